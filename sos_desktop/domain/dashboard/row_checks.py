"""What the figures of one row say of each other: the arithmetic CDE's files obey.

Which check holds for which indicator and year is data (`resources/reference/row_checks.toml`). This
judges one row; `importers.row_checks` judges whole files the same way, column by column.
"""

from collections.abc import Mapping
from enum import StrEnum

from sos_desktop.domain.dashboard.codes import STUDENT_GROUPS, Indicator
from sos_desktop.domain.dashboard.observations import Observation
from sos_desktop.domain.dashboard.performance import SMALL_BELOW, CutScores, box_of, perform
from sos_desktop.domain.dashboard.recolor import by_hand
from sos_desktop.foundation.frozen import frozen_dataclass

LEAST_REPORTED = 11
"""With fewer students a figure is not published (CDE's layout pages)."""

ENROLLMENT = "ENROLLMENT"
"""How the table calls the census file, which is no indicator."""

_LETTERS = "ROYGB"
_FOLDED = {1: 2, 5: 4}


class CheckKind(StrEnum):
    """What two or more columns of a row must agree on."""

    CHANGE = "change"
    CHANGE_OF_COUNTS = "change_of_counts"
    CHANGE_REPORTED = "change_reported"
    RATE = "rate"
    PRIOR_RATE = "prior_rate"
    REPORTED = "reported"
    PRIOR_REPORTED = "prior_reported"
    STATUS_LEVEL = "status_level"
    CHANGE_LEVEL = "change_level"
    COLOR = "color"
    BOX = "box"
    SIZE_MET = "size_met"
    PRIOR_SIZE_MET = "prior_size_met"
    ACCOUNTABLE = "accountable"
    SMALL = "small"
    PART_OF_ALL = "part_of_all"
    COUNTED = "counted"
    PRIOR_COUNTED = "prior_counted"
    SAME_MARKS = "same_marks"


@frozen_dataclass
class RowCheck:
    """A check where it holds.

    Attributes:
        indicators: Indicators, or `ENROLLMENT`.
        years: First and last Dashboard year.
        series: The series of figures it is true of; "" for those the rules use.
        tolerance: In tenths of a percent or point.
        cuts_of: The year whose cut scores are taken; None for the row's own.
    """

    kind: CheckKind
    indicators: frozenset[str]
    years: tuple[int, int]
    series: frozenset[str]
    tolerance: float
    source: str
    cuts_of: int | None = None

    def holds(self, indicator: Indicator | None, year: int, series: str) -> bool:
        """Whether rows of a file obey it; None stands for the census file."""
        return _holds(self, indicator, year, series)


@frozen_dataclass
class ExpectedColumns:
    """The columns that CDE's files of some indicators and years fill.

    Attributes:
        columns: Names of `Observation`.
    """

    indicators: frozenset[str]
    years: tuple[int, int]
    series: frozenset[str]
    columns: tuple[str, ...]


@frozen_dataclass
class CheckTable:
    """All checks.

    Attributes:
        unfit_share, unfit_rows: From this share and number of broken rows on, columns do not
            belong together.
    """

    checks: tuple[RowCheck, ...]
    expected: tuple[ExpectedColumns, ...]
    unfit_share: float
    unfit_rows: int

    def of(self, indicator: Indicator | None, year: int, series: str) -> dict[CheckKind, RowCheck]:
        """The checks of a file, the first of each kind that holds."""
        found: dict[CheckKind, RowCheck] = {}
        for check in self.checks:
            if check.holds(indicator, year, series):
                found.setdefault(check.kind, check)
        return found

    def expected_columns(
        self, indicator: Indicator | None, year: int, series: str
    ) -> tuple[str, ...]:
        """The columns a file should fill; none where that is not known."""
        return next(
            (entry.columns for entry in self.expected if _holds(entry, indicator, year, series)),
            (),
        )

    def unfit(self, broken: int, judged: int) -> bool:
        """Whether so many broken rows mean that whole columns do not fit."""
        return broken >= self.unfit_rows and broken > judged * self.unfit_share


def _holds(
    entry: RowCheck | ExpectedColumns, indicator: Indicator | None, year: int, series: str
) -> bool:
    name = ENROLLMENT if indicator is None else str(indicator)
    first, last = entry.years
    return name in entry.indicators and first <= year <= last and series in entry.series


@frozen_dataclass
class RowContext:
    """What a row is judged with.

    Attributes:
        cuts: Its cut scores; None when not known.
        minimum: Students its group needs.
        lower_minimum: The least number with which the group may count; where it is below `minimum`,
            as for some groups of schools, sizes between are not judged.
        all_students: The row of all students of the same entity; None when there is none.
        used: Columns (names of `Observation`) that have any value in the file.
    """

    cuts: CutScores | None
    minimum: int
    lower_minimum: int
    all_students: Observation | None
    used: frozenset[str]


def broken_checks(
    found: Observation, checks: Mapping[CheckKind, RowCheck], context: RowContext
) -> tuple[CheckKind, ...]:
    """The checks a row breaks. What is not reported is not judged unless it has to be there."""
    return tuple(
        kind for kind, check in checks.items() if _JUDGES[kind](found, check, context) is False
    )


_Answer = bool | None
"""True holds, False broken, None not judged."""


def _change(found: Observation, check: RowCheck, _: RowContext) -> _Answer:
    if found.status is None or found.prior_status is None or found.change is None:
        return None
    off = _tenths(found.status) - _tenths(found.prior_status) - _tenths(found.change)
    return abs(off) <= check.tolerance


def _change_of_counts(found: Observation, check: RowCheck, _: RowContext) -> _Answer:
    counts = (found.numerator, found.prior_numerator, found.change)
    if None in counts or not found.denominator or not found.prior_denominator:
        return None
    assert found.numerator is not None
    assert found.prior_numerator is not None
    assert found.change is not None
    rate = found.numerator / found.denominator
    prior = found.prior_numerator / found.prior_denominator
    return abs((rate - prior) * 1000 - _tenths(found.change)) <= check.tolerance


def _change_reported(found: Observation, _: RowCheck, context: RowContext) -> _Answer:
    if "change" not in context.used:
        return None
    if found.status is None or found.prior_status is None:
        return False if found.change is not None else None
    return found.change is not None


def _rate(found: Observation, check: RowCheck, context: RowContext) -> _Answer:
    if "numerator" not in context.used:
        return None
    return _is_rate(found.numerator, found.denominator, found.status, check)


def _prior_rate(found: Observation, check: RowCheck, context: RowContext) -> _Answer:
    if "prior_numerator" not in context.used:
        return None
    return _is_rate(found.prior_numerator, found.prior_denominator, found.prior_status, check)


def _is_rate(
    numerator: int | None, denominator: int | None, rate: float | None, check: RowCheck
) -> _Answer:
    if rate is None or numerator is None:
        return None if rate is numerator is None else False
    if not denominator:
        return None
    return abs(numerator / denominator * 1000 - _tenths(rate)) <= check.tolerance


def _reported(found: Observation, _: RowCheck, context: RowContext) -> _Answer:
    return _is_reported(found.denominator, found.status, "status" in context.used)


def _prior_reported(found: Observation, _: RowCheck, context: RowContext) -> _Answer:
    used = "prior_status" in context.used
    return _is_reported(found.prior_denominator, found.prior_status, used)


def _is_reported(students: int | None, figure: float | None, used: bool) -> _Answer:
    if not used or students is figure is None:
        return None
    return (students is not None and students >= LEAST_REPORTED) == (figure is not None)


def _status_level(found: Observation, _: RowCheck, context: RowContext) -> _Answer:
    if "status_level" not in context.used or by_hand(found):
        return None
    if found.status is None or found.status_level is None:
        return found.status is None and found.status_level == 0
    if context.cuts is None:
        return bool(found.status_level)
    return found.status_level == perform(context.cuts, found.status, None).status_level


def _change_level(found: Observation, _: RowCheck, context: RowContext) -> _Answer:
    if "change_level" not in context.used or by_hand(found):
        return None
    if found.change is None or found.change_level is None:
        return found.change is None and found.change_level == 0
    if found.prior_status is None:
        return None
    if context.cuts is None:
        return bool(found.change_level)
    computed = perform(context.cuts, found.status, found.change, small=_is_small(found))
    return found.change_level == computed.change_level


def _is_small(found: Observation) -> bool:
    if found.small is not None:
        return found.small
    return found.denominator is not None and found.denominator < SMALL_BELOW


def _column(found: Observation, cuts: CutScores) -> int:
    """The change level whose column of the grid counts."""
    level = found.change_level or 0
    return _FOLDED.get(level, level) if cuts.small and _is_small(found) else level


def _color(found: Observation, _: RowCheck, context: RowContext) -> _Answer:
    cuts, flagged = context.cuts, "accountable" in context.used
    if "color" not in context.used or by_hand(found):
        return None
    if found.color is None:
        return False if found.status_level else None
    counts = bool(found.accountable)
    judged = flagged and STUDENT_GROUPS[found.group].accountable
    if judged and found.color and not counts:
        return False
    if found.color and cuts is not None and cuts.gives_color(found.group, found.year) is False:
        return False
    if 0 in (found.status_level, found.change_level):
        return not found.color
    if cuts is None or found.status_level is None or found.change_level is None:
        return None
    letter = cuts.grid[5 - found.status_level][_column(found, cuts) - 1]
    if found.color:
        return letter == _LETTERS[found.color - 1]
    return letter == "-" if judged and counts else None


def _box(found: Observation, _: RowCheck, context: RowContext) -> _Answer:
    if "box" not in context.used or found.color is None:
        return None
    if found.box is None:
        return False
    if not found.color:
        return found.box == 0
    if context.cuts is None or not found.status_level or not found.change_level:
        return found.box > 0
    return found.box == box_of(found.status_level, _column(found, context.cuts))


def _size_met(found: Observation, _: RowCheck, context: RowContext) -> _Answer:
    used = "size_met" in context.used
    return _is_enough(found, found.size_met, found.denominator, context, used)


def _prior_size_met(found: Observation, _: RowCheck, context: RowContext) -> _Answer:
    used = "prior_size_met" in context.used
    return _is_enough(found, found.prior_size_met, found.prior_denominator, context, used)


def _is_enough(
    found: Observation, flag: bool | None, students: int | None, context: RowContext, used: bool
) -> _Answer:
    if not used or not STUDENT_GROUPS[found.group].accountable:
        return None
    if students is None:
        return not flag
    if context.lower_minimum <= students < context.minimum:
        return None
    return bool(flag) == (students >= context.minimum)


def _accountable(found: Observation, _: RowCheck, context: RowContext) -> _Answer:
    flags = {"accountable", "size_met", "prior_size_met"}
    if not flags <= context.used or not STUDENT_GROUPS[found.group].accountable:
        return None
    return bool(found.accountable) == bool(found.size_met and found.prior_size_met)


def _small(found: Observation, _: RowCheck, context: RowContext) -> _Answer:
    if "small" not in context.used or found.denominator is None:
        return None
    return bool(found.small) == (found.denominator < SMALL_BELOW)


def _part_of_all(found: Observation, _: RowCheck, context: RowContext) -> _Answer:
    whole = context.all_students
    if whole is None:
        return None
    pairs = (
        (found.numerator, whole.numerator),
        (found.denominator, whole.denominator),
        (found.prior_denominator, whole.prior_denominator),
    )
    known = [part <= of for part, of in pairs if part is not None and of is not None]
    return all(known) if known else None


def _counted(found: Observation, _: RowCheck, context: RowContext) -> _Answer:
    return found.denominator is not None if "denominator" in context.used else None


def _prior_counted(found: Observation, _: RowCheck, context: RowContext) -> _Answer:
    return found.prior_denominator is not None if "prior_denominator" in context.used else None


def _same_marks(found: Observation, _: RowCheck, context: RowContext) -> _Answer:
    whole = context.all_students
    if whole is None or not {"high_school_cuts", "span"} & context.used:
        return None
    same_cuts = bool(found.high_school_cuts) == bool(whole.high_school_cuts)
    return same_cuts and found.span == whole.span


def _tenths(value: float) -> int:
    return round(value * 10)


_JUDGES = {
    CheckKind.CHANGE: _change,
    CheckKind.CHANGE_OF_COUNTS: _change_of_counts,
    CheckKind.CHANGE_REPORTED: _change_reported,
    CheckKind.RATE: _rate,
    CheckKind.PRIOR_RATE: _prior_rate,
    CheckKind.REPORTED: _reported,
    CheckKind.PRIOR_REPORTED: _prior_reported,
    CheckKind.STATUS_LEVEL: _status_level,
    CheckKind.CHANGE_LEVEL: _change_level,
    CheckKind.COLOR: _color,
    CheckKind.BOX: _box,
    CheckKind.SIZE_MET: _size_met,
    CheckKind.PRIOR_SIZE_MET: _prior_size_met,
    CheckKind.ACCOUNTABLE: _accountable,
    CheckKind.SMALL: _small,
    CheckKind.PART_OF_ALL: _part_of_all,
    CheckKind.COUNTED: _counted,
    CheckKind.PRIOR_COUNTED: _prior_counted,
    CheckKind.SAME_MARKS: _same_marks,
}
