"""What the processes do that the supervisor starts. Each begins as a copy of it, so nothing here
is loaded before it is needed."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kiosk import paths
from kiosk.errors import KioskError
from kiosk.exits import Exit, exit_code

if TYPE_CHECKING:
    from socket import socket

    from kiosk.bundle.candidates import Listed
    from kiosk.display.full_screen import WindowSize
    from kiosk.settings import ProfileName
    from kiosk.supervisor.tries import Tries

_NICENESS = 10


class Showing(NamedTuple):
    """What visitor processes show, and how: what `kiosk run` was asked for.

    `settings` is a file, `environment` what visitor processes get of it.
    """

    environment: Mapping[str, str]
    settings: Path | None = None
    profile: ProfileName | None = None
    window: WindowSize = None
    preview: bool = False


def live_through_visit(showing: Showing, content: int, link: socket) -> int:
    """Be a visitor process, at the end of its link, with the descriptor of the memory that its
    `content` is in once it is told `checked`. Returns an Exit."""
    return exit_code(lambda: _visit(showing, content, link))


def live_through_panel(showing: Showing, content: int, link: socket) -> int:
    """Be the staff process, which shows itself at once. Returns an Exit."""
    return exit_code(lambda: _staff(showing, content, link))


def do_errands(settings: Path | None, link: socket) -> int:
    """Do what the staff process has done for it, at the other end of its link. Returns an Exit."""
    return exit_code(lambda: _errands(settings, link))


def check_content(folder: Path, content: int, link: socket) -> int:
    """Check the compiled content in `folder`, the release's own, and leave it in a memory file,
    sealed. Returns an Exit; what is wrong is a sentence."""
    return exit_code(lambda: _check(folder, content, link, was_tried=True))


class Trying(NamedTuple):
    """What a trial shows content with: a settings file, and the panel's `size` in pixels, if it is
    not what the settings say of it in mm."""

    settings: Path | None = None
    profile: ProfileName | None = None
    size: tuple[int, int] | None = None


def check_for_trial(folder: Path, content: int, report: int, link: socket) -> int:
    """As `check_content`, but what is wrong is a report. Returns an Exit."""
    return exit_code(lambda: _reporting(report, lambda: _check(folder, content, link)))


def show_for_trial(trying: Trying, content: int, report: int, link: socket) -> int:
    """Show all of the checked content to nobody, as a visitor process would, and report. Returns
    an Exit."""
    return exit_code(lambda: _reporting(report, lambda: _show_all(trying, content, report, link)))


def load_content(settings: Path | None, content: int, link: socket) -> int:
    """Be `kiosk store load`, which writes in the store where it must, leaves what is active in a
    memory file, and loads what the supervisor never does. Does not return."""
    from kiosk.supervisor.link import join_supervisor

    join_supervisor(link)
    os.set_inheritable(content, True)
    options = ("--settings", os.fspath(settings)) if settings else ()
    command = [*paths.program(), "store", "load", "--into", str(content), *options]
    os.execv(command[0], command)  # noqa: S606 - no shell is wanted


def install_delivery(settings: Path | None, file: Listed, tries: Tries, link: socket) -> int:
    """Try a file of the drop folder, whose `tries` count this one. Returns an Exit: DONE once that
    is settled. Others have the processor first."""
    return exit_code(lambda: _install(settings, file, tries, link))


def show_emergency_page(showing: Showing, link: socket) -> int:
    """Be the emergency page, at the end of its link. Returns an Exit."""
    return exit_code(lambda: _emergency(showing, link))


def take_environment(environment: Mapping[str, str]) -> None:
    """Have this environment and no other from now on, Qt too."""
    os.environ.clear()
    os.environ.update(environment)


def _let_visitors_go_first() -> None:
    """With the processor, and by that with the disk (ioprio_set(2))."""
    os.nice(max(0, _NICENESS - os.nice(0)))  # one that does already is not slowed down twice


def _visit(showing: Showing, content: int, link: socket) -> int:
    from kiosk.supervisor.link import join_supervisor

    gc.disable()  # until everything is loaded (kiosk.display.reserve)
    take_environment(showing.environment)
    joined = join_supervisor(link)  # before anything slow is loaded

    from kiosk.settings import read_settings, with_profile
    from kiosk.supervisor.sandbox.enter import enter_sandbox
    from kiosk.supervisor.sandbox.needs import visitor_needs

    # What is wrong in them is said by the supervisor, once.
    settings = read_settings(showing.settings).settings
    # Before Qt starts its threads. `kiosk doctor` says what this machine does not offer.
    enter_sandbox(visitor_needs(os.environ), swap=settings.sandbox.swap)

    from kiosk.display.fonts import read_fonts_ahead
    from kiosk.display.shiboken import import_shiboken

    read_fonts_ahead()  # beside what is loaded next
    import_shiboken()

    from kiosk.content.compiled import CheckedContent
    from kiosk.display.visitor import main

    joined.wait_for("checked")
    return main(
        link=joined,
        content=CheckedContent(content),
        settings=with_profile(settings, showing.profile),
        window=showing.window,
        is_preview=showing.preview,
    )


def _staff(showing: Showing, content: int, link: socket) -> int:
    from kiosk.supervisor.link import join_supervisor
    from kiosk.supervisor.process import start_companion

    take_environment(showing.environment)
    joined = join_supervisor(link)

    from kiosk.settings import read_settings, with_profile
    from kiosk.staff.entry import pin_file
    from kiosk.staff.last_start import last_start
    from kiosk.staff.pin import read_record
    from kiosk.supervisor.sandbox.enter import enter_sandbox
    from kiosk.supervisor.sandbox.needs import staff_needs

    settings = read_settings(showing.settings).settings
    record = read_record(pin_file(settings.store))  # which it cannot do later
    if record is None:
        return Exit.REFUSED  # it was removed a moment ago
    errands = start_companion(partial(do_errands, showing.settings))
    runtime = paths.runtime(os.environ)
    started = last_start(runtime)
    found = enter_sandbox(staff_needs(os.environ, runtime), swap=settings.sandbox.swap)

    from kiosk.content.compiled import CheckedContent
    from kiosk.display.staff_process import main
    from kiosk.staff.attempts import WrongTries, attempts_file, boot_clock
    from kiosk.staff.records import Lack

    joined.wait_for("checked")
    return main(
        link=joined,
        content=CheckedContent(content),
        settings=with_profile(settings, showing.profile),
        window=showing.window,
        record=record,
        tries=WrongTries(attempts_file(runtime), boot_clock),
        lacks=[Lack(each.name, each.lacking) for each in found if each.lacking],
        last_start=started,
        errands=errands,
    )


def _errands(settings_file: Path | None, link: socket) -> int:
    from kiosk.supervisor.incoming import incoming
    from kiosk.supervisor.link import join_supervisor
    from kiosk.supervisor.sandbox.enter import give_up_privileges

    join_supervisor(link)  # here the panel, which this process ends with
    give_up_privileges()

    from kiosk.settings import read_settings
    from kiosk.staff.errands.errands import Errands
    from kiosk.staff.errands.link import LinkBroken, errands_end
    from kiosk.staff.errands.programs import Programs
    from kiosk.staff.errands.sight import open_mounts, seeing

    settings = read_settings(settings_file).settings
    programs = Programs(paths.program(), settings_file)
    end, see = errands_end(link), seeing(settings, incoming(settings.store))
    with suppress(LinkBroken):  # the panel has ended
        Errands(end, programs, see, release=_release(), mounts=open_mounts()).run()
    return Exit.DONE


def _release() -> str:
    """The version of the release's own content, in words."""
    from kiosk.content.compiled import index_of
    from kiosk.content.model import ContentUnreadable

    try:
        index = index_of(paths.default_content())
    except ContentUnreadable:
        return ""
    return f"{index.id} {index.version}"


def _check(folder: Path, content: int, link: socket, *, was_tried: bool = False) -> int:
    from kiosk.supervisor.link import join_supervisor
    from kiosk.supervisor.sandbox.enter import enter_sandbox
    from kiosk.supervisor.sandbox.needs import checker_needs

    join_supervisor(link)
    enter_sandbox(checker_needs(folder), swap=True)

    from kiosk.content.compiled import check_into

    check_into(content, folder, was_tried=was_tried)
    return Exit.DONE


def _install(settings_file: Path | None, file: Listed, tries: Tries, link: socket) -> int:
    from kiosk.supervisor.link import join_supervisor

    _let_visitors_go_first()
    join_supervisor(link)

    from kiosk.settings import read_settings
    from kiosk.supervisor.delivery import Installing, install
    from kiosk.supervisor.incoming import incoming
    from kiosk.supervisor.tries import tries_file

    store = read_settings(settings_file).settings.store
    options = ("--settings", str(settings_file)) if settings_file else ()
    how = ("--receipt", str(incoming(store)), "--way=drop-folder", "--format=json", *options)
    command = (*paths.program(), "store", "install", *how, "--")
    return install(Installing(command, tries_file(store)), file, tries)


def _reporting(descriptor: int, part: Callable[[], int]) -> int:
    from kiosk.supervisor.trial import Refused, report

    _let_visitors_go_first()
    try:
        return part()
    except KioskError as error:
        report(descriptor, Refused(error.code, error.args[0], error.advice))
        return Exit.REFUSED


def _show_all(trying: Trying, content: int, descriptor: int, link: socket) -> int:
    from kiosk.supervisor.environment import visitor_environment
    from kiosk.supervisor.link import join_supervisor

    # Nothing of the display, nor of the graphics card, that visitors may be using.
    take_environment(visitor_environment({}, "offscreen", has_gpu=False))
    join_supervisor(link)

    from kiosk.settings import read_settings, with_profile
    from kiosk.supervisor.sandbox.enter import enter_sandbox
    from kiosk.supervisor.sandbox.needs import visitor_needs

    settings = with_profile(read_settings(trying.settings).settings, trying.profile)
    enter_sandbox(visitor_needs(os.environ), swap=True)

    from kiosk.content.compiled import CheckedContent
    from kiosk.display.trial.show import main
    from kiosk.supervisor.trial import report
    from kiosk.visit.options import Size, size_of

    size = Size(*trying.size) if trying.size else size_of(settings.panel)
    main(CheckedContent(content), settings, size, partial(report, descriptor))
    return Exit.DONE


def _emergency(showing: Showing, link: socket) -> int:
    from kiosk.supervisor.link import join_supervisor

    take_environment(showing.environment)
    joined = join_supervisor(link)

    from kiosk.display.emergency.window import main

    return main(joined, paths.emergency_page(), showing.window)
