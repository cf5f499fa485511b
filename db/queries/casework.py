"""Reading cases and what belongs to them, as frozen records."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.engine import driver_connection
from db.models.county import LeaRow
from db.models.registry import column, table_name
from db.queries.case_log import log_entries
from db.records import (
    asked,
    at,
    fields_of,
    record_by_id,
    records_asked,
    records_where,
    stored_fields,
)
from sos_desktop.domain.casework.case_file import CaseFile, Lea
from sos_desktop.domain.casework.kinds import CASE_LISTS, CASE_RECORDS
from sos_desktop.domain.casework.records import Case, CaseRecord
from sos_desktop.domain.casework.records.schema import kind_of
from sos_desktop.domain.dashboard.codes import EntityKind
from sos_desktop.domain.dashboard.counties import county_name

_CASE = table_name(Case)
_LEA_KINDS = ("district", "charter", "coe")


def case_by_id(session: Session, case_id: str) -> Case | None:
    """One case; None when there is none."""
    return record_by_id(session, Case, case_id)


def open_case_of(session: Session, cds: str) -> Case | None:
    """The open case of an LEA; None when it has none."""
    found = records_where(session, Case, column(Case.cds) == cds, column(Case.closed_on).is_(None))
    return next(iter(found), None)


def last_case_of(session: Session, cds: str) -> Case | None:
    """The LEA's newest case, open or closed; None when it never had one."""
    # Moments are kept to the second; SQLite's own row number tells two of one second apart.
    newest = f"{at(Case.opened_on)} DESC, created_at DESC, rowid DESC"
    return _first_case(session, f"{at(Case.cds)} = ?", newest, cds)


def case_after(session: Session, case_id: str) -> Case | None:
    """The case that followed another one; None when none did."""
    newest = f"{at(Case.opened_on)} DESC"
    return _first_case(session, f"{at(Case.previous_id)} = ?", newest, case_id)


def _first_case(session: Session, which: str, order: str, given: str) -> Case | None:
    question = f"SELECT {fields_of(Case)} FROM {_CASE} WHERE {which} ORDER BY {order} LIMIT 1"
    return next(iter(records_asked(session, Case, question, given)), None)


def all_cases(session: Session, *, include_closed: bool) -> list[Case]:
    """Every case in the order they were opened."""
    return records_asked(session, Case, _all_cases(include_closed))


@cache
def _all_cases(include_closed: bool) -> str:
    which = "" if include_closed else f"WHERE {at(Case.closed_on)} IS NULL"
    return f"SELECT {fields_of(Case)} FROM {_CASE} {which} ORDER BY {at(Case.opened_on)}, id"


def lea_by_cds(session: Session, cds: str) -> Lea | None:
    """One LEA; None when no file has named it."""
    row = session.scalars(_lea_asked(), {"cds": cds}).first()
    return None if row is None else _lea(row)


def lea_kind(session: Session, cds: str) -> str:
    """What an LEA is, which every save asks; "" when no file has named it."""
    if session.autoflush:
        session.flush()
    found = driver_connection(session.connection()).execute(_LEA_KIND, (cds,)).fetchone()
    return "" if found is None else str(found[0])


_LEA_KIND = "SELECT kind FROM lea WHERE cds = ?"


@cache
def _lea_asked() -> sa.Select[LeaRow]:
    """Put together once."""
    return sa.select(LeaRow).where(LeaRow.cds == sa.bindparam("cds"))


def leas_by_cds(session: Session, codes: Collection[str]) -> dict[str, Lea]:
    """The LEAs of some CDS codes of cases; one the file does not know bears its code for a name."""
    rows = session.scalars(sa.select(LeaRow).where(LeaRow.cds.in_(set(codes))))
    found = {row.cds: _lea(row) for row in rows}
    return {cds: found.get(cds) or _unknown_lea(cds) for cds in codes}


def names_of_leas(session: Session, county_code: str) -> dict[str, str]:
    """Districts, charter schools and the office of a county by their CDS code, by name."""
    found = session.execute(
        sa.select(LeaRow.cds, LeaRow.name)
        .where(LeaRow.county_code == county_code, LeaRow.kind.in_(_LEA_KINDS))
        .order_by(LeaRow.name, LeaRow.cds)
    )
    return {line[0]: line[1] for line in found}


def case_files(
    session: Session,
    cases: Collection[Case],
    *,
    log: bool = True,
    kinds: Collection[type[CaseRecord]] = CASE_RECORDS,
) -> dict[str, CaseFile]:
    """Whole cases by id, read with one query for each kind of record that is there.

    Args:
        session: An open session.
        cases: The cases.
        log: Whether to read their history too; lists do without, because it grows for ever.
        kinds: The kinds of record to read; the lists of the others stay empty.
    """
    ids = [case.id for case in cases]
    leas = leas_by_cds(session, [case.cds for case in cases])
    lists: dict[str, dict[str, Any]] = defaultdict(dict)
    for kind in _kinds_there(session, tuple(kinds), ids):
        for case_id, found in _records(session, kind, ids).items():
            lists[case_id][CASE_LISTS[kind]] = tuple(found)
    for case_id, entries in (log_entries(session, ids) if log else {}).items():
        lists[case_id]["log"] = tuple(entries)
    return {case.id: CaseFile(case=case, lea=leas[case.cds], **lists[case.id]) for case in cases}


def _kinds_there(
    session: Session, kinds: tuple[type[CaseRecord], ...], case_ids: Sequence[str]
) -> Iterator[type[CaseRecord]]:
    """The kinds of which some cases have a record: one question, as most cases lack most kinds."""
    wanted, given = _asking_for(case_ids)
    found = asked(session, _which_are_there(kinds, wanted), given) if kinds else []
    return (kinds[number] for (number,) in found)


@cache
def _which_are_there(kinds: tuple[type[CaseRecord], ...], wanted: str) -> str:
    return " UNION ALL ".join(
        f'SELECT {number} WHERE EXISTS (SELECT 1 FROM "{table_name(kind)}" WHERE case_id {wanted})'
        for number, kind in enumerate(kinds)
    )


def _unknown_lea(cds: str) -> Lea:
    """Of a case that points to no LEA of the file, as only damage leaves it."""
    county = cds[:2]
    return Lea(
        cds=cds,
        name=f"LEA {cds}",
        kind=EntityKind.DISTRICT,
        county_code=county,
        county=county_name(county) or "",
    )


def records_by_case(
    session: Session, kind: type[CaseRecord], case_ids: Collection[str]
) -> Mapping[str, list[CaseRecord]]:
    """One kind of record of some cases, by case id; for lists that need no more of a case."""
    return _records(session, kind, case_ids)


def _records(
    session: Session, kind: type[CaseRecord], case_ids: Collection[str]
) -> Mapping[str, list[CaseRecord]]:
    found: dict[str, list[CaseRecord]] = defaultdict(list)
    wanted, given = _asking_for(case_ids)
    for record in records_asked(session, kind, _question(kind, wanted), given):
        found[record.case_id].append(record)
    return found


def _asking_for(case_ids: Collection[str]) -> tuple[str, str]:
    """What is asked of the case of a record, and what stands for the question mark in it.

    Most often one case is read, and a list of JSON is dear to take apart fifty times.
    """
    if len(case_ids) == 1:
        return "= ?1", next(iter(case_ids))
    return "IN (SELECT value FROM json_each(?1))", json.dumps(list(case_ids))


@cache
def _question(kind: type[CaseRecord], wanted: str) -> str:
    """Asks for the fields of a kind, of the cases that are wanted; made once: each asks forty.

    For columns, not objects: a caseload reads thousands of rows, and nobody changes them.
    """
    columns = {field.info.name: field.column for field in stored_fields(kind)}
    order = "".join(f'"{columns[name]}" NULLS LAST, ' for name in _sort_fields(kind))
    return (
        f"SELECT {fields_of(kind)} FROM {table_name(kind)} "
        f"WHERE case_id {wanted} ORDER BY {order}created_at, rowid"
    )


def _sort_fields(kind: type[CaseRecord]) -> list[str]:
    """What a list is sorted by; the order a person gave holds within the rest."""
    names = kind_of(kind).names(lambda field: field.sort)
    return sorted(names, key=lambda name: name == "position")


def _lea(row: LeaRow) -> Lea:
    county = row.county_name or county_name(row.county_code) or ""
    return Lea(
        cds=row.cds, name=row.name, kind=row.kind, county_code=row.county_code, county=county
    )
