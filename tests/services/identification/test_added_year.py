"""A new Dashboard year comes with tables alone: criteria.toml and cut_scores.toml."""

import pytest

from sos_desktop.domain.identification.clock import year_of_help
from sos_desktop.domain.identification.rules import Standing
from sos_desktop.foundation.paths import resource
from sos_desktop.services.dashboard import cut_scores
from sos_desktop.services.dashboard.recoloring import recolor_year
from sos_desktop.services.identification import determinations, outlooks, reference
from sos_desktop.services.identification.outlook_text import next_year_words
from sos_desktop.services.identification.status import statuses
from tests.identified import COE, load, ratings_file, two_priorities, year_files
from tests.importers import lists
from tests.importers.files import DISTRICT


@pytest.fixture
def with_2026(tmp_path, monkeypatch):
    """What README says: copy the newest rule set, change year and names; add the year to cuts."""
    criteria = resource("reference", "criteria.toml").read_text(encoding="utf-8")
    start, end = criteria.index("[[rule_set]]\nyear = 2025"), criteria.index("# Reported for 2026")
    added = (
        criteria[start:end]
        .replace("year = 2025", "year = 2026")
        .replace('"2025-26"', '"2026-27"')
        .replace(
            '{ name = "graduation_red", certainty = "inferred" }',
            '{ name = "graduation_red_or_orange", certainty = "stated" }',
        )
    )
    criterion = """
[criterion.graduation_red_or_orange]
priority = 5
text = "Graduation rate: Red or Orange"
any = [[["GRADUATION", "color", [1, 2]]]]
"""
    cuts = resource("reference", "cut_scores.toml").read_text(encoding="utf-8")
    folder = tmp_path / "reference"
    folder.mkdir()
    (folder / "criteria.toml").write_text(criteria + criterion + added, encoding="utf-8")
    (folder / "cut_scores.toml").write_text(cuts.replace("2025]", "2025, 2026]"), encoding="utf-8")
    cached = (reference.rule_book, cut_scores.cut_scores)
    for module in (reference, cut_scores):
        monkeypatch.setattr(module, "resource", lambda *parts: folder / parts[-1])
    for table in cached:
        table.cache_clear()
    yield
    monkeypatch.undo()
    for table in cached:
        table.cache_clear()


def test_2026_is_judged_by_the_table_that_was_added(with_2026, county, tmp_path):
    orange = {"color": "2", "statuslevel": "2"}
    figures = [
        *two_priorities(DISTRICT),
        (DISTRICT, "HOM", "grad", orange),
        (DISTRICT, "HOM", "susp"),
    ]
    before = lists.Row(COE, "Monterey COE", {"HI": "D"}, {2025: year_of_help(1)}, "1")
    load(
        county,
        *year_files(tmp_path, 2026, figures),
        ratings_file(tmp_path, 2026),
        lists.write(tmp_path, 2025, before),
    )
    table = determinations.letters(county, 2026)
    assert table.rules.title == "2026 criteria (official)"
    [row] = table.identified
    assert {g: r.letter for g, r in row.groups.items()} == {"SWD": "C", "HOM": "C"}
    assert "graduation Orange" in row.groups["HOM"].sentence
    found = {row.lea.cds: row for row in statuses(county, 2026).rows}
    assert (found[DISTRICT].status, found[COE].status) == (year_of_help(1), year_of_help(2))
    [district] = [x for x in outlooks.outlook(county, 2026).rows if x.lea.cds == DISTRICT]
    assert district.smallest_way is not None
    assert recolor_year(county, 2026).unknown == {}


def test_without_it_2026_shows_its_data_computes_nothing_and_says_why(county, tmp_path):
    load(county, *year_files(tmp_path, 2026, two_priorities(DISTRICT)))
    table = statuses(county, 2026)
    assert (table.rules, table.rows) == (None, ())
    assert "provisional" in table.why_not
    assert "shown as loaded" in table.why_not
    assert outlooks.outlook(county, 2026).rows == ()


def test_what_is_reported_for_2026_never_goes_without_its_label(county, tmp_path):
    figures = two_priorities(DISTRICT)
    for year in (2024, 2025):
        load(county, *year_files(tmp_path, year, figures), ratings_file(tmp_path, year))
    [row] = [x for x in outlooks.outlook(county, 2025).rows if x.lea.cds == DISTRICT]
    official, reported = row.next_years
    assert (official.met, reported.met) == (True, True)
    assert reported.rules.standing is Standing.PROVISIONAL
    assert next_year_words(reported).startswith("2026 rules (provisional, one source)")
    assert next_year_words(official).startswith("2025 rules, if next year's colors")
    assert "Students with disabilities" in next_year_words(reported)
