"""A list of CDE that contradicts itself is not shown as official without a word."""

import pytest

from sos_desktop.domain.identification.clock import GENERAL, year_of_help
from sos_desktop.domain.identification.listed_rows import (
    contradicts_itself,
    enters_between,
    school_contradicts_itself,
)
from sos_desktop.services.dashboard import imports
from sos_desktop.services.dashboard.import_views import MISFIT_MARK
from sos_desktop.services.identification.identification_view import identification
from sos_desktop.services.identification.status import statuses
from tests.importers import lists
from tests.importers.files import DISTRICT

YEAR_1, YEAR_2 = year_of_help(1), year_of_help(2)
MET, NOT_MET = {1: True, 2: False}, {1: False, 2: False}


@pytest.mark.parametrize(
    ("year", "status", "methods", "lettered", "wrong"),
    [
        (2024, YEAR_1, MET, True, False),
        (2024, YEAR_2, NOT_MET, False, False),
        (2024, GENERAL, NOT_MET, False, False),
        (2024, GENERAL, MET, True, True),
        (2024, YEAR_1, NOT_MET, False, True),
        (2024, YEAR_2, MET, True, True),
        (2024, None, MET, False, True),
        (2024, None, NOT_MET, True, True),
        (2024, YEAR_1, {}, False, False),
        (2022, lists.OLD, NOT_MET, False, True),
        (2025, lists.OLD, NOT_MET, False, False),
        (2025, lists.OLD, MET, True, False),
        (2025, GENERAL, MET, True, True),
        (2024, YEAR_1, {1: False, 2: True}, False, False),
    ],
)
def test_what_cannot_all_be_right(year, status, methods, lettered, wrong):
    assert contradicts_itself(year, status, methods, lettered=lettered) is wrong


def row(cds, status, methods):
    letters = {"SWD": "C"} if "1" in methods else {}
    return lists.Row(cds, f"District {cds[2:7]}", letters, {2024: status}, methods, "N")


def load(county, path, *, accept=False):
    looked_at = imports.preview(county, [path])
    if accept:
        looked_at = looked_at.accepted({file.name for file in looked_at.files})
    return looked_at, imports.commit(county, looked_at)


def test_the_row_says_so_wherever_its_status_stands(county, tmp_path):
    rows = [row(DISTRICT, GENERAL, "1"), row("27660920000000", YEAR_1, "1")]
    load(county, lists.write(tmp_path, 2024, *rows))
    found = {one.lea.cds: one.why for one in statuses(county, 2024).rows}
    assert any("contradict" in clause for clause in found[DISTRICT])
    assert not any("contradict" in clause for clause in found["27660920000000"])


def test_a_small_list_of_such_rows_waits_for_a_word_and_keeps_its_mark(county, tmp_path):
    rows = [row(f"27{66000 + n}0000000", GENERAL, "1") for n in range(3)]
    path = lists.write(tmp_path, 2024, *rows)
    [file] = imports.preview(county, [path]).files
    assert file.status is imports.FileStatus.UNFIT
    load(county, path, accept=True)
    view = identification(county, 2024)
    assert view is not None
    assert MISFIT_MARK in view.lists[0]


@pytest.mark.parametrize(
    ("before", "status", "leaving"),
    [
        ("ATSI", "ATSI", ""),
        ("ATSI", "CSI Grad", "ATSIEXIT"),
        ("ATSI", "No Status", "ATSIEXIT"),
        ("CSI Grad", "CSI Low Perform", ""),
        ("CSI Low Perform", "ATSI", "CSIEXIT"),
        ("No Status", "ATSI", ""),
        ("No Status", "No Status", ""),
    ],
)
def test_what_a_school_leaves_follows_from_two_years(before, status, leaving):
    marked = status == "ATSI"
    for said in ("", "ATSIEXIT", "CSIEXIT"):
        wrong = school_contradicts_itself(status, before, said, marked=marked)
        assert wrong is (said != leaving)
    assert not school_contradicts_itself(status, None, "", marked=marked)
    assert not school_contradicts_itself(status, before, None, marked=marked)


@pytest.mark.parametrize(
    ("year", "before", "status", "odd"),
    [
        (2024, "No Status", "ATSI", True),
        (2025, "TSI", "CSI Grad", True),
        (2025, "CSI Low Perform", "ATSI", False),
        (2025, "No Status", "TSI", False),
        (2025, None, "ATSI", False),
        (2023, "No Status", "ATSI", False),
        (2026, "No Status", "ATSI", False),
    ],
)
def test_schools_enter_every_three_years(year, before, status, odd):
    assert enters_between(year, status, before) is odd


@pytest.mark.parametrize(
    ("before", "wrong"),
    [
        ("General Assistance", True),
        ("Differentiated Assistance, Year 2", True),
        ("Differentiated Assistance, Year 1", False),
        ("Differentiated Assistance", False),
        (None, False),
    ],
)
def test_help_that_nothing_led_to_contradicts_itself(before, wrong):
    status, methods = "Differentiated Assistance", {1: False, 2: False}
    found = contradicts_itself(2025, status, methods, lettered=False, before=before)
    assert found is wrong
