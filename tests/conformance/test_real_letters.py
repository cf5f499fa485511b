"""Rules against CDE's own letters: what each year's files can decide, and nothing else."""

from dataclasses import replace

import pytest

from db.queries.observations import active_batches, leas_of, observations
from sos_desktop.domain.dashboard.codes import EntityKind, Indicator
from sos_desktop.domain.identification.criteria import judge_lea
from sos_desktop.services.dashboard import imports
from sos_desktop.services.identification import determinations
from sos_desktop.services.identification.reference import rule_book
from tests.conformance.test_real_files import official_letters

pytestmark = pytest.mark.real_data

PRIORITIES = {letter: priorities for priorities, letter in rule_book().letters.items()}
COUNTY = "27"


@pytest.fixture
def load(county, real_data):
    def load(folder):
        preview = imports.preview(county, [real_data / "dashboard" / folder])
        imports.commit(county, preview)
        return county

    return load


def met(table):
    return {
        (row.lea.cds, group): result.priorities
        for row in table.rows
        for group, result in row.groups.items()
    }


def test_2017_graduation_red_is_exactly_where_letters_have_priority_5(load, real_data):
    """Nothing else could meet Priority 5 that year, so every letter of the state must agree."""
    table = determinations.letters(load("2017"), 2017, statewide=True)
    found = met(table)
    official = official_letters(real_data / "assistance" / "assistance-status.xls", "")
    assert len(official) == 328
    differing = {
        key: letter
        for key, letter in official.items()
        if (5 in PRIORITIES[letter]) != (5 in found.get(key, ()))
    }
    assert differing == {}


def test_2017_english_learner_red_never_stands_beside_a_letter_without_priority_4(load, real_data):
    found = met(determinations.letters(load("2017"), 2017, statewide=True))
    official = official_letters(real_data / "assistance" / "assistance-status.xls", "")
    red = [key for key, priorities in found.items() if 4 in priorities]
    assert len(red) > 20
    assert all(4 in PRIORITIES[official[key]] for key in red if key in official)


@pytest.mark.parametrize(("folder", "year"), [("2018", 2018), ("2024-odd", 2024)])
def test_one_file_alone_gives_priorities_and_no_letter(load, folder, year):
    table = determinations.letters(load(folder), year, statewide=True)
    results = [result for row in table.rows for result in row.groups.values()]
    assert len(results) > 200
    assert not any(result.letter for result in results)
    assert table.missing


def test_2024_has_english_learner_progress_for_both_groups(load):
    found = met(determinations.letters(load("2024-odd"), 2024, statewide=True))
    assert {group for _, group in found} == {"EL", "LTEL"}
    assert set(found.values()) == {(4,)}


@pytest.mark.parametrize(
    ("standard", "small", "differing"), [(30, 15, 0), (30, 30, 2), (15, 15, 7), (11, 11, 14)]
)
def test_2022_letters_need_30_students_and_15_for_small_groups(
    load, real_data, standard, small, differing
):
    """CDE's 2022 files have no size marks; only these numbers give CDE's letters."""
    county = load("2022-monterey")
    rules = rule_book().official(2022)
    assert rules is not None
    size = replace(rules.size, standard=standard, small_groups_at_lea=small)
    computed = _letters(county, replace(rules, size=size))
    path = real_data / "assistance" / "assistancestatus22.xlsx"
    official = official_letters(path, COUNTY)
    keys = computed.keys() | official.keys()
    assert sum(computed.get(key) != official.get(key) for key in keys) == differing


def _letters(county, rules):
    with county.session() as session:
        batches = active_batches(session, rules.year)
        leas = leas_of(session, rules.kinds, COUNTY)
        figures: dict[int, dict[str, dict[Indicator, object]]] = {}
        for number, seen in observations(session, batches, leas):
            figures.setdefault(number, {}).setdefault(seen.group, {})[seen.indicator] = seen
    return {
        (leas[number].cds, group): result.letter
        for number, found in figures.items()
        for group, result in judge_lea(
            rule_book(), rules, EntityKind(leas[number].kind), found
        ).items()
        if result.letter
    }
