"""The content that visitors will see: what set-up compiled, or a preview of a source folder."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk import paths
from kiosk.errors import KioskError


class ContentMissing(KioskError):
    """There is no compiled content."""

    code = "content-missing"


class PreviewRefused(KioskError):
    """The source folder has problems, so there is nothing to show."""

    code = "preview-refused"


@contextmanager
def content_to_show(source: Path | None, *, pseudo: bool = False) -> Iterator[Path]:
    """The folder of compiled content; `source` is compiled to a temporary one first, where wanted
    in the invented languages too.

    Its problems go to standard output. Raises ContentMissing or PreviewRefused.
    """
    if source is not None:
        with _compiled(source, pseudo) as folder:
            yield folder
        return
    content = paths.default_content()
    if not content.is_dir():
        raise ContentMissing(f"There is no compiled content in {content}.", "Run `make setup`.")
    yield content


def content_identity(folder: Path) -> Hashable:
    """What differs after the compiled content in `folder`, or the file that names it, was replaced
    as a whole; None without any."""
    try:
        found = folder.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino, found.st_mtime_ns


@contextmanager
def _compiled(source: Path, pseudo: bool) -> Iterator[Path]:
    # By a process of its own: neither supervisor nor visitors load what reads source folders.
    import subprocess
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="kiosk-preview-") as temporary:
        content = Path(temporary) / "content"
        how = [f"--out={content}", *(["--pseudo"] if pseudo else [])]
        command = [*paths.program(), "content", "compile", *how, "--", str(source)]
        if subprocess.run(command, check=False).returncode != 0:  # noqa: S603
            raise PreviewRefused(f"{source} has problems.", "Correct them and start again.")
        yield content
