"""Whether one of the state's lists, or local ratings, fit what is loaded beside them.

Each rule was tried on CDE's files: the lists of 2019, 2022 and 2023, of LEAs under EC 52064(e)(5),
of the Equity Multiplier, and the local indicators of 2017, 2018 and 2023. None says anything of
them but the districts that were gone a year later.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.models.county import LeaRow
from db.models.dashboard import ImportBatchRow, LocalRatingRow
from db.models.imported import ACTIVE
from db.queries.official import (
    ASSISTANCE,
    CHARTERS,
    ESSA,
    LOW_PERFORMING,
    NOT_MET_TWO_YEARS,
    OfficialLea,
    list_batches,
    read_list,
)
from sos_desktop.domain.dashboard.codes import STUDENT_GROUPS
from sos_desktop.importers.contract import Issue, ParsedFile
from sos_desktop.services.dashboard.low_beside import remarks, without_letters

LOCAL = "local"
_MET, _NOT_MET = 1, 2
_LASTING_SINCE = 2019
"""In 2018, the second year there were ratings, 46 of 220 stayed "Not Met"."""


def beside_lists(session: Session, parsed: ParsedFile, county_code: str) -> Iterator[Issue]:
    """Remarks where a list or local ratings contradict another file."""
    kind, year = parsed.identity.kind, parsed.identity.year
    if kind == LOCAL:
        yield from _ratings(session, parsed)
        return
    series = parsed.identity.series
    same = (batch for batch in list_batches(session, kind, year - 1) if batch.series == series)
    if (before := next(same, None)) is not None:
        leas = read_list(session, before, county_code if parsed.outside else None).leas
        if kind != LOW_PERFORMING:
            yield from _gone(parsed, before, leas)
        yield from _groups_gone(parsed, before, leas)
        if kind == CHARTERS:
            yield from _prior_letters(parsed, before, leas)
        if kind == ESSA:
            yield from _new_marks(parsed, before, leas)
    if kind == LOW_PERFORMING:
        yield from without_letters(session, parsed, county_code if parsed.outside else None)
    if kind == ASSISTANCE:
        ratings = _loaded_ratings(session, year)
        said = {parsed.entities[row.entity].cds: row.methods.get(2) for row in parsed.official}
        yield from _method_2(parsed, said, ratings)


_Leas = Mapping[str, OfficialLea]
"""A list's LEAs by CDS code; the county's own where only these are read of the file."""


def _gone(parsed: ParsedFile, before: ImportBatchRow, leas: _Leas) -> Iterator[Issue]:
    """Whom the list of the year before has and this one has not."""
    listed = {entity.cds for entity in parsed.entities}
    yield from remarks(
        parsed,
        "CDS",
        f"The list has no row for LEAs or schools that {before.file_name} has, which is loaded. "
        "They may have closed or merged, or rows were lost.",
        [entry.lea.name for cds, entry in leas.items() if cds not in listed],
    )


def _groups_gone(parsed: ParsedFile, before: ImportBatchRow, leas: _Leas) -> Iterator[Issue]:
    """Student groups that many had a letter or mark of a year before, and nobody has any more."""
    year = parsed.identity.year
    marked = {group for row in parsed.official for (judged, group) in row.marks if judged == year}
    counts = Counter(g for entry in leas.values() for g in entry.marks.get(before.year or 0, {}))
    yield from remarks(
        parsed,
        "student groups",
        "Nobody has a letter code or mark of student groups that several had in "
        f"{before.file_name}, which is loaded: a column may be empty or missing.",
        [STUDENT_GROUPS[g].name for g, n in counts.items() if n >= _SEVERAL and g not in marked],
    )


def _new_marks(parsed: ParsedFile, before: ImportBatchRow, leas: _Leas) -> Iterator[Issue]:
    """Groups marked of many schools that stay in ATSI and were not marked before.

    A school stays for groups it entered for; one that changed is CDE's to say, many are a column
    under another's name.
    """
    year = parsed.identity.year
    marked, new = Counter[str](), Counter[str]()
    for row in parsed.official:
        entry = leas.get(parsed.entities[row.entity].cds)
        stays = entry is not None and entry.statuses.get(year - 1) == _STAYS
        if entry is None or not stays or row.statuses.get(year) != _STAYS:
            continue
        known = entry.marks.get(before.year or 0, {})
        groups = [group for judged, group in row.marks if judged == year]
        marked.update(groups)
        new.update(group for group in groups if group not in known)
    yield from remarks(
        parsed,
        "student groups",
        f"Student groups are marked of schools that stay in ATSI and were not marked of them in "
        f"{before.file_name}, which is loaded: columns may have changed places.",
        [STUDENT_GROUPS[g].name for g, n in new.items() if n >= _FEW and n > marked[g] * _PART],
    )


_STAYS, _FEW, _PART = "ATSI", 3, 0.3
_SEVERAL = 10


def _prior_letters(parsed: ParsedFile, before: ImportBatchRow, leas: _Leas) -> Iterator[Issue]:
    """The letters a charter list says again of the year before."""
    year = before.year or 0
    different = []
    for row in parsed.official:
        entity = parsed.entities[row.entity]
        said = {group: mark for (judged, group), mark in row.marks.items() if judged == year}
        if entity.cds in leas and said != leas[entity.cds].marks.get(year, {}):
            different.append(entity.name)
    yield from remarks(
        parsed,
        "prior",
        f"Letter codes of {year} are not those of {before.file_name}, which is loaded. CDE may "
        "have revised them, or a column or row was changed.",
        different,
    )


_Ratings = dict[tuple[str, int], int | None]
"""By CDS code and priority: 1 met, 2 not met, 3 for two or more years."""


def _loaded_ratings(session: Session, year: int) -> _Ratings:
    rows = session.execute(
        sa.select(LeaRow.cds, LocalRatingRow.priority, LocalRatingRow.rating)
        .join(LeaRow, LeaRow.id == LocalRatingRow.lea_id)
        .join(ImportBatchRow, ImportBatchRow.id == LocalRatingRow.batch_id)
        .where(ImportBatchRow.state == ACTIVE, ImportBatchRow.year == year)
        .order_by(LocalRatingRow.batch_id)
    )
    return {(cds, priority): rating for cds, priority, rating in rows}


def _ratings(session: Session, parsed: ParsedFile) -> Iterator[Issue]:
    """Against the ratings of the year before, and the year's list."""
    year, names = parsed.identity.year, {entity.cds: entity.name for entity in parsed.entities}
    rated = {(parsed.entities[e].cds, n): rating for e, n, rating, _row in parsed.ratings}
    before = _loaded_ratings(session, year - 1)
    yield from remarks(
        parsed,
        "Performance",
        f"Rated “Not Met”, and not met the year before ({year - 1}) either: CDE then says “Not Met "
        "for Two or More Years”.",
        [
            f"{names[cds]}: Priority {priority}"
            for (cds, priority), rating in rated.items()
            if rating == _NOT_MET
            and year >= _LASTING_SINCE
            and before.get((cds, priority)) in (_NOT_MET, NOT_MET_TWO_YEARS)
        ],
    )
    yield from remarks(
        parsed,
        "Performance",
        f"Rated “Not Met for Two or More Years”, and “Met” the year before ({year - 1}).",
        [
            f"{names[cds]}: Priority {priority}"
            for (cds, priority), rating in rated.items()
            if rating == NOT_MET_TWO_YEARS and before.get((cds, priority)) == _MET
        ],
    )
    if (newest := next(iter(list_batches(session, ASSISTANCE, year)), None)) is None:
        return
    leas = read_list(session, newest).leas
    yield from remarks(
        parsed,
        "CDS",
        f"The file has no rating of LEAs that {newest.file_name} has, which is loaded.",
        list(_unrated(parsed, leas)),
    )
    yield from _method_2(parsed, {c: leas[c].methods.get(2) for c in names if c in leas}, rated)


def _unrated(parsed: ParsedFile, leas: _Leas) -> Iterator[str]:
    """LEAs of the list without a rating; only county offices are rated on Priorities 9 and 10."""
    rated = {entity.cds for entity in parsed.entities}
    kinds = {entity.kind for entity in parsed.entities}
    counties = {cds[:2] for cds in rated}
    for cds, entry in leas.items():
        if cds not in rated and cds[:2] in counties and entry.lea.kind in kinds:
            yield entry.lea.name


def _method_2(
    parsed: ParsedFile, said: dict[str, bool | None], ratings: _Ratings
) -> Iterator[Issue]:
    """Where the ratings of an LEA and method 2 of the list say different things."""
    lasting: dict[str, list[bool]] = {}
    for (cds, _priority), rating in ratings.items():
        lasting.setdefault(cds, []).append(rating == NOT_MET_TWO_YEARS)
    names = {entity.cds: entity.name for entity in parsed.entities}
    yield from remarks(
        parsed,
        "MetMethod2",
        "Method 2 of CDE's list (two local indicators not met for two or more years) is not what "
        "the local ratings say.",
        [
            names[cds]
            for cds, answer in said.items()
            if answer is not None
            and len(found := lasting.get(cds, [])) >= _DISTRICT_RATINGS
            and answer != (sum(found) >= 2)
        ],
    )


_DISTRICT_RATINGS = 5
"""Priorities 1, 2, 3, 6 and 7; with fewer at hand method 2 can rest on what is not."""
