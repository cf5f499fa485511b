"""The columns of the chain: the work at the left, how it is measured at the right."""

from datetime import date

from sos_desktop.domain.casework.records import Action, Measure
from sos_desktop.domain.casework.support_words import LooseEndKind
from sos_desktop.domain.formats import date_words, from_to_words, number_words, with_unit
from sos_desktop.domain.improvement.chain import ChainKind, ChainRow
from sos_desktop.foundation import clock
from ui.models.table import Column

WHAT, WHO, WHEN, COST, PLAN, MEASURE, TREND, NOW, TARGET = range(9)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_JULY = 7
PREFIX = {
    ChainKind.DRIVER: "Driver",
    ChainKind.CAUSE: "Cause",
}
"""What stands before the text of a row, in gray."""


def _what(row: ChainRow) -> str:
    if row.kind is ChainKind.MEASURE:
        return "also measured by"
    before = PREFIX.get(row.kind, "")
    dropped = " (dropped)" if row.dropped else ""
    return f"{before} {row.text}{dropped}".strip()


def _who(row: ChainRow) -> str:
    action = row.record
    if not isinstance(action, Action):
        return ""
    return ", ".join(part for part in (action.owner, action.provider) if part) or "nobody yet"


def _when(row: ChainRow) -> str:
    action = row.record
    if not isinstance(action, Action):
        return ""
    found = months_words(action.starts_on, action.ends_on, clock.today()) or "not set"
    return f"{found} !" if row.remark else found


def _cost(row: ChainRow) -> str:
    if not isinstance(row.record, Action):
        return ""
    return "not known" if row.cost is None else f"${row.cost:,}"


def _plan(row: ChainRow) -> str:
    if not isinstance(row.record, Action):
        return ""
    first, *others = row.plans or ("none",)
    more = f" +{len(others)}" if others else ""
    return f"{first.removeprefix('LCAP ')}{more}"


def _measure(row: ChainRow) -> str:
    if row.measure is not None:
        return row.measure.name
    return LooseEndKind.NO_MEASURE.words if LooseEndKind.NO_MEASURE in row.loose else ""


def _reading(measure: Measure | None, value: float | None) -> str:
    if measure is None or value is None:
        return ""
    short = measure.unit if measure.unit == "%" else ""
    return with_unit(value, short, measure.decimals) or ""


def _in_full(row: ChainRow) -> str:
    """All of a row that a line has no room for."""
    action, lines = row.record, [row.text]
    if isinstance(action, Action):
        days = from_to_words(action.starts_on, action.ends_on)
        lines += [f"{action.state.words}{f', {days}' if days else ''}"]
        lines += [f"Paid from {action.funding}"] if action.funding else []
    lines += [kind.words[0].upper() + kind.words[1:] for kind in row.loose]
    lines.append(row.remark)
    return "\n".join(line for line in lines if line)


def _measure_in_full(row: ChainRow) -> str:
    measure = row.measure
    if measure is None:
        return ""
    lines = [measure.name]
    if measure.baseline is not None:
        since = f" ({date_words(measure.baseline_on)})" if measure.baseline_on else ""
        lines.append(f"Baseline {measure.written(measure.baseline)}{since}")
    if row.points:
        last = row.points[-1]
        lines.append(f"Now {measure.written(last.value)}, {date_words(last.on)}")
    else:
        lines.append("No reading yet")
    if measure.target is not None:
        by = f" by {date_words(measure.target_on)}" if measure.target_on else ""
        lines.append(f"Target {measure.written(measure.target)}{by}")
    return "\n".join(lines)


def _trend(row: ChainRow) -> str:
    """What the small line says to those who do not see it."""
    if len(row.points) < 2:
        return ""
    first, last = number_words(row.points[0].value), number_words(row.points[-1].value)
    return f"{first} to {last} in {len(row.points)} readings"


COLUMNS: tuple[Column[ChainRow], ...] = (
    Column("Aim, driver, change", _what, tooltip=_in_full, width=46, field="text"),
    Column("Who", _who, tooltip=_who, width=22, field="owner"),
    Column("When", _when, tooltip=_in_full, width=18, field="starts_on"),
    Column("Cost", _cost, numeric=True, width=10, field="cost"),
    Column("LCAP", _plan, tooltip=lambda row: "\n".join(row.plans), width=9, field="lcap_goal_id"),
    Column("Measure", _measure, tooltip=_measure_in_full, width=22, field="name"),
    Column("Trend", _trend, tooltip=_trend, width=13),
    Column("Now", lambda row: _reading(row.measure, row.now), numeric=True, width=8),
    Column(
        "Target",
        lambda row: _reading(row.measure, row.measure.target if row.measure else None),
        numeric=True,
        width=8,
        field="target",
    ),
)


def months_words(start: date | None, end: date | None, today: date) -> str:
    """Months a change takes: "Nov – Mar"; with years beyond this school year; "" for none."""
    days = [day for day in (start, end) if day is not None]
    if not days:
        return ""
    plain = all(_school_year(day) == _school_year(today) for day in days)

    def month(day: date) -> str:
        name = _MONTHS[day.month - 1]
        return name if plain else f"{name} ’{day:%y}"

    if start is None or end is None:
        return f"by {month(days[0])}" if start is None else f"from {month(days[0])}"
    if (start.year, start.month) == (end.year, end.month):
        return month(start)
    first = _MONTHS[start.month - 1] if start.year == end.year else month(start)
    return f"{first} – {month(end)}"


def _school_year(day: date) -> int:
    return day.year if day.month >= _JULY else day.year - 1
