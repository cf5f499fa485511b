"""CDE's own lists: read whole, counted as `eligibility.md` section F counts, and recomputed."""

from collections import Counter

import pytest

from db.queries.official import ASSISTANCE, ESSA, list_batches, read_list
from sos_desktop.domain.dashboard.cds import kind_of
from sos_desktop.domain.dashboard.codes import EntityKind
from sos_desktop.domain.identification.clock import GENERAL, carries_over, next_status
from sos_desktop.domain.identification.level_3 import judge_level_3, level_3_years
from sos_desktop.services.county.county_files import create_county_file
from sos_desktop.services.dashboard import imports
from sos_desktop.services.identification.reference import rule_book

pytestmark = pytest.mark.real_data

COUNTS = {
    "assistance-status.xls": (936, 228, 228, None, None, 328, 28),
    "assistancestatus19.xlsx": (1002, 333, 331, 2, 0, 677, 79),
    "assistancestatus19-rev.xlsx": (997, 333, 331, 2, 0, 676, 79),
    "assistancestatus22.xlsx": (993, 617, 617, None, None, 1912, 312),
    "assistancestatus23.xlsx": (991, 466, 453, 19, 2, 1117, 166),
}
"""Rows, LEAs in assistance, methods 1 to 3, letter cells, LEAs with three groups or more."""

GROUPS = {
    2017: "AA27 AI8 AS1 EL19 FOS41 HI5 HOM45 PI1 SED12 SWD163 MR2 WH4",
    2019: "AA53 AI28 EL57 FOS101 HI42 HOM98 PI8 SED62 SWD187 MR9 WH31",
    2022: "AA162 AI70 AS2 EL230 FI1 FOS243 HI99 HOM272 PI30 SED158 SWD520 MR52 WH73",
    2023: "AA92 AI27 EL165 FOS132 HI82 HOM173 PI12 SED104 SWD268 MR26 WH36",
}
"""LEAs in which a group has a letter. 2017: SWD 163, where the 2018 brief says 164."""

LETTERS = {
    2017: "A20 B35 C37 D236",
    2019: "A63 B109 C203 D89 E18 F92 G15 H43 I8 J23 K13",
    2022: "A496 B804 C539 D73",
    2023: "A71 B189 C182 D339 E81 F71 G28 H47 I32 J43 K34",
}


@pytest.fixture(scope="module")
def lists(real_data, tmp_path_factory):
    """Every list by file name, as it is read back from a county file."""
    county = create_county_file(tmp_path_factory.mktemp("lists") / "lists.sos", "27")
    looked_at = imports.preview(county, [real_data / "assistance"])
    imports.commit(county, looked_at)
    with county.session() as session:
        batches = list_batches(session, ASSISTANCE, active=False)
        found = {batch.file_name: read_list(session, batch) for batch in batches}
    county.close()
    return found


@pytest.fixture(scope="module")
def in_force(lists):
    """The list that counts for each year."""
    names = sorted(lists, key=lambda name: "rev" in name)
    return {lists[name].year: lists[name] for name in names}


def counted(words):
    return Counter(
        {
            word.rstrip("0123456789"): int(word.lstrip("ABCDEFGHIKLMNOPQRSTUVWXYZJ"))
            for word in words.split()
        }
    )


@pytest.mark.parametrize("name", COUNTS)
def test_each_list_counts_as_published(name, lists):
    found = lists[name]
    rows, served, *methods, cells, three = COUNTS[name]
    entries = found.leas.values()
    assert len(entries) == rows
    assert sum(e.statuses[found.year] != GENERAL for e in entries) == served
    answers = [sum(e.methods.get(n, False) for e in entries) for n in (1, 2, 3)]
    if found.year == 2017:
        answers[0] = sum(bool(e.marks) for e in entries)
    assert answers == [n or 0 for n in methods]
    assert sum(len(e.marks.get(found.year, {})) for e in entries) == cells
    assert sum(len(e.marks.get(found.year, {})) >= 3 for e in entries) == three


@pytest.mark.parametrize("year", GROUPS)
def test_letters_per_group_and_per_code(year, in_force):
    marks = [e.marks.get(year, {}) for e in in_force[year].leas.values()]
    assert Counter(group for found in marks for group in found) == counted(GROUPS[year])
    assert Counter(mark for found in marks for mark in found.values()) == counted(LETTERS[year])


def test_the_december_2019_row_with_a_county_office_code_is_the_district(lists):
    """Santa Rosa Elementary stands under Santa Clara COE's CD code; its CDS is right."""
    first = lists["assistancestatus19.xlsx"].leas["49709120000000"]
    assert first.lea.name.startswith("Santa Rosa")


def test_a_revised_list_takes_the_place_of_the_first(county, real_data):
    looked_at = imports.preview(county, [real_data / "assistance"])
    imports.commit(county, looked_at)
    with county.session() as session:
        (batch,) = list_batches(session, ASSISTANCE, 2019)
        editions = list_batches(session, ASSISTANCE, 2019, active=False)
        names = (batch.file_name, len(editions))
    assert names == ("assistancestatus19-rev.xlsx", 2)
    again = imports.preview(county, [real_data / "assistance"])
    assert again.ready == ()


@pytest.mark.parametrize(("year", "flags"), [(2022, 39), (2023, 66)])
def test_level_3_is_recomputed_from_the_letters(year, flags, in_force):
    """Equal to CDE's column wherever the loaded lists decide it (2018 is not among them)."""
    book = rule_book()
    differing, open_, told = {}, 0, Counter()
    for cds, entry in in_force[year].leas.items():
        letters = {
            y: in_force[y].leas[cds].marks.get(y, {}) if cds in in_force[y].leas else {}
            for y in level_3_years(book, year)
            if y in in_force
        }
        found = judge_level_3(book, year, letters)
        told[entry.level_3] += 1
        if found.flag is None:
            open_ += 1
        elif found.flag != entry.level_3:
            differing[cds] = found
    assert told[True] == flags
    assert open_ == 0 or 2018 not in in_force
    assert all(found.may_hold for found in differing.values())
    assert set(differing) <= {"45737000000000"}, (
        "Mountain Union Elementary: fewer than three groups"
    )


def test_the_clock_of_2023_gives_every_status(in_force):
    """All 466 that met the criteria are in year 1; none of 2022 is carried over."""
    book = rule_book()
    rules = book.official(2023)
    assert not carries_over(book, 2023)
    for entry in in_force[2023].leas.values():
        met = any(entry.methods.values())
        assert next_status(rules.clock, met, GENERAL) == entry.statuses[2023]


@pytest.mark.parametrize("year", [2017, 2019, 2022, 2023])
def test_method_1_is_having_a_letter(year, in_force):
    for entry in in_force[year].leas.values():
        lettered = bool(entry.marks.get(year))
        assert entry.methods.get(1, entry.statuses[year] != GENERAL) == lettered


def test_county_offices_are_told_by_their_code(in_force):
    kinds = Counter(kind_of(cds) for cds in in_force[2023].leas)
    assert kinds == {EntityKind.DISTRICT: 933, EntityKind.COE: 58}


def test_the_essa_list(county, real_data):
    looked_at = imports.preview(county, [real_data / "essa"], scope=imports.Scope.ALL)
    (file,) = looked_at.files
    assert (file.rows_read, file.title) == (10044, "ESSA school list 2023")
    assert file.issues == ()
    imports.commit(county, looked_at)
    with county.session() as session:
        found = read_list(session, list_batches(session, ESSA)[0])
    said = Counter(entry.statuses[2023] for entry in found.leas.values())
    assert said == {"No Status": 6852, "ATSI": 2363, "CSI Low Perform": 540, "CSI Grad": 289}
