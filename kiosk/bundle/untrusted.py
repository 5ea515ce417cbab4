"""Why metadata is not believed: one class for each cause, with a code of its own."""

from __future__ import annotations

from kiosk.errors import KioskError


class Untrusted(KioskError):
    """Metadata is not believed. What was there before stays as it is."""

    code = "untrusted"


class RootMissing(Untrusted):
    """There is no root file to begin with."""

    code = "root-missing"


class RootUnreadable(Untrusted):
    """A root file is none, is damaged, or names keys that cannot be relied on."""

    code = "root-unreadable"


class RootNotSigned(Untrusted):
    """A root file has fewer signatures than its own version or the one before asks for."""

    code = "root-not-signed"


class RootSkipped(Untrusted):
    """Between two root files one is missing, so that nobody hands over to the later one."""

    code = "root-skipped"


class RootDiffers(Untrusted):
    """There are two different root files of one version."""

    code = "root-differs"


class TargetsUnreadable(Untrusted):
    """The list of files is none, or is damaged."""

    code = "targets-unreadable"


class TargetsNotSigned(Untrusted):
    """No publisher whom the root trusts has signed the list of files."""

    code = "targets-not-signed"
