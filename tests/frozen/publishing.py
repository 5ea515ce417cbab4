"""What a publisher brings to a release: root files, and bundles of an invented country."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from kiosk.bundle.pack import pack
from kiosk.content.compile import compile_folder
from kiosk.content.compiled import MEDIA, checked, write_compiled
from tests.makers import EXAMPLE, TODAY
from tests.publisher import Publisher

CALLS = {1: "Touch to begin", 2: "Put your hand here"}


class Desk:
    """A publisher with a folder. `trust` holds a root file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.publisher = Publisher()
        self.trust = folder / "trust"
        self.trust.mkdir()
        (self.trust / "1.root.json").write_bytes(self.publisher.root())

    def content(self, version: int) -> Path:
        """Compiled content in English, which calls in other words in each version."""
        once, folder = self.folder / "once", self.folder / f"content-{version}"
        if not once.exists():
            assert compile_folder(EXAMPLE, once, TODAY) == ()
        bundle = checked(once)
        english = bundle.content("en")
        profiles = {
            name: replace(profile, attract_call=CALLS[version])
            for name, profile in english.profiles.items()
        }
        media = [file for file in bundle.index.files if file.startswith(f"{MEDIA}/")]
        write_compiled(
            folder,
            replace(bundle.index, version=version, languages=("en",)),
            [replace(english, version=version, profiles=profiles)],
            {file.removeprefix(f"{MEDIA}/"): bundle.read(file) for file in media},
        )
        return folder

    def bundle(self, version: int) -> Path:
        """The same, signed."""
        out = self.folder / f"examplia-{version}.kbundle"
        chain, signer = (self.publisher.root(),), self.publisher.publisher_keys[0]
        pack(self.content(version), chain, signer, out, TODAY)
        return out
