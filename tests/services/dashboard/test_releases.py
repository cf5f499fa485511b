"""When Dashboards came out: from one table, with source and how sure."""

from datetime import date

import pytest

from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.dashboard.releases import dashboard_releases, read_releases
from sos_desktop.services.letters.wording import dashboard_sentence

ENTRY = """[[dashboard]]
year = 2025
school_year = "2024-25"
released = 2025-11-13
source = "x"
certainty = "stated"
"""


def test_the_law_moves_the_day_forward_to_october():
    by = {year: found.by for year, found in dashboard_releases().items() if found.by}
    assert [by[year] for year in (2023, 2024, 2025, 2026)] == [
        date(2023, 12, 15),
        date(2024, 12, 1),
        date(2025, 11, 15),
        date(2026, 10, 15),
    ]
    for found in dashboard_releases().values():
        assert found.source
        assert found.released is None or found.by is None or found.released <= found.by


def test_a_letter_says_the_day_only_where_it_is_known():
    assert dashboard_sentence(2025, "2025-26") == (
        "The 2025 Dashboard, released November 13, 2025, reports the school year 2024-25; "
        "assistance that follows from it is for 2025-26."
    )
    assert dashboard_sentence(2018, "") == "The 2018 Dashboard reports the school year 2017-18."
    assert dashboard_sentence(1999, "") == ""


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (ENTRY + ENTRY, "twice"),
        (ENTRY.replace("2025-11-13", "7"), "released"),
        (ENTRY.replace('"stated"', '"sure"'), "certainty"),
        (ENTRY.replace('source = "x"\n', ""), "source"),
    ],
)
def test_a_table_that_cannot_be_right_is_refused(tmp_path, change, says):
    path = tmp_path / "dashboards.toml"
    path.write_text(change, encoding="utf-8")
    with pytest.raises(InputProblem, match=says):
        read_releases(path)
