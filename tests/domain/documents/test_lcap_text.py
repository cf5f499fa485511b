"""Text for the LCAP: cleaned for pasting, and every result that has to be answered is in it."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework import words as w
from sos_desktop.domain.casework.access.copies import copy_for
from sos_desktop.domain.casework.access.readers import PUBLIC
from sos_desktop.domain.casework.dates.school_years import school_year_of
from sos_desktop.domain.dashboard.codes import Color, Indicator
from sos_desktop.domain.dashboard.observations import Observation
from sos_desktop.domain.documents.lcap_text import (
    answers,
    cleaned,
    prompt_text,
    required_actions,
)
from sos_desktop.domain.documents.registry import LCAP
from sos_desktop.domain.documents.results import DashboardResults
from sos_desktop.domain.identification.heat import HeatValue
from sos_desktop.services.languages import language
from tests.domain.documents.full_case import full

CATALOG = language().catalog(LCAP.key)


def cell(indicator, color, group="SWD"):
    found = Observation(2025, indicator, "1", group, status=9.2, color=Color(color))
    return HeatValue(found, "9.2%", Color(color).word, "", "", color, 100, False, "")


def results(**colors):
    cells = {
        group: {Indicator.SUSPENSION: cell(Indicator.SUSPENSION, color, group)}
        for group, color in colors.items()
    }
    return DashboardResults(2025, tuple(colors), (Indicator.SUSPENSION,), cells)


def test_what_would_break_a_form_is_made_plain():
    assert (
        cleaned("“Nine”\u00a0of\u200b ten \u2013 it’s\ta  start…")
        == '"Nine" of ten - it\'s a start...'
    )
    assert cleaned("one\r\n\n two ") == "one\ntwo"


@given(st.text())
def test_cleaned_text_has_no_hidden_sign_and_stays_clean(text):
    once = cleaned(text)
    assert cleaned(once) == once
    assert not any(ord(sign) < 32 and sign != "\n" for sign in once)
    assert "  " not in once


def test_the_prompt_names_the_reason_and_only_what_everybody_may_read():
    file = full()
    secret = r.Cause(case_id=file.case.id, text="Set aside", state=w.CauseState.REJECTED)
    file = replace(file, causes=(*file.causes, secret))
    text = prompt_text(copy_for(file, PUBLIC), CATALOG)
    assert "Education Code 52071(a)" in text
    assert "Add a bus (LCAP 2.4" in text
    assert "Workshop" not in text
    assert "Set aside" not in text
    by_data = replace(file, case=replace(file.case, route=w.Route.DASHBOARD, year=2025))
    assert "52071, based on the 2025 Dashboard" in prompt_text(by_data, CATALOG)


def test_red_results_and_those_that_led_here_have_to_be_answered():
    file = full()
    found = required_actions(file, results(SWD=1, EL=1, HI=3))
    assert [(one.group, one.lowest, one.led_here) for one in found] == [
        ("SWD", True, False),
        ("EL", True, False),
    ]
    by_group = {one.group: answers(file, one) for one in found}
    assert [action.text for action in by_group["SWD"]] == ["Add a bus"]
    assert by_group["EL"] == ()
    assert required_actions(file, None) == ()


def test_a_school_year_begins_in_july():
    assert school_year_of(date(2026, 6, 30)) == 2025
    assert school_year_of(date(2026, 7, 1)) == 2026
