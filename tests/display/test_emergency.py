"""The emergency page as it is seen: in every format, in one language and in seven."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF

from kiosk import paths
from kiosk.content.model import Content
from kiosk.display.emergency import doorways
from kiosk.display.emergency.built_in import NUMBERS, built_in_pages
from kiosk.display.emergency.digits import digits
from kiosk.display.emergency.generate import NotOutlined, generate_page
from kiosk.display.emergency.outlines import placed
from kiosk.display.emergency.page import Page, filled, read_pages
from kiosk.display.emergency.window import EmergencyWindow
from kiosk.display.panel import PanelSize
from tests.display.conftest import FORMATS
from tests.display.emergency import LABELS, Seen, contrast, in_languages

# Capitals and digits, of an em.
CAP_EM = 0.714
LEAST_CAP_MM = 4.8
LEAST_CONTRAST = 7
ALIKE = 0.92


def made(content: Content, folder: Path, labels: dict[str, tuple[str, ...]]) -> tuple[Page, ...]:
    generate_page(in_languages(content, folder / "content", labels), folder / "page.json")
    return read_pages(folder / "page.json")


@pytest.fixture(scope="session", params=["one language", "seven languages"])
def pages(request, content, qapp, tmp_path_factory) -> tuple[Page, ...]:
    labels = LABELS if request.param == "seven languages" else {"en": LABELS["en"]}
    return made(content, tmp_path_factory.mktemp("emergency"), labels)


@pytest.fixture(params=FORMATS.values(), ids=FORMATS.keys())
def size(request) -> PanelSize:
    return request.param


@pytest.fixture
def seen(pages, size) -> Seen:
    return Seen(pages, size.width, size.height)


@pytest.fixture
def built_in(size, qapp) -> Seen:
    return Seen(built_in_pages(), size.width, size.height)


# --- what stands there ------------------------------------------------------------------


def test_all_numbers_and_labels_stand_there(pages):
    texts = {label for labels in LABELS.values() for label in labels} | set(NUMBERS)
    for page in pages:
        assert set(page.texts) - {"Rights · Safety · Help"} <= texts
        assert set(NUMBERS) < set(page.texts)
        assert len(set(page.texts)) == len(page.texts)  # what languages share stands there once
        if "الشرطة" in page.texts:
            assert texts < set(page.texts)


def test_every_text_looks_as_a_font_writes_it(seen):
    for shape in seen.texts:
        assert seen.likeness(shape, shape.text, bold=shape.text in NUMBERS) > ALIKE, shape.text


def test_another_text_does_not(seen):
    shapes = {shape.text: shape for shape in seen.texts}
    assert seen.likeness(shapes["112"], "113", bold=True) < ALIKE
    assert seen.likeness(shapes["113"], "112", bold=True) < ALIKE
    assert seen.likeness(shapes["116 111"], "110 111", bold=True) < ALIKE
    assert seen.likeness(shapes["Police"], "Palice", bold=False) < ALIKE
    for text in {"شخص تتحدث إليه"} & set(shapes):
        assert seen.likeness(shapes[text], "\u200c".join(text), bold=False) < ALIKE  # not joined
        assert seen.likeness(shapes[text], f"\u202d{text}", bold=False) < ALIKE  # left to right


def test_all_of_it_is_on_the_page(seen):
    window = QRectF(seen.picture.rect())
    boxes = [(shape.text, seen.box(shape)) for shape in seen.texts]
    margin = 5 * seen.picture.width() / seen.page.width
    for text, box in boxes:
        assert window.adjusted(margin, margin, -margin, -margin).contains(box), text
    for (one, a), (other, b) in combinations(boxes, 2):
        assert not a.intersects(b), (one, other)


def test_every_text_stands_on_one_colour_that_it_stands_out_from(seen):
    for shape in seen.texts:
        colours = seen.colours(shape)
        (one, _), (other, _) = colours.most_common(2)
        assert shape.colour in (one, other), shape.text
        ground = one if other == shape.colour else other
        assert contrast(shape.colour, ground) >= LEAST_CONTRAST, shape.text
        # All others are those between the two, at the edges of letters.
        assert colours[ground] + colours[shape.colour] > 0.6 * colours.total(), shape.text
        assert all(is_between(each, ground, shape.colour) for each in colours), shape.text


def is_between(colour: str, one: str, other: str) -> bool:
    for i in (1, 3, 5):
        low, high = sorted((int(one[i : i + 2], 16), int(other[i : i + 2], 16)))
        if not low - 1 <= int(colour[i : i + 2], 16) <= high + 1:
            return False
    return True


def test_contrast_is_that_of_the_standard():
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_letters_are_large_enough(seen, size):
    for shape in seen.texts:
        bold = shape.text in NUMBERS
        cap_mm = CAP_EM * seen.px_per_em(shape, bold=bold) / size.px_per_mm
        assert cap_mm >= (2.4 * LEAST_CAP_MM if bold else LEAST_CAP_MM), shape.text


def test_the_window_is_filled_whatever_its_shape(pages):
    for width, height in ((800, 1280), (1280, 1024), (1024, 1280), (2560, 1080), (500, 500)):
        seen = Seen(pages, width, height)
        corners = {
            seen.picture.pixelColor(x, y).name().upper()
            for x, y in ((0, 0), (width - 1, 0), (0, height - 1), (width - 1, height - 1))
        }
        assert corners == {doorways.PINE, doorways.NIGHT}
        boxes = [seen.box(shape) for shape in seen.texts]
        assert all(QRectF(seen.picture.rect()).contains(box) for box in boxes)


def test_its_colours_are_the_themes():
    theme = (paths.resources() / "qml/Kiosk/Theme/Colours.qml").read_text("utf-8")
    colours = dict(re.findall(r'property color (\w+): (?:contrast \? "#\w+" : )?"(#\w+)"', theme))
    for name in ("pine", "arch1", "arch2", "mint", "light", "ink", "night"):
        assert getattr(doorways, name.upper()) == colours[name]
    assert colours["onFill"] == doorways.WHITE


# --- how it is made ---------------------------------------------------------------------


def test_the_same_content_gives_the_same_bytes(content, qapp, tmp_path):
    folder = in_languages(content, tmp_path / "content", LABELS)
    generate_page(folder, tmp_path / "one")
    generate_page(folder, tmp_path / "other")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()
    assert {file.name for file in tmp_path.iterdir()} == {"content", "one", "other"}


def test_the_longest_labels_there_can_be_have_room(content, qapp, tmp_path):
    # docs/content-format.md: 30 characters.
    labels = {
        code: tuple(f"{code} Help with {phone}, day or night"[:30] for phone in NUMBERS)
        for code in LABELS
    }
    for page in made(content, tmp_path, labels):
        words = " ".join(page.texts)
        assert all(label in words for labels in labels.values() for label in labels)


def test_what_has_no_room_is_refused(content, qapp, tmp_path):
    labels = {code: (f"{code} {'help' * 20}",) * 3 for code in LABELS}
    with pytest.raises(NotOutlined, match="no room"):
        made(content, tmp_path, labels)


def test_what_no_font_has_is_refused(content, qapp, tmp_path):
    with pytest.raises(NotOutlined, match="No font here has “\ue000”"):
        made(content, tmp_path, {"en": ("Danger now", "Police \ue000", "Someone to talk to")})


# --- its last form ----------------------------------------------------------------------


def test_the_built_in_numbers_are_those_of_the_default_content(content):
    assert tuple(number.phone for number in content.emergency) == NUMBERS


def test_the_built_in_numbers_stand_there(built_in):
    assert tuple(shape.text for shape in built_in.texts) == NUMBERS
    test_all_of_it_is_on_the_page(built_in)
    test_every_text_stands_on_one_colour_that_it_stands_out_from(built_in)


@pytest.mark.parametrize("digit", "1236")
def test_the_built_in_digits_are_like_no_others(digit, qapp):
    shape = filled(doorways.PINE, placed(digits(digit).moves, 20, 80, 80), digit)
    seen = Seen((Page(100.0, 100.0, doorways.LIGHT, (shape,)),), 400, 400)
    likeness = {other: seen.likeness(shape, other, bold=True) for other in "0123456789"}
    assert max(likeness, key=likeness.__getitem__) == digit, likeness


# --- its window -------------------------------------------------------------------------


def test_it_stays_when_somebody_closes_it(qapp, qtbot):
    window = EmergencyWindow(built_in_pages())
    with qtbot.waitSignal(window.painted):
        window.show()
    with qtbot.waitSignal(window.frameClosed):
        window.close()
    assert window.isVisible()
    window.hide()


def test_a_part_that_is_asked_for_anew_looks_the_same(pages, qtbot):
    window = EmergencyWindow(pages)
    window.resize(540, 960)
    with qtbot.waitSignal(window.painted):
        window.show()
    before = window.screen().grabWindow(window.winId()).toImage()
    with qtbot.waitSignal(window.painted):
        window.update(before.rect().adjusted(100, 300, -100, -300))
    assert window.screen().grabWindow(window.winId()).toImage() == before
    window.hide()
