"""The screens on which staff bring new content to the kiosk, and go back to what was before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kiosk.content.blocks import Span
from kiosk.content.isolates import isolated
from kiosk.display.staff_refusals import in_words
from kiosk.staff.actions import Found
from kiosk.staff.records import Candidate, Outcome, Overview, Refusal, Step, StepName
from kiosk.staff.screens import AtResult, Deed, Install, UnderWay
from kiosk.visit.origins import Translate
from kiosk.visit.rows import Row, joined, rich, text_row
from kiosk.visit.screen import Kiosk, Screen

# A title, what is said, and an icon.
Fact = tuple[str, str, str]

_MB = 1_000_000

_INSTALLING: tuple[StepName, ...] = ("copy", "verify", "try", "activate")
_UNDOING: tuple[StepName, ...] = ("verify", "activate")


def found_so_far(kiosk: Kiosk, search: Found | None) -> str:
    """How many bundles there are, in words."""
    _ = kiosk.translate
    if search is None or search.is_looking:
        return _("Looking …")
    if not search.candidates:
        return _("Plug in a stick.")
    return _("Found: {count}").format(count=len(search.candidates))


def candidates_screen(kiosk: Kiosk, search: Found | None) -> Screen:
    """The bundles that were found, newest first; without any, what to do."""
    _ = kiosk.translate
    found = search.candidates if search else ()
    refused = search.refusals if search else ()
    rows = (
        *(_row_of(each, _) for each in found),
        *(row for each in refused for row in _refused(each, _)),
    ) or tuple(_nothing_found(search, _))
    lead = _("The newest comes first. Choose one to see what it changes.") if found else ""
    return Screen("reading", _("Content from a stick"), lead, _("Staff"), rows=rows)


def _row_of(candidate: Candidate, _: Translate) -> Row:
    told = [_place(candidate, _)]
    if candidate.created:
        told.append(_("Made on {day}").format(day=candidate.created))
    if candidate.publisher:
        told.append(_("Signed by: {words}").format(words=", ".join(candidate.publisher)))
    if candidate.refusal:
        told.append(in_words(candidate.refusal, _).sentence)
    elif candidate.is_active:
        told.append(_("This is shown already."))
    symbol = "not-sure" if candidate.refusal else "install"
    target = f"candidate:{candidate.id}"
    return Row("way", candidate.version, "\n".join(told), symbol=symbol, target=target)


def _place(candidate: Candidate, _: Translate) -> str:
    if not candidate.place:
        return _("In the drop folder")
    # i18n: {name} is the label of a USB stick
    return _("On the stick “{name}”").format(name=isolated(candidate.place, "ltr"))


def _nothing_found(search: Found | None, _: Translate) -> Iterator[Row]:
    if search is None or search.is_looking:
        yield _callout(_("Looking …"), _("This may take a moment."), "usb")
    else:
        yield _callout(
            _("Plug in a stick."),
            _("Content for this kiosk is found by itself: files whose names end in “.kbundle”."),
            "usb",
        )


def candidate_screen(kiosk: Kiosk, candidate: Candidate) -> Screen:
    """One of them: what it is, and what would change for readers."""
    _ = kiosk.translate
    can_install = candidate.can_be_installed
    return Screen(
        "reading",
        candidate.version,
        section=_("Staff"),
        rows=tuple(_about(candidate, _)),
        action=_("Install") if can_install else "",
        action_target="install" if can_install else "",
        action_symbol="install",
    )


def _about(candidate: Candidate, _: Translate) -> Iterator[Row]:
    if candidate.refusal:
        yield from _refused(candidate.refusal, _)
    facts = [(_("Where it is"), _place(candidate, _), "usb")]
    if candidate.created:
        facts.append((_("Made on"), candidate.created, "opens-later"))
    if candidate.publisher:
        facts.append((_("Signed by"), ", ".join(candidate.publisher), "who"))
    if candidate.size:
        facts.append((_("Size"), f"{candidate.size / _MB:.1f} MB", "info"))
    yield from card(facts)
    if candidate.is_active:
        yield _callout("", _("This is shown already."), "yes")
    elif not candidate.refusal:
        yield from _changes(candidate, _)


def _changes(candidate: Candidate, _: Translate) -> Iterator[Row]:
    yield Row("heading", _("What changes for readers"))
    if not candidate.changes:
        nothing = _("Nothing.") if candidate.changes is not None else _("Nobody has compared it.")
        yield text_row("paragraph", (Span(nothing),))
    # i18n: in a list of changes, beside what is new
    kinds = {"new": _("New"), "changed": _("Changed"), "removed": _("Removed")}
    for change in candidate.changes or ():
        words = (Span(kinds[change.kind], strong=True), Span(f" · {change.what}"))
        yield text_row("item", words, symbol="next-step")
    if candidate.more:
        yield text_row("paragraph", (Span(_("And more: {count}").format(count=candidate.more)),))


def confirming_screen(kiosk: Kiosk, deed: Deed, overview: Overview | None) -> Screen:
    """It is asked once more. What says yes is not where the finger was that asked for it."""
    _ = kiosk.translate
    version = _version(deed)
    if isinstance(deed, Install):
        title, yes = _("Install {version}?"), _("Yes, install it")
        told = _(
            "It is copied, verified and tried, page by page. Only then is it shown, from the next "
            "visit on. What is shown now is kept, and you can go back to it."
        )
    else:
        title, yes = _("Go back to {version}?"), _("Yes, go back to it")
        told = _(
            "It is shown from the next visit on. What is shown now is kept, and you can go back "
            "to it."
        )
    now = overview.content if overview else ""
    facts = [(_("Now"), now, "learn"), (_("Then"), version, "next-step")]
    rows = (
        _callout("", told),
        *card(facts),
        Row("choice", yes, symbol="yes", target="confirm"),
        Row("choice", _("No, leave it as it is"), symbol="back", target="back"),
    )
    return Screen("reading", title.format(version=version), section=_("Staff"), rows=rows)


def under_way_screen(kiosk: Kiosk, under_way: UnderWay) -> Screen:
    """How far a deed is, step by step."""
    _ = kiosk.translate
    deed, step = under_way.deed, under_way.step
    names = _INSTALLING if isinstance(deed, Install) else _UNDOING
    title = _("Installing {version}") if isinstance(deed, Install) else _("Going back to {version}")
    current = names.index(step.name) if step and step.name in names else 0
    words = _("Step {number} of {total}").format(number=current + 1, total=len(names))
    rows = [
        Row("steps", words, number=str(current + 1), caption=str(len(names))),
        *(_step_row(name, place, current, step, _) for place, name in enumerate(names)),
        _callout("", _told(under_way, _)),
    ]
    return Screen(
        "reading",
        title.format(version=_version(deed)),
        section=_("Staff"),
        rows=tuple(rows),
        action=_("Cancel") if under_way.can_cancel else "",
        action_target="cancel",
        action_symbol="leave",
        stays=True,
    )


def _step_row(name: StepName, place: int, current: int, step: Step | None, _: Translate) -> Row:
    titles: dict[StepName, str] = {
        "copy": _("Copy it"),
        "verify": _("Verify it"),
        "try": _("Try every page"),
        "activate": _("Activate it, and write the receipt"),
    }
    title = titles[name]
    if place < current:
        return text_row("item", (Span(title),), symbol="yes")
    if place > current:
        return text_row("item", (Span(title),), number=str(place + 1))
    words = [Span(title, strong=True)]
    if step and step.total > 1:
        words.append(Span(f" · {_progress(step, _)}"))
    return text_row("item", tuple(words), number=str(place + 1))


def _progress(step: Step, _: Translate) -> str:
    if step.name == "try":
        # i18n: so many of all pages were tried
        return _("{done} of {total}").format(done=step.done, total=step.total)
    return f"{100 * min(step.done, step.total) // step.total} %"


def _told(under_way: UnderWay, _: Translate) -> str:
    if under_way.is_cancelled:
        return _("Stopping. Nothing has changed for visitors.")
    deed = under_way.deed
    stick = _("Leave the stick where it is until this is done.")
    told = [stick] if isinstance(deed, Install) and deed.candidate.place else []
    if under_way.can_cancel:
        told.append(_("You can still cancel: nothing has changed yet."))
    return " ".join(told) or _("This is done in a moment.")


def result_screen(kiosk: Kiosk, result: AtResult) -> Screen:
    """How it ended, why, and where the receipt is."""
    _ = kiosk.translate
    return Screen(
        "reading",
        _result_title(result, _),
        section=_("Staff"),
        rows=tuple(_came_of_it(result.outcome, _)),
        action=_("Done"),
        action_target="back",
        action_symbol="yes",
    )


def _result_title(result: AtResult, _: Translate) -> str:
    is_install = isinstance(result.deed, Install)
    if result.outcome.refusal is None:
        return _("Installed") if is_install else _("Undone")
    if result.outcome.is_cancelled:
        return _("Cancelled")
    return _("Not installed") if is_install else _("Not undone")


def _came_of_it(outcome: Outcome, _: Translate) -> Iterator[Row]:
    if outcome.refusal is None:
        told = _("{version} is shown from the next visit on.").format(version=outcome.after)
        yield _callout("", told, "yes")
    else:
        yield from _refused(outcome.refusal, _)
    facts = [
        (_("Before"), outcome.before, "learn"),
        (_("Now"), outcome.after, "learn"),
        (_("Receipt"), _receipt(outcome, _), "info"),
    ]
    yield from card(facts)


def _receipt(outcome: Outcome, _: Translate) -> str:
    if outcome.unwritten:
        unwritten = in_words(outcome.unwritten, _)
        return f"{unwritten.sentence} {unwritten.advice}".strip()
    return outcome.receipt or _("None was written: there is no stick for it.")


def _version(deed: Deed) -> str:
    return deed.candidate.version if isinstance(deed, Install) else deed.slot.version


def _refused(refusal: Refusal, _: Translate) -> Iterator[Row]:
    """Why not, and what to do. Two rows, for both are long where letters are large."""
    said = in_words(refusal, _)
    yield _callout("", said.sentence)
    if said.advice:
        yield text_row("paragraph", (Span(said.advice),))


def _callout(title: str, body: str, symbol: str = "info") -> Row:
    return Row("callout", title, body, rich((Span(body),)), symbol)


def card(facts: Sequence[Fact]) -> tuple[Row, ...]:
    """One card of all that is known."""
    return joined(
        [Row("fact", title, body, rich((Span(body),)), icon) for title, body, icon in facts if body]
    )
