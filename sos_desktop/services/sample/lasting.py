"""What the sample county office offers, can do and learns, and a case whose gain faded."""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, TypeVar

from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.dates.school_years import school_year_of
from sos_desktop.domain.casework.dates.work_days import work_day_up_to
from sos_desktop.domain.casework.learning_words import ExitReason
from sos_desktop.domain.casework.records.schema import kind_of
from sos_desktop.domain.casework.words import Sensitivity, Words
from sos_desktop.foundation import clock
from sos_desktop.foundation.paths import resource
from sos_desktop.services.casework import cases, look_backs, records
from sos_desktop.services.county import registers
from sos_desktop.services.county.county_files import CountyFile

R = TypeVar("R", bound=r.Record)
_OF_CASES: tuple[type[r.CaseRecord], ...] = (
    r.CheckIn,
    r.ActionQuarter,
    r.ReviewPoint,
    r.LastingPart,
    r.Feedback,
    r.Lesson,
    r.YearSupport,
    r.PlannedHours,
)
_NOON = time(12, 0)


def add_lasting(county: CountyFile, ids: Mapping[str, str], day: date) -> None:
    """Write it down in a sample county whose cases are made.

    Args:
        county: The sample county.
        ids: The id of each case by the name of its file.
        day: The day from which days count.
    """
    table = tomllib.loads(resource("sample", "year.toml").read_text(encoding="utf-8"))
    with _at(work_day_up_to(day)):
        _registers(county, table, day)
        for kind in _OF_CASES:
            for entry in table.get(kind_of(kind).table, ()):
                case_id = ids[entry["case"]]
                file = cases.case_file(county, case_id)
                records.save(county, _made(kind, entry, day, file, case_id=case_id))
    _ended(county, ids[table["ended"]["case"]], table["ended"], day)


def _registers(county: CountyFile, table: Mapping[str, Any], day: date) -> None:
    for entry in table["offer"]:
        offer = _made(r.Offer, entry, day)
        registers.save(county, offer)
        for cds in entry["leas"]:
            registers.save(county, r.OfferPlace(offer_id=offer.id, cds=cds))
    for entry in table["capacity"]:
        registers.save(county, _made(r.Capacity, entry, day))
    for entry in table["county_goal"]:
        registers.save(county, _made(r.CountyGoal, entry, day))


def _ended(county: CountyFile, case_id: str, entry: Mapping[str, Any], day: date) -> None:
    """Support of a closed case ended; once half a year has passed, its gain has faded."""
    file = cases.case_file(county, case_id)
    closed = file.case.closed_on
    assert closed is not None, "the sample closes this case"
    with _at(closed):
        ended = r.SupportExit(
            case_id=case_id,
            ended_on=closed,
            reason=ExitReason(entry["reason"]),
            changed=entry["changed"],
            held_for=entry["held_for"],
            watch=entry["watch"],
            call=entry["call"],
            sensitivity=Sensitivity(entry["sensitivity"]),
        )
        records.save(county, ended)
        words = {name: entry[name] for name in ("kept_by", "successor", "written_in", "paid_from")}
        records.save(county, r.LastingPart(case_id=case_id, text=entry["stays"], **words))
    first = cases.case_file(county, case_id).look_backs[0]
    looked = work_day_up_to(first.due_on)
    if looked > day:
        return
    with _at(looked):
        measure = file.measures[0]
        records.save(
            county,
            r.ProgressNote(
                case_id=case_id,
                measure_id=measure.id,
                noted_on=looked,
                value=entry["reading"],
                text=entry["read"],
            ),
        )
        look_backs.put_in_figures(county, first)
        for gain in cases.case_file(county, case_id).gains:
            records.save(county, replace(gain, why=entry["why"]))
        records.save(
            county,
            replace(first, looked_on=looked, people=entry["people"], text=entry["found"]),
        )


def _made(
    kind: type[R], entry: Mapping[str, Any], day: date, file: CaseFile | None = None, **more: Any
) -> R:
    """A record from an entry: days count from `day`, codes become words.

    An action is named by how its text begins.
    """
    for field in kind_of(kind).fields:
        value = entry.get(field.name)
        if value is None:
            continue
        if field.type is date:
            value = work_day_up_to(day + timedelta(days=value))
        elif isinstance(value, list):
            value = tuple(value)
        elif isinstance(field.type, type) and issubclass(field.type, Words):
            value = field.type(value)
        more[field.name] = value
    if any(field.name == "year" for field in kind_of(kind).fields):
        more["year"] = school_year_of(day)
    if file is not None and "action" in entry:
        more["action_id"] = next(a.id for a in file.actions if a.text.startswith(entry["action"]))
    return kind(**more)


def _at(day: date) -> Any:
    return clock.frozen(datetime.combine(day, _NOON).astimezone(UTC))
