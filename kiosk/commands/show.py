"""What the commands do that show the kiosk, or try whether it can be shown, and the doctor.

`kiosk run` is to start a visitor process before most of the program is loaded.
"""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk import paths
from kiosk.commands.content import refuse_where_packaged
from kiosk.errors import Misuse
from kiosk.exits import Exit
from kiosk.output import complain, show
from kiosk.processes import (
    Showing,
    check_content,
    install_delivery,
    live_through_panel,
    live_through_visit,
    load_content,
    show_emergency_page,
    take_environment,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.supervisor.deliveries import DropFolder
    from kiosk.supervisor.process import Life
    from kiosk.supervisor.supply import Active
    from kiosk.supervisor.trial import Step
    from kiosk.visit.options import TourOptions


def run(options: Namespace) -> int:
    """Show the kiosk until it is closed; where staff want it started anew, and no service manager
    does that, this program does. Returns an Exit. Raises NoDisplay, ContentMissing,
    PreviewRefused."""
    # Whatever is started begins as a copy of this process: loaded here, it is loaded once.
    import kiosk.content.compiled  # noqa: F401
    from kiosk.staff.last_start import note_start
    from kiosk.supervisor.content import content_to_show
    from kiosk.supervisor.display_server import find_platform, shares_display
    from kiosk.supervisor.environment import visitor_environment
    from kiosk.supervisor.signals import end_like_ctrl_c
    from kiosk.supervisor.supervise import Programs, supervise

    end_like_ctrl_c()
    platform = find_platform(os.environ)
    notify_socket = os.environ.get("NOTIFY_SOCKET", "")
    runtime = paths.runtime(os.environ)
    note_end = note_start(runtime, datetime.now(UTC), as_service=notify_socket != "")
    with content_to_show(options.source) as content:
        showing = Showing(
            environment=visitor_environment(os.environ, platform),
            settings=options.settings or paths.settings_file(),
            profile=options.profile,
            window=options.window,
            preview=options.source is not None,
        )
        ending = supervise(
            Programs(
                visitor=partial(partial, live_through_visit, showing),
                content=_active(showing, content),
                emergency=partial(show_emergency_page, showing),
                staff=partial(partial, live_through_panel, showing),
                admits_staff=partial(_admits_staff, showing.settings),
                drop_folder=None if showing.preview else partial(_drop_folder, showing),
            ),
            closable=options.window is not None,
            shares_display=shares_display(platform),
            memory_limit=partial(_memory_limit, showing.settings),
            require_display=partial(find_platform, os.environ),
            notify_socket=notify_socket,
        )
    note_end(ending)
    if ending != "restart":
        return Exit.DONE
    return Exit.RESTART if notify_socket else _begin_anew()


def _begin_anew() -> int:
    command = [*paths.program(), *sys.argv[1:]]
    os.execv(command[0], command)  # noqa: S606 - no shell is wanted


def _active(showing: Showing, content: Path) -> Active:
    """What visitors are shown: a preview, or what is installed once anything was, or else
    `content`, that of the release."""
    from kiosk.bundle.store.pointer import pointer_file
    from kiosk.settings import read_settings
    from kiosk.supervisor.content import content_identity
    from kiosk.supervisor.supply import Active

    if showing.preview:
        return Active(partial(content_identity, content), partial(partial, check_content, content))
    installed = pointer_file(read_settings(showing.settings).settings.store)

    def check(descriptor: int) -> Life:
        if content_identity(installed) is None:
            return partial(check_content, content, descriptor)
        return partial(load_content, showing.settings, descriptor)

    # Where the store cannot even be asked, the release has content all the same.
    return Active(
        lambda: (content_identity(content), content_identity(installed)),
        check,
        otherwise=partial(partial, check_content, content),
    )


def _drop_folder(showing: Showing) -> DropFolder:
    """Where content is brought over a network."""
    from kiosk.bundle.candidates import list_bundles
    from kiosk.settings import read_settings
    from kiosk.supervisor.deliveries import DropFolder
    from kiosk.supervisor.incoming import incoming
    from kiosk.supervisor.tries import read_tries, tries_file

    store = read_settings(showing.settings).settings.store
    return DropFolder(
        look=partial(list_bundles, incoming(store)),
        before=partial(read_tries, tries_file(store)),
        install=partial(partial, install_delivery, showing.settings),
    )


def _admits_staff(path: Path | None) -> bool:
    """Whether the staff panel can be opened now. The settings may have changed, and the PIN."""
    from kiosk.settings import read_settings
    from kiosk.staff.entry import admits_staff

    return admits_staff(read_settings(path).settings)


def _memory_limit(path: Path | None) -> int:
    """Bytes a visitor process may hold. What is wrong in the settings is said."""
    from kiosk.settings import read_settings

    settings, problems = read_settings(path)
    for problem in problems:
        complain(str(problem))
    if problems:
        complain("The kiosk goes on with the defaults in their place.")
    return settings.memory_mb * 1024 * 1024


def outline(options: Namespace) -> None:
    """Make the emergency page from compiled content. Raises what `generate_page` raises."""
    refuse_where_packaged()

    _take_visitor_environment("offscreen")

    from kiosk.display.emergency.generate import generate_page

    generate_page(options.folder, options.out)


def _take_visitor_environment(platform: str) -> None:
    from kiosk.supervisor.environment import visitor_environment

    take_environment(visitor_environment(os.environ, platform))


def tour(options: Namespace) -> int:
    """Walk through all screens, off-screen. Raises Misuse, SettingsWrong and what `run` raises."""
    from kiosk.content.compiled import checked
    from kiosk.content.languages import PSEUDO
    from kiosk.supervisor.content import content_to_show

    pseudo = options.language in PSEUDO
    with content_to_show(options.source, pseudo=pseudo) as folder:
        languages = checked(folder).index.languages
        if options.language and options.language not in languages:
            known = ", ".join(languages)
            advice = "Name the source folder with --source." if pseudo else ""
            raise Misuse(
                f"“{options.language}” does not exist yet in this content ({known} does).", advice
            )
        _take_visitor_environment("offscreen")

        from kiosk.display.tour import run_tour

        return run_tour(_tour_options(options, folder))


def _tour_options(options: Namespace, folder: Path) -> TourOptions:
    from kiosk.settings import load_settings, with_profile
    from kiosk.visit.options import Size, TourOptions, panel_for

    size = Size(*options.size)
    settings = load_settings(options.settings or paths.settings_file())
    panel = panel_for(size, settings.panel)
    if options.mm:
        panel = panel._replace(width_mm=options.mm[0], height_mm=options.mm[1])
    return TourOptions(
        out=options.out,
        content=folder,
        settings=with_profile(settings._replace(panel=panel), options.profile),
        size=size,
        language=options.language,
        theme=options.theme,
        text_size=options.text_size,
        is_preview=options.source is not None,
    )


def trial(options: Namespace) -> None:
    """Have compiled content checked and all of it shown, to nobody. Raises TrialFailed."""
    from kiosk.processes import Trying, check_for_trial, show_for_trial
    from kiosk.settings import read_settings
    from kiosk.supervisor.trial import Limits, try_content

    settings_file = options.settings or paths.settings_file()
    # What is wrong in them does not make the content wrong.
    limits = Limits(memory=read_settings(settings_file).settings.memory_mb * 1024 * 1024)
    trying = Trying(settings_file, options.profile, options.size)
    parts = (
        partial(partial, check_for_trial, options.folder),
        partial(partial, show_for_trial, trying),
    )
    total = try_content(parts, limits, _tell_of(options))
    if options.format == "json":
        show(f'{{"screens": {total}}}')
    else:
        show(f"{options.folder}: {total} screens, and nothing is wrong with them")


def _tell_of(options: Namespace) -> Callable[[Step], object]:
    """Tells of progress where somebody waits: at a terminal, or another program."""
    import json
    import sys

    if options.format == "json":
        return lambda at: complain(
            json.dumps({"step": at.step, "done": at.done, "total": at.total})
        )
    if sys.stderr.isatty():
        return lambda at: complain(f"{at.done} of {at.total or '?'} {at.step}".rstrip())
    return lambda _: None


def doctor(options: Namespace) -> int:
    """Look at this machine and say what is to be done. Returns the worst State."""
    from kiosk.doctor.check import as_json, as_table, worst
    from kiosk.doctor.examine import examine
    from kiosk.supervisor.display_server import NoDisplay, find_platform

    started_in = dict(os.environ)
    try:
        platform = find_platform(started_in)
    except NoDisplay:
        platform = "offscreen"
    _take_visitor_environment(platform)
    settings_file = options.settings or paths.settings_file()
    checks = tuple(examine(started_in, paths.default_content(), settings_file))
    show(as_json(checks) if options.json else as_table(checks))
    return worst(checks)
