"""Which web addresses may be put into a code, and which may be named as a source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from kiosk.content.problems import did_you_mean, quoted

# 150 characters at error level Q are version 10: at six pixels a module, 100 mm wide.
_LONGEST = 150
_LONGEST_SOURCE = 400
_LONGEST_HOST = 100
# Labels of plain letters and digits, the last beginning with a letter; none in Punycode.
_LABEL = r"(?!xn--)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?"
_HOST = re.compile(rf"(?:{_LABEL}\.)+(?=[a-z]){_LABEL}\Z")
_REST = re.compile(r"[A-Za-z0-9/._~!$&'()*+,;=:@%?#-]*\Z")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,20}:(?! )")

Refused = tuple[str, str] | None


def refused_address(
    text: str, hosts: Sequence[str] | None, queries: frozenset[str] | None
) -> Refused:
    """Code and sentence for what is wrong with the address of a channel or service.

    `hosts` are those the bundle allows, `queries` the whole addresses that may carry a query
    string; None where that is not known.
    """
    try:
        parts = urlsplit(text)
    except ValueError:
        return "address", f"{quoted(text)} is no web address."
    if parts.scheme != "https" or not text.startswith("https://"):
        return "address-not-https", f"{quoted(text)} does not begin with https://."
    if "@" in parts.netloc:
        return "address-user", f"{quoted(text)} has a user part before the @. Remove it."
    host, colon, _ = parts.netloc.partition(":")
    return (
        refused_host(host)
        or _refused_beyond_host(text, bool(colon))
        or _refused_query(text, queries)
        or _refused_unknown_host(text, host, hosts)
    )


def _refused_beyond_host(text: str, has_port: bool) -> Refused:
    if has_port:
        return "address-port", f"{quoted(text)} names a port. Remove it."
    if "#" in text:
        return "address-fragment", f"{quoted(text)} has a fragment after the #. Remove it."
    if not _REST.match(text):
        sentence = "has characters an address cannot have. Write them with % signs."
        return "address", f"{quoted(text)} {sentence}"
    if len(text) > _LONGEST:
        sentence = f"has {len(text)} characters; a code that reads well has {_LONGEST} at most."
        return "address", f"{quoted(text)} {sentence}"
    return None


def _refused_query(text: str, queries: frozenset[str] | None) -> Refused:
    if "?" in text and queries is not None and text not in queries:
        sentence = "has a query string. Remove it, or list the whole address under queries"
        return "address-query", f"{quoted(text)} {sentence}."
    return None


def _refused_unknown_host(text: str, host: str, hosts: Sequence[str] | None) -> Refused:
    if hosts is not None and host not in hosts:
        sentence = f"The host {quoted(host)} of {quoted(text)} is not in hosts of bundle.yaml."
        return "address-host", sentence + did_you_mean(host, hosts)
    return None


def refused_host(host: str) -> Refused:
    """Code and sentence for what is wrong with the name of a host."""
    if len(host) > _LONGEST_HOST or not _HOST.match(host):
        sentence = "is no host in plain lower-case ASCII, like www.example.org"
        return "address-host", f"{quoted(host)} {sentence}."
    return None


def refused_source_address(text: str) -> Refused:
    """Code and sentence for what is wrong with a source's address, or the name of its document."""
    if len(text) > _LONGEST_SOURCE:
        sentence = f"has {len(text)} characters; {_LONGEST_SOURCE} are the most"
        return "address", f"{quoted(text)} {sentence}."
    try:
        parts = urlsplit(text if _SCHEME.match(text) else "")
    except ValueError:
        return "address", f"{quoted(text)} is no web address."
    if parts.scheme in ("http", "https") and (not parts.hostname or " " in text):
        return "address", f"{quoted(text)} is no web address."
    if parts.scheme not in ("", "http", "https"):
        return "address", f"{quoted(text)} is neither an http or https address nor a document."
    return None
