"""What `kiosk content` does. As with all commands (kiosk.commands), each takes parsed arguments and
imports what it needs when it is called."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk import paths
from kiosk.errors import Misuse
from kiosk.output import complain, show

if TYPE_CHECKING:
    from kiosk.content.change import Change
    from kiosk.content.checking import Bundle
    from kiosk.content.difference import Edition


def content(options: Namespace) -> bool:
    """Check or compile a source folder. Returns whether it has problems. Raises Misuse."""
    refuse_where_packaged()
    if options.report and options.format == "json":
        raise Misuse("--report is a table for people.", "Leave --format json out.")

    from datetime import date

    from kiosk.content.checking import check_bundle
    from kiosk.content.compile import compile_folder
    from kiosk.content.translation.program import completeness_of_program

    today = date.today()
    if options.out is not None:
        problems = compile_folder(options.folder, options.out, today, pseudo=options.pseudo)
        return _has_problems(options, problems)
    bundle = check_bundle(options.folder, today)
    program = completeness_of_program(paths.translations())
    for name, counts in ((options.folder, bundle.completeness), ("the program", program)):
        for language, completeness in counts.items():
            complain(f"{name}: {language}: {completeness}")
    if options.report:
        _report(bundle)
    return _has_problems(options, bundle.problems)


def extract(options: Namespace) -> bool:
    """Write the template for translators. Returns whether the source has problems. Raises Misuse
    and NotWritten."""
    refuse_where_packaged()

    from datetime import date

    from kiosk.content.checking import check_source
    from kiosk.content.translation.template import extract_into

    bundle = check_source(options.folder, date.today())
    if not bundle.obstacles:
        extract_into(options.folder, bundle.messages)
    return _has_problems(options, bundle.obstacles)


def update(options: Namespace) -> bool:
    """Bring template and catalogues up to the source. Returns whether there are problems. Raises
    Misuse and NotWritten."""
    refuse_where_packaged()

    from datetime import date

    from kiosk.content.checking import check_source
    from kiosk.content.translation.template import extract_into, update_in

    bundle = check_source(options.folder, date.today())
    problems = bundle.obstacles
    if not problems:
        extract_into(options.folder, bundle.messages)
        locales = bundle.original.source.locales
        problems = update_in(options.folder, bundle.messages, bundle.languages, locales)
    return _has_problems(options, problems)


def has_problems_compiling(options: Namespace, out: Path) -> bool:
    """Compile a source folder into the folder `out`; where it has problems, say them. Raises Misuse
    and NotCompiled."""
    refuse_where_packaged()

    from datetime import date

    from kiosk.content.compile import compile_folder

    problems = compile_folder(options.folder, out, date.today())
    return bool(problems) and _has_problems(options, problems)


def _has_problems(options: Namespace, problems: Sequence[Any]) -> bool:
    """Say them as the options want them."""
    if options.format == "json":
        show(_as_json(problems))
    for problem in problems if options.format == "text" else ():
        show(str(problem))
    count = {0: "no problems", 1: "1 problem"}.get(len(problems), f"{len(problems)} problems")
    complain(f"{options.folder}: {count}")
    return bool(problems)


def _report(bundle: Bundle) -> None:
    """How easy the pages of a bundle without problems are to read."""
    from kiosk.content.compile import contents_of
    from kiosk.content.report import ease_report

    for line in () if bundle.obstacles else ease_report(contents_of(bundle)):
        show(line)


def review(options: Namespace) -> bool:
    """List the facts that are due, or note that one was checked. Returns whether any is due.
    Raises Misuse, CannotStamp."""
    refuse_where_packaged()
    if (options.stamp is None) != (options.by is None):
        raise Misuse("--stamp and --by belong together.", "Say what was checked, and who did it.")

    from datetime import date

    from kiosk.content.review import due_facts, stamp
    from kiosk.content.source.read import read_source

    source = read_source(options.folder, date.today())
    if options.stamp is not None:
        fact = stamp(options.folder, source, options.stamp, options.by)
        complain(f"{fact.tree.file}:{fact.line}: checked on {source.today} by {options.by}")
        return False
    due = due_facts(source, options.within)
    for fact in due:
        show(str(fact))
    if source.problems:
        complain("Some of it cannot be read. `kiosk content check` says what.")
    complain(f"{options.folder}: {len(due)} due")
    return bool(due)


def diff(options: Namespace) -> None:
    """Say what changes for readers from one content to another. Raises Misuse, SourceRefused,
    NotCompiled and ContentUnreadable."""
    from kiosk.content.difference import difference

    say_changes(options, difference(edition_in(options.before), edition_in(options.after)))


def say_changes(options: Namespace, changes: Sequence[Change]) -> None:
    """Say what changes for readers."""
    import json

    from kiosk.content.difference_text import as_data, as_text

    if options.format == "json":
        show(json.dumps({"changes": as_data(changes), "count": len(changes)}, indent=2))
    for line in as_text(changes) if options.format == "text" else ():
        show(line)


def edition_in(folder: Path) -> Edition:
    """What readers get of compiled content, or of a source folder if that were compiled now. Raises
    Misuse, SourceRefused, NotCompiled and ContentUnreadable."""
    from kiosk.content.compiled import INDEX, checked
    from kiosk.content.difference import edition_of

    if (folder / INDEX).is_file():
        return edition_of(checked(folder))
    refuse_where_packaged()

    from datetime import date

    from kiosk.content.compile import checked_source

    return edition_of(checked_source(folder, date.today()))


def refuse_where_packaged() -> None:
    """Raises Misuse in the packaged program, which reads no sources."""
    if paths.is_frozen():
        raise Misuse(
            "The packaged program only shows content; it does not check or compile it.",
            "Run `kiosk content` where the content is written.",
        )


def _as_json(problems: Iterable[Any]) -> str:
    import json

    names = ("file", "line", "code", "sentence")
    listed = [{name: getattr(problem, name) for name in names} for problem in problems]
    return json.dumps({"problems": listed, "count": len(listed)}, indent=2, default=str)
