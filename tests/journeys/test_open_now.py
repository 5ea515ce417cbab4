"""Another country's content in the real program: what is open now is told behind the sandbox."""

from pathlib import Path

from tests.journeys.conftest import SIZE
from tests.journeys.program import Tour
from tests.makers import EXAMPLE


def test_a_visitor_is_told_who_is_there_day_and_night(start, tmp_path: Path):
    # Those listed first are there at any time, so that the screen is the same at any time.
    arguments = ("--source", str(EXAMPLE), "--profile", "airport")
    tour = Tour(tmp_path / "tour", SIZE, *arguments)
    assert tour.screens["help"]["texts"].count("Open 24 hours") == 2
    kiosk = start(*arguments, like=tour)
    kiosk.see("attract")
    kiosk.touch("Touch the screen", then="start")
    kiosk.touch("Get help", then="help")
