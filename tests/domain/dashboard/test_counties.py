"""The 58 counties, and the one that does not exist."""

import pytest

from sos_desktop.domain.dashboard.cds import parse_cds
from sos_desktop.domain.dashboard.counties import (
    COUNTIES,
    SAMPLE_COUNTY,
    county_code,
    county_name,
)


def test_the_sample_county_is_none_of_the_real_ones():
    code, name = SAMPLE_COUNTY
    assert len(COUNTIES) == 58
    assert code not in COUNTIES
    assert name not in COUNTIES.values()
    assert (county_name(code), county_code(name), county_code(code)) == (name, code, code)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Monterey", "27"),
        ("  san   benito county ", "35"),
        ("1", "01"),
        ("60", None),
        ("Alpin", None),
    ],
)
def test_counties_are_found_by_name_or_code(text, code):
    assert county_code(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("27661590000000", "27661590000000"),
        ("99610010000000", "99610010000000"),
        ("59610010000000", None),
        ("98610010000000", None),
    ],
)
def test_codes_of_no_county_are_refused(text, code):
    parsed = parse_cds(text)
    assert (parsed.code if parsed else None) == code
