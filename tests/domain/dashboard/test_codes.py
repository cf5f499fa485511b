"""Codes of entities and student groups."""

import pytest

from sos_desktop.domain.dashboard.cds import STATE_CDS, kind_of, parse_cds
from sos_desktop.domain.dashboard.codes import (
    GROUP_BY_NUMBER,
    INDICATOR_BY_NUMBER,
    INDICATORS,
    LETTER_GROUPS,
    STUDENT_GROUPS,
    Color,
    EntityKind,
    Indicator,
    applies,
)


@pytest.mark.parametrize(
    ("text", "code", "repaired"),
    [
        ("27661590000000", "27661590000000", False),
        (" 01611190000000 ", "01611190000000", False),
        ("1611190000000", "01611190000000", True),
        ("1611190000000.0", "01611190000000", True),
        ("01 61119 0000000", "01611190000000", False),
        ("0161119", "01611190000000", True),
        ("161119", "01611190000000", True),
        ("0", STATE_CDS, True),
        ("00000000000000", STATE_CDS, False),
    ],
)
def test_cds_codes_as_spreadsheets_leave_them(text, code, repaired):
    found = parse_cds(text)
    assert found is not None
    assert (found.code, bool(found.repaired)) == (code, repaired)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1.61119E+12",
        "27-661",
        "abc",
        "276615900000001",
        "00661590000000",
        "59661590000000",
        "27000000000000",
    ],
)
def test_what_is_no_cds_code(text):
    assert parse_cds(text) is None


@pytest.mark.parametrize(
    ("cds", "charter", "kind"),
    [
        (STATE_CDS, False, EntityKind.STATE),
        ("27102720000000", False, EntityKind.COE),
        ("43104390000000", False, EntityKind.COE),
        ("27661590000000", False, EntityKind.DISTRICT),
        ("27661592734321", False, EntityKind.SCHOOL),
        ("27102720112177", True, EntityKind.CHARTER),
    ],
)
def test_what_a_code_stands_for(cds, charter, kind):
    assert kind_of(cds, charter=charter) is kind


def test_numbers_stand_for_one_thing_each():
    assert len(INDICATOR_BY_NUMBER) == len(INDICATORS) == len(Indicator)
    assert len(GROUP_BY_NUMBER) == len(STUDENT_GROUPS)


def test_letters_are_for_fourteen_groups():
    assert len(LETTER_GROUPS) == 14
    assert "ALL" not in LETTER_GROUPS
    assert "RFP" not in LETTER_GROUPS


@pytest.mark.parametrize(
    ("indicator", "group", "there"),
    [
        (Indicator.ELPI, "EL", True),
        (Indicator.ELPI, "LTEL", True),
        (Indicator.ELPI, "SWD", False),
        (Indicator.ELA, "SWD", True),
    ],
)
def test_english_learner_progress_is_for_english_learners(indicator, group, there):
    assert applies(indicator, group) == there


def test_colors_have_words():
    assert [color.word for color in Color] == [
        "no color",
        "Red",
        "Orange",
        "Yellow",
        "Green",
        "Blue",
    ]
