"""What stands alone in a Markdown text: a link or a picture."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from markdown_it.token import Token

from kiosk.content.blocks import (
    Block,
    ChannelId,
    ChannelLink,
    Contact,
    DirectoryLink,
    PageId,
    PageLink,
    Picture,
    ServiceId,
)
from kiosk.content.problems import did_you_mean, quoted
from kiosk.content.source.blocks import Flaw, Found, Placed
from kiosk.content.source.inline import plain, read_spans

_PICTURE = re.compile(r"media/([^/]+)\Z")
_LINKS: Mapping[str, Callable[[str, str], Block]] = {
    "page": lambda target, label: PageLink(PageId(target), label),
    "channel": lambda target, label: ChannelLink(ChannelId(target), label),
    "service": lambda target, _: Contact(ServiceId(target)),
}


def is_link(children: Sequence[Token]) -> bool:
    """Whether one link is all there is."""
    kinds = [token.type for token in children]
    return kinds[:1] == ["link_open"] and kinds.index("link_close") == len(kinds) - 1


def is_picture(children: Sequence[Token]) -> bool:
    """Whether one picture is all there is."""
    return [token.type for token in children] == ["image"]


def read_link(children: Sequence[Token], line: int) -> Found:
    """The button or card a link stands for."""
    address = str(children[0].attrs.get("href", ""))
    text, flaws = read_spans(children[1:-1], line)
    label = plain(text)
    kind, _, target = address.partition(":")
    yield from flaws
    if "title" in children[0].attrs:
        yield Flaw(line, "link-form", f"{quoted(address)}: a link has no title in quotes.")
    if kind == "service" and label:
        yield Flaw(line, "link-form", f"{quoted(label)}: a service's card shows its own name.")
    if address == "countries":
        yield Placed(line, DirectoryLink(label))
    elif kind in _LINKS:
        yield Placed(line, _LINKS[kind](target, label))
    else:
        yield _unknown(address, kind, line)


def _unknown(address: str, kind: str, line: int) -> Flaw:
    near = did_you_mean(kind, (*_LINKS, "countries"))
    if address.startswith(("https:", "http:", "mailto:", "www.")):
        sentence = "a web address is the address of a channel or a service. Link to that"
        return Flaw(line, "web-address", f"{quoted(address)}: {sentence}.")
    sentence = f"{quoted(address)}: links are page:ID, channel:ID, service:ID or countries.{near}"
    return Flaw(line, "link-form", sentence)


def read_picture(image: Token, line: int) -> Found:
    """A picture, which must say in words what it shows."""
    address = str(image.attrs.get("src", ""))
    text, flaws = read_spans(image.children or (), line)
    alternative = plain(text).strip()
    found = _PICTURE.match(address)
    yield from flaws
    if not found:
        yield Flaw(line, "missing-picture", f"{quoted(address)}: pictures lie in media/.")
    if not alternative:
        yield Flaw(line, "no-alternative", f"Say in words what {quoted(address)} shows.")
    if found and alternative:
        yield Placed(line, Picture(found.group(1), alternative))
