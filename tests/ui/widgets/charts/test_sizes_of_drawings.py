"""Texts of fishbone and process map read at every number of causes and steps."""

from random import Random

import pytest

from sos_desktop.domain.casework.needs_words import CATEGORIES
from sos_desktop.domain.casework.records import Cause, ProcessStep
from ui import theme
from ui.pages.case.process_card import ProcessCard
from ui.pages.case.why_step import FishboneFrame

_TEXTS = (
    "Aides are new each year",
    "Nobody owns the posting date",
    "Behavior plans sit in the office",
    "Communication with interdepartmental coordinators is misunderstood",
)
_LAPTOP = (736, 430)
"""Pixels the drawing has beside the outline in a window of 1366 x 768."""


def causes_of(count):
    random, made = Random(count), []
    for number in range(count):
        above = random.choice(made).id if made and random.random() < 0.5 else None
        category = "" if above else random.choice(list(CATEGORIES)[:6])
        text = random.choice(_TEXTS)
        made.append(
            Cause(
                id=str(number),
                case_id="c",
                text=text,
                parent_id=above,
                category=category,
                position=number,
            )
        )
    return made


@pytest.fixture
def frame(qtbot):
    made = FishboneFrame()
    qtbot.addWidget(made)
    made.resize(*_LAPTOP)
    made.show()
    return made


@pytest.fixture(autouse=True)
def usual_look(app):
    yield
    theme.apply(app, theme.Scheme.LIGHT, 100)


def show(frame, count, marked=""):
    frame.show_causes("Students lose class time", causes_of(count), marked, tuple(CATEGORIES))


def drawn_at(frame):
    """Pixels of a text as it is painted."""
    diagram = frame.bones._laid_out()
    return frame.bones._points * frame.bones._shift(diagram)[2]


@pytest.mark.parametrize("percent", [100, 150])
@pytest.mark.parametrize("count", [0, 1, 3, 11, 30, 80])
def test_no_text_is_smaller_than_one_can_read(app, frame, qtbot, percent, count):
    """Eleven causes were drawn at ten pixels beside the outline, thirty at five."""
    theme.apply(app, theme.Scheme.LIGHT, percent)
    show(frame, count)
    qtbot.waitUntil(lambda: drawn_at(frame) >= round(11 * percent / 100))


def test_a_few_causes_stand_there_whole_and_large(frame, qtbot):
    show(frame, 3)
    qtbot.waitUntil(lambda: not frame.area.verticalScrollBar().maximum())
    assert not frame.area.horizontalScrollBar().maximum()
    assert drawn_at(frame) > 11


def test_the_chosen_cause_is_in_sight_where_the_drawing_is_scrolled(frame, qtbot):
    for chosen in ("0", "40", "79"):
        show(frame, 80, chosen)

        def in_sight():
            place = frame.bones.marked_place()
            seen = frame.area.viewport().rect().translated(-frame.bones.pos())
            return not place.isEmpty() and seen.contains(place)

        qtbot.waitUntil(in_sight)
    assert frame.area.verticalScrollBar().maximum()


def test_the_drawing_is_as_tall_as_its_causes_need_within_what_a_page_shows(frame, qtbot):
    frame.resize(_LAPTOP[0], frame.minimumSizeHint().height())
    show(frame, 3)
    usual = frame.area.minimumHeight()
    show(frame, 80)
    assert usual < frame.area.minimumHeight() < 600
    show(frame, 3)
    assert frame.area.minimumHeight() == usual


def test_one_may_wish_for_an_overview_and_gets_back_to_what_reads(frame):
    show(frame, 80)
    frame.smaller.click()
    assert drawn_at(frame) < 11
    for _click in range(5):
        frame.smaller.click()
    assert drawn_at(frame) == 5
    frame.fit.click()
    assert drawn_at(frame) == 11


def test_a_drawing_is_the_same_size_while_one_types(frame):
    found = causes_of(11)
    frame.show_causes("Lost time", found, "", tuple(CATEGORIES))
    before = frame.bones._points, frame.bones._chars
    typed = Cause(id="t", case_id="c", text="Nob", category="people", position=99)
    frame.show_causes("Lost time", [*found, typed], "t", tuple(CATEGORIES))
    assert (frame.bones._points, frame.bones._chars) == before


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("count", [2, 12, 40])
def test_a_process_grows_when_its_texts_would_be_too_small(app, qtbot, percent, count):
    """Forty steps were drawn at seven pixels in a place of always the same height."""
    theme.apply(app, theme.Scheme.LIGHT, percent)
    card = ProcessCard(None)
    qtbot.addWidget(card)
    card.resize(1100, 600)
    card.drawing.show_steps(
        [
            ProcessStep(case_id="c", text=f"{n} {_TEXTS[2]}", who="School office", waiting="9 days")
            for n in range(count)
        ]
    )
    card._fit()
    drawing = card.drawing
    diagram = drawing._laid_out(1100, drawing.height())
    assert diagram.height <= drawing.height()
    assert drawing._points >= round(11 * percent / 100)
