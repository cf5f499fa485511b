"""The outlook of a year: each cell of the nearest way out as a line, in numbers."""

from sos_desktop.domain.casework.case_file import Lea
from sos_desktop.domain.dashboard.codes import INDICATORS, STUDENT_GROUPS
from sos_desktop.domain.dashboard.wording import value_words
from sos_desktop.domain.formats import number_words
from sos_desktop.domain.identification.distance import DistanceStep, level_word
from sos_desktop.domain.identification.next_year import NextYear
from sos_desktop.domain.identification.outlook import GroupOutlook
from sos_desktop.domain.identification.rules import Standing
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.identification.outlook_text import (
    next_year_short,
    open_words,
    rule_words,
    way_words,
)
from sos_desktop.services.identification.outlooks import LeaOutlook, OutlookTable
from ui.models.table import Column

_TO = "\N{NO-BREAK SPACE}→\N{NO-BREAK SPACE}"
_NOT_KNOWN = "the cut scores of this year are not known"


@frozen_dataclass
class OutlookLine:
    """A cell of a group's nearest way out, or an LEA without a letter code, and its next year.

    Attributes:
        group: None for an LEA without a letter code that a rule set would still name.
        step: The cell; None where there is no way, or none is known.
        number, steps: Which cell of the way it is, and of how many.
    """

    row: LeaOutlook
    group: GroupOutlook | None = None
    step: DistanceStep | None = None
    number: int = 1
    steps: int = 1

    @property
    def cds(self) -> str:
        """Of the LEA."""
        return self.lea.cds

    @property
    def lea(self) -> Lea:
        """The LEA."""
        return self.row.lea


def outlook_lines(table: OutlookTable) -> tuple[OutlookLine, ...]:
    """A line per cell of each group's nearest way, then LEAs a rule set would still name."""
    lines: list[OutlookLine] = []
    for row in table.rows:
        for group in row.groups:
            steps = group.ways[0].steps if group.ways else ()
            lines += [
                OutlookLine(row, group, step, number, len(steps))
                for number, step in enumerate(steps, start=1)
            ] or [OutlookLine(row, group)]
    named = [
        OutlookLine(row)
        for row in table.rows
        if not row.groups and any(year.met for year in row.next_years)
    ]
    return (*lines, *named)


def students_of(line: OutlookLine) -> int | None:
    """How many students a line's cell is away; None where it is told in points, or not known."""
    return line.step.students if line.step is not None else None


def _group(line: OutlookLine) -> str:
    if line.group is None:
        return "none now"
    return STUDENT_GROUPS[line.group.result.group].name


def _way(line: OutlookLine) -> str:
    if line.step is None:
        return "–" if line.group is None else "not computable"
    step = line.step
    cell = f"{INDICATORS[step.found.indicator].short} to {level_word(step, step.to)}"
    if line.steps > 1:
        cell = f"{cell} ({line.number} of {line.steps})"
    return f"{cell}?" if _open(line) else cell


def _open(line: OutlookLine) -> tuple[str, ...]:
    """The files that are not loaded and could ask for more than the way shown."""
    return line.row.waits.get(line.group.result.group, ()) if line.group else ()


def _how_far(line: OutlookLine) -> str:
    if line.step is None:
        return "–"
    if line.step.students is not None:
        return f"{line.step.students:,}"
    return f"{number_words(line.step.points, 1)} points"


def _effort(line: OutlookLine) -> tuple[bool, float]:
    return (line.step is None, line.step.effort if line.step else 0.0)


def _figures(line: OutlookLine) -> str:
    """The figure as it is, and as it would have to be."""
    if line.step is None:
        return "–"
    indicator = line.step.found.indicator
    now, target = (value_words(indicator, v) for v in (line.step.found.status, line.step.target))
    return f"{now}{_TO}{target}"


def _sentences(line: OutlookLine) -> str:
    """Every way, every cell that counts, and what would remain."""
    if line.group is None:
        return "–"
    ways = " or ".join(way_words(way) for way in line.group.ways) or f"not computable: {_NOT_KNOWN}"
    cells = "; ".join(
        f"{INDICATORS[step.found.indicator].short}: {step.words}" for step in line.group.nearest
    )
    said = [f"Ways to no letter code{open_words(_open(line))}: {ways}."]
    if cells:
        said.append(f"Each cell to its next level: {cells}.")
    if line.row.remains:
        said.append(f"Remains: {'; '.join(line.row.remains)}.")
    return "\n".join(said)


def _years(line: OutlookLine, standing: Standing) -> list[NextYear]:
    return [year for year in line.row.next_years if year.rules.standing is standing]


def _next_year(line: OutlookLine, standing: Standing) -> str:
    years = _years(line, standing)
    return ". ".join(f"{rule_words(year)}: {next_year_short(year)}" for year in years) or "–"


def verdict(line: OutlookLine, standing: Standing) -> str:
    """Whether the LEA would meet the criteria, and by which groups where not by the row's."""
    years = _years(line, standing)
    if not years:
        return "–"
    by = [group for year in years if year.met for group in year.groups]
    if any(year.met for year in years):
        own = line.group is None or not by or line.group.result.group in by
        return "would meet" if own else f"would meet by {', '.join(dict.fromkeys(by))}"
    return "not computable" if any(year.met is None for year in years) else "would not"


def _tone(line: OutlookLine, standing: Standing) -> str:
    said = verdict(line, standing)
    return "warn" if said.startswith("would meet") else "good" if said == "would not" else ""


def _verdict_column(heading: str, standing: Standing) -> Column[OutlookLine]:
    return Column(
        heading,
        lambda line: verdict(line, standing),
        width=15,
        tone=lambda line: _tone(line, standing),
        tooltip=lambda line: _next_year(line, standing),
    )


STUDENTS = Column("Students", _how_far, sort=_effort, width=12)
"""A number, behind which the table draws its students."""

OUTLOOK: tuple[Column[OutlookLine], ...] = (
    Column("LEA", lambda line: line.lea.name, width=28),
    Column("Student group", _group, width=22),
    Column(
        "Letter code",
        lambda line: (line.group.result.letter or "–") if line.group else "–",
        width=6,
    ),
    Column("Nearest way out", _way, sort=_way, width=24),
    STUDENTS,
    Column("Figure", _figures, width=15, tooltip=_sentences, spare=True),
    _verdict_column("Next year", Standing.OFFICIAL),
    _verdict_column("Provisional rules", Standing.PROVISIONAL),
)
