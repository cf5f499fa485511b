"""A form shows what cannot be read as that, and leaves it as it is until somebody says better."""

import pytest

from sos_desktop.domain.casework.records import Case, Cause, Decision, Referral, YearCost
from sos_desktop.domain.casework.records.info import Editor
from sos_desktop.domain.casework.words import CauseState, Stage
from sos_desktop.domain.unreadable import (
    is_readable,
    unreadable_code,
    unreadable_day,
    unreadable_list,
    unreadable_number,
)
from ui.pages.case.tabs import choices_of
from ui.widgets.choice import ChoiceBox
from ui.widgets.forms.cell_fields import get_cell, make_cell, set_cell
from ui.widgets.forms.form_fields import Field, get_value, make_control, set_value

STAGES = tuple((stage, stage.words) for stage in Stage)
FIELDS = [
    (Field(Cause.state, "State", Editor.CHOICE, choices_of(CauseState)), CauseState),
    (Field(Decision.stage, "Stage", Editor.CHOICE, STAGES), Stage),
]
OTHERS = [
    (Field(Decision.decided_on, "Date", Editor.EVENT_DATE), unreadable_day("2026-1x")),
    (Field(YearCost.dollars, "Dollars", Editor.MONEY), unreadable_number("12x")),
]


@pytest.mark.parametrize(("field", "kind"), FIELDS, ids=["state", "stage"])
@pytest.mark.parametrize("cell", [False, True], ids=["form", "cell"])
def test_a_choice_that_cannot_be_read_is_not_the_first(qtbot, field, kind, cell) -> None:
    control = make_cell(field) if cell else make_control(field)
    qtbot.addWidget(control)
    show, get = (set_cell, get_cell) if cell else (set_value, get_value)
    faulty = unreadable_code(kind, "zz")
    show(control, field, faulty)
    assert isinstance(control, ChoiceBox)
    assert control.currentText() == "cannot be read"
    assert get(control, field) is faulty
    control.setCurrentIndex(0)
    assert get(control, field) is next(iter(kind))
    show(control, field, list(kind)[1])
    assert control.count() == len(kind), "it is offered only where it stands"


@pytest.mark.parametrize(("field", "faulty"), OTHERS, ids=["day", "number"])
@pytest.mark.parametrize("cell", [False, True], ids=["form", "cell"])
def test_a_day_and_a_number_stay_as_they_are(qtbot, field, faulty, cell) -> None:
    control = make_cell(field) if cell else make_control(field)
    qtbot.addWidget(control)
    (set_cell if cell else set_value)(control, field, faulty)
    found = (get_cell if cell else get_value)(control, field)
    assert found == faulty
    assert not is_readable(found)


def test_a_list_stays_as_it_is_until_something_is_chosen(qtbot) -> None:
    field = Field(Case.focus_groups, "Groups", Editor.MULTIPLE, (("EL", "English learners"),))
    control = make_control(field)
    qtbot.addWidget(control)
    faulty = unreadable_list("[1,")
    set_value(control, field, faulty)
    assert get_value(control, field) is faulty
    set_value(control, field, ("EL",))
    assert get_value(control, field) == ("EL",)


def test_a_value_that_is_not_offered_is_kept_too(qtbot) -> None:
    """A group reported for information only can be shown, not chosen."""
    field = Field(Referral.group, "Group", Editor.CHOICE, ((None, "None"), ("EL", "English")))
    control = make_control(field)
    qtbot.addWidget(control)
    set_value(control, field, "RFP")
    assert isinstance(control, ChoiceBox)
    assert control.currentText() not in ("None", "English")
    assert get_value(control, field) == "RFP"
