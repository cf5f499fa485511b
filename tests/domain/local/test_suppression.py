"""No small number that is held back can be computed from what is shown, on one day or on two."""

import random

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sos_desktop.domain.local.beside import held_back
from sos_desktop.domain.local.cells import LocalCell, LocalTable, Shown, added_up, share
from sos_desktop.domain.local.papers import Paper
from sos_desktop.domain.local.suppression import SmallNumberRule, protect
from tests.domain.local.attacker import RACES, Attacker

RULE = SmallNumberRule(11, "CDE")
PERIOD = "2026-09"


def cell(place, group, of, count=None, period=PERIOD):
    return LocalCell(period, place, group, count, of, share(count, of))


def shown(table: LocalTable):
    return {(c.place, c.group): table.shown[c.key] for c in (*table.cells, *table.totals)}


def test_a_group_under_eleven_is_held_back_and_one_of_eleven_is_not():
    table = protect([cell("A", "SWD", 10, 3), cell("B", "SWD", 11, 3)], RULE)
    assert table.shown[PERIOD, "A", "SWD"] is Shown.SMALL
    assert not table.may_show(table.totals[0]) or table.shown[PERIOD, "B", "SWD"] is not Shown.YES


def test_nobody_is_no_group():
    table = protect([cell("A", "SWD", 0, 0), cell("B", "SWD", 40, 3)], RULE)
    assert set(table.shown.values()) == {Shown.YES}


def test_a_count_without_a_size_is_a_count_of_students():
    table = protect([LocalCell(PERIOD, "A", "SWD", numerator=4)], RULE)
    assert table.shown[PERIOD, "A", "SWD"] is Shown.SMALL


def test_the_smallest_other_school_is_held_back_with_the_small_one():
    cells = [cell("A", "SWD", 9, 2), cell("B", "SWD", 60, 8), cell("C", "SWD", 20, 5)]
    table = protect([*cells, cell("", "SWD", 89, 15)], RULE)
    assert shown(table) == {
        ("A", "SWD"): Shown.SMALL,
        ("B", "SWD"): Shown.YES,
        ("C", "SWD"): Shown.WITH_OTHERS,
        ("", "SWD"): Shown.YES,
    }


def test_two_small_groups_that_can_only_be_ten_and_ten_hide_a_third():
    """20 students in two groups under eleven are ten and ten."""
    cells = [cell("A", "SWD", 10, 2), cell("B", "SWD", 10, 8), cell("C", "SWD", 30, 5)]
    table = protect([*cells, cell("", "SWD", 50, 15)], RULE)
    assert table.shown[PERIOD, "C", "SWD"] is Shown.WITH_OTHERS


def test_when_nobody_was_counted_in_what_is_held_back_the_count_does_not_tell():
    """Counts of 0 everywhere behind a total of 0 are known; so the total is held back too."""
    cells = [cell("A", "SWD", 9, 0), cell("B", "SWD", 30, 0), cell("", "SWD", 39, 0)]
    assert Attacker(protect(cells, RULE)).found_out() == []


def test_what_a_total_has_beyond_its_parts_is_held_back_when_it_is_small():
    """Another file has the school or the race without a row here; the total gives it away."""
    schools = [cell("A", "SWD", 80, 9), cell("C", "SWD", 20, 2), cell("", "SWD", 109, 12)]
    races = [cell("A", "ALL", 60, 9), cell("A", "HI", 38, 5), cell("A", "WH", 17, 2)]
    asian = [cell("A", "AS", 5, 2), cell("", "AS", 5, 2)]
    for cells, lacks in ((schools, [cell("B", "SWD", 9, 1)]), (races, asian)):
        table = protect(cells, RULE)
        assert Shown.WITH_OTHERS in table.shown.values()
        whole = LocalTable((*cells, *lacks), table.totals, table.shown)
        assert Attacker(whole).found_out() == []
    table = protect([*schools[:2], cell("", "SWD", 111, 12)], RULE)
    assert set(table.shown.values()) == {Shown.YES}, "eleven more are no small group"


def test_races_and_all_students_at_a_school_are_one_sum():
    cells = [
        cell("A", "ALL", 60, 9),
        cell("A", "HI", 38, 5),
        cell("A", "WH", 17, 2),
        cell("A", "AS", 5, 2),
    ]
    table = protect(cells, RULE)
    assert table.shown[PERIOD, "A", "WH"] is Shown.WITH_OTHERS
    assert Attacker(table).found_out() == []


def test_groups_of_any_name_that_add_up_to_all_are_one_sum():
    cells = [cell("A", "ALL", 50, 9), cell("A", "Bus", 42, 5), cell("A", "Walk", 8, 4)]
    table = protect(cells, RULE)
    assert Attacker(table, [{"Bus", "Walk"}]).found_out() == []


def test_months_and_their_year_are_one_sum():
    months = [
        LocalCell("2026-09", "A", "SWD", 4),
        LocalCell("2026-10", "A", "SWD", 30),
        LocalCell("2026-11", "A", "SWD", 25),
    ]
    table = protect([*months, LocalCell("2026/27", "A", "SWD", 59)], RULE)
    hidden = [key for key, state in table.shown.items() if state is not Shown.YES]
    assert len([key for key in hidden if key[1] == "A"]) >= 2


def test_what_was_held_back_once_stays_so_and_what_was_told_protects_nothing():
    first = [cell("A", "SWD", 9, 2), cell("B", "SWD", 60, 8), cell("C", "SWD", 20, 5)]
    before = protect([*first, cell("", "SWD", 89, 15)], RULE)
    held = [key for key, state in before.shown.items() if state is not Shown.YES]
    told = [key for key, state in before.shown.items() if state is Shown.YES]
    again = [cell("A", "SWD", 40, 2), cell("B", "SWD", 60, 8), cell("C", "SWD", 8, 5)]
    now = protect([*again, cell("", "SWD", 108, 15)], RULE, held, told[:1])
    assert {key for key in held if now.shown[key] is Shown.YES} == set()
    assert now.shown[PERIOD, "B", "SWD"] is Shown.YES


def a_table(seed: int, places: int, groups: int, periods: int) -> list[LocalCell]:
    """Schools by races with totals both ways, many of them small."""
    rng = random.Random(seed)
    names = sorted(RACES)[:groups]
    found = []
    for month in range(periods):
        period = f"2026-{9 + month:02d}"
        sums: dict[str, list[int]] = {}
        for place in "ABCDEFGH"[:places]:
            everybody = [0, 0]
            for name in (*names, "SWD"):
                of = rng.choice([0, 1, 3, 7, 9, 10, 10, 11, 12, 20, 35, 80])
                count = rng.randint(0, of) if rng.random() < 0.7 else 0
                found.append(cell(place, name, of, count, period))
                for total in (everybody, sums.setdefault(name, [0, 0])):
                    if total is not everybody or name != "SWD":
                        total[0] += of
                        total[1] += count
            found.append(cell(place, "ALL", *everybody, period))
            whole = sums.setdefault("ALL", [0, 0])
            whole[0] += everybody[0]
            whole[1] += everybody[1]
        if rng.random() < 0.7:
            found += [cell("", name, *both, period) for name, both in sums.items()]
    rng.shuffle(found)
    return found


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 10**6), st.integers(1, 4), st.integers(2, 4), st.integers(1, 2))
@example(1, 2, 2, 1)
@example(14, 4, 2, 2)
def test_no_small_number_can_be_solved_for(seed, places, groups, periods):
    table = protect(a_table(seed, places, groups, periods), RULE)
    small = [c for c in (*table.cells, *table.totals) if 0 < (c.students or 0) < RULE.minimum]
    assert not [c for c in small if table.may_show(c)]
    assert Attacker(table).found_out() == []


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.dictionaries(
        st.sampled_from(sorted(RACES)[:5]),
        st.sampled_from([1, 3, 5, 7, 9, 10, 12, 20, 80]).flatmap(
            lambda of: st.tuples(st.just(of), st.integers(0, of))
        ),
        min_size=2,
    )
)
@example({"AA": (9, 0), "AI": (1, 0), "AS": (80, 16), "FI": (1, 1), "HI": (3, 3)})
@example({"AA": (1, 1), "AI": (7, 0), "AS": (20, 1), "FI": (1, 0)})
@example({"AA": (80, 3), "AI": (12, 10), "AS": (10, 10)})
@example({"AA": (10, 3), "AI": (10, 2), "AS": (30, 4)})
def test_nothing_is_held_back_without_need(groups):
    """A group of eleven or more is shown unless a small one could be computed with it.

    So it is where all the others are small: they hide one another, and it is held back only where
    they can be nothing but what they are, as ten and ten.
    """
    cells = [cell("", group, of, count) for group, (of, count) in groups.items()]
    sums = (sum(of for of, _count in groups.values()), sum(n for _of, n in groups.values()))
    table = protect([*cells, cell("", "ALL", *sums)], RULE)
    assert Attacker(table).found_out() == []
    for key, state in table.shown.items():
        if state is Shown.WITH_OTHERS:
            more = dict(table.shown) | {key: Shown.YES}
            assert Attacker(LocalTable(table.cells, table.totals, more)).found_out()


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 10**6), st.integers(2, 4))
def test_two_papers_tell_no_more_than_one(seed, places):
    """A later file corrects one school; together with the first table nothing small is known.

    What both tables show of the schools that did not change is known; so is what only the first
    showed of them.
    """
    first = [c for c in a_table(seed, places, 2, 1) if c.place]
    before = protect(first, RULE)
    rng = random.Random(seed)
    at = rng.randrange(len(first))
    old = first[at]
    later = [c for c in first if c is not old]
    later.append(cell(old.place, old.group, 25, 4, old.period))
    held = {key for key, state in before.shown.items() if state is not Shown.YES}
    same = {c.key for c in later if c in first} - held
    now = protect(later, RULE, held, same)
    both = dict(now.shown) | {key: Shown.YES for key in same}
    together = LocalTable(now.cells, now.totals, both)
    assert Attacker(together).found_out() == Attacker(now).found_out()
    assert not [key for key in held if now.shown[key] is Shown.YES]


def test_a_0_is_held_back_only_where_nothing_else_protects_a_small_group():
    def table(**sizes):
        cells = [LocalCell(PERIOD, place, "SWD", None, size) for place, size in sizes.items()]
        return protect([*cells, LocalCell(PERIOD, "", "SWD", None, sum(sizes.values()))], RULE)

    def states(found):
        return [found.shown[cell.key] for cell in found.cells]

    yes, small, others = Shown.YES, Shown.SMALL, Shown.WITH_OTHERS
    assert states(table(A=7, B=0, C=60)) == [small, yes, others, yes]
    told = protect(
        table(A=7, B=0, C=60).cells, RULE, told=[(PERIOD, "C", "SWD"), (PERIOD, "", "SWD")]
    )
    assert states(told) == [small, small, yes, yes]


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 10**6), st.integers(2, 4), st.integers(1, 3))
@example(14778, 2, 3)
@example(17, 2, 3)
def test_two_sources_tell_no_more_than_they_show_together(seed, places, groups):
    """Each has a part of one table; the same reader sees what either shows.

    Where the first shows a total and all of its parts but one, it has said that one before.
    """
    rng = random.Random(seed)
    sizes = [LocalCell(*c.key, None, c.denominator) for c in a_table(seed, places, groups, 1)]
    parts = [[c for c in sizes if (c.place == "") is whole] for whole in (True, False)]
    if rng.random() < 0.5:
        parts = [[c for c in part if rng.random() < 0.8] for part in (sizes, sizes)]
    rng.shuffle(parts)
    hidden: list[set] = []
    for number, part in enumerate(parts):
        before = map(Paper, parts[:number], hidden)
        hidden.append(held_back(part, RULE, others=[*before]))
    every = {c.key: c for part in parts for c in (*part, *added_up(part))}
    if not _same(parts) or not _adds_up(every):
        return  # they count other students, or lack a row, as far as anybody can see

    def found_with(sources):
        shown = {c.key for n in sources for c in parts[n] if c.key not in hidden[n]}
        states = {key: Shown.YES if key in shown else Shown.SMALL for key in every}
        table = LocalTable(tuple(every.values()), (), states)
        return set(Attacker(table, knows_small=False).found_out())

    assert found_with([0, 1]) <= found_with([0])
    assert not [
        k for k, c in every.items() if 0 < c.students < 11 and k not in hidden[0] | hidden[1]
    ]


def _same(parts):
    """Whether two sources show that they count the same students, and no total is in dispute."""
    first, second = ({c.key: c.students for c in (*p, *added_up(p))} for p in parts)
    shared = first.keys() & second.keys()
    return bool(shared) and all(first[key] == second[key] for key in shared)


def _adds_up(every):
    reader = Attacker(LocalTable(tuple(every.values()), (), dict.fromkeys(every, Shown.YES)))
    size = {key: cell.students for key, cell in every.items()}
    return all(size[total] == sum(size[part] for part in parts) for total, parts in reader.sums)


@settings(max_examples=30, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 10**6), st.integers(1, 5), st.booleans())
@example(24, 5, True)
@example(489419, 1, False)
@example(278, 1, False)
@example(552510, 2, False)
@example(530831, 1, False)
@example(192882, 1, False)
def test_sets_of_groups_under_names_of_the_files_own_give_nothing_away(seed, places, whole):
    """ "SWD" beside "Not SWD", "IFEP" beside the language groups: their sum is all students."""
    rng = random.Random(seed)
    families = [["SWD", "Not SWD"], ["EL", "EO", "RFP", "IFEP"], ["Bus", "Walk", "Car"]]
    cells, totals = [], {}
    for place in "ABCDE"[:places]:
        of = rng.randint(3, 90)
        sizes = {"ALL": of}
        for family in families:
            left = of
            for name in family[:-1]:
                sizes[name] = min(left, rng.choice([0, 1, 3, 7, 9, 10, 12, 20, 35]))
                left -= sizes[name]
            sizes[family[-1]] = left
        for name, size in sizes.items():
            cells.append(LocalCell(PERIOD, place, name, None, size))
            totals[name] = totals.get(name, 0) + size
    if whole:
        cells += [LocalCell(PERIOD, "", name, None, size) for name, size in totals.items()]
    rng.shuffle(cells)
    table = protect(cells, RULE)
    # Two of ten that are twenty together are known to who knows that both are small; nothing says.
    assert Attacker(table, [set(f) for f in families], knows_small=False).found_out() == []


@pytest.mark.parametrize("name", ["Not SWD", "Non-SWD", "No SWD", "not students with disabilities"])
def test_who_is_not_of_a_group_is_its_contrary_also_where_that_is_nobody(name):
    """All 25 were held back to hide 9 English learners, and SWD beside Not SWD told them."""
    sizes = {"ALL": 25, "SWD": 25, name: 0, "EL": 9, "EO": 16}
    cells = [LocalCell(PERIOD, "A", group, None, float(size)) for group, size in sizes.items()]
    families = [{"SWD", name}, {"EL", "EO"}]
    assert Attacker(protect(cells, RULE), families, knows_small=False).found_out() == []
