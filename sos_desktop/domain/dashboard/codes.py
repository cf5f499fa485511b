"""The Dashboard's codes: indicators, student groups, levels, colours.

Source: CDE record layouts, one page per indicator and year (`resources/reference/layouts.toml`).
"""

from enum import IntEnum, StrEnum

from sos_desktop.domain.dashboard.year_words import words_of
from sos_desktop.foundation.frozen import frozen_dataclass


class Indicator(StrEnum):
    """A state indicator of the California School Dashboard."""

    ELA = "ELA"
    MATH = "MATH"
    SCIENCE = "SCIENCE"
    ELPI = "ELPI"
    CHRONIC = "CHRONIC"
    SUSPENSION = "SUSPENSION"
    GRADUATION = "GRADUATION"
    CCI = "CCI"


@frozen_dataclass
class IndicatorFacts:
    """What the words and signs of an indicator are.

    Attributes:
        number: The small integer that stands for the indicator in the county file.
        name: In a sentence ("chronic absenteeism").
        short: As a column heading ("Chronic absence").
        priority: LCFF state priority.
        percent: True when status is a percent 0-100, False when it is points from standard.
        lower_is_better: True for chronic absenteeism and suspension.
    """

    number: int
    name: str
    short: str
    priority: int
    percent: bool
    lower_is_better: bool


INDICATORS: dict[Indicator, IndicatorFacts] = {
    Indicator.ELA: IndicatorFacts(1, "English language arts", "ELA", 4, False, False),
    Indicator.MATH: IndicatorFacts(2, "mathematics", "Math", 4, False, False),
    Indicator.SCIENCE: IndicatorFacts(3, "science", "Science", 4, False, False),
    Indicator.ELPI: IndicatorFacts(4, "English learner progress", "ELPI", 4, True, False),
    Indicator.CHRONIC: IndicatorFacts(5, "chronic absenteeism", "Chronic absence", 5, True, True),
    Indicator.SUSPENSION: IndicatorFacts(6, "suspension", "Suspension", 6, True, True),
    Indicator.GRADUATION: IndicatorFacts(7, "graduation", "Graduation", 5, True, False),
    Indicator.CCI: IndicatorFacts(8, "college/career", "College/career", 8, True, False),
}
INDICATOR_BY_NUMBER = {facts.number: indicator for indicator, facts in INDICATORS.items()}


@frozen_dataclass
class GroupFacts:
    """A student group as CDE codes it.

    Attributes:
        number: The small integer that stands for the group in the county file.
        name: As shown and printed; codes never stand without it.
        accountable: False for groups CDE reports for information only. Whether their rows have a
            color is a fact of a year (`CutScores.information`); no criterion looks at it.
    """

    number: int
    name: str
    accountable: bool = True


ALL_STUDENTS = "ALL"
ENGLISH_LEARNERS = "EL"

STUDENT_GROUPS: dict[str, GroupFacts] = {
    "ALL": GroupFacts(1, "All students"),
    "AA": GroupFacts(2, "African American"),
    "AI": GroupFacts(3, "American Indian or Alaska Native"),
    "AS": GroupFacts(4, "Asian"),
    "EL": GroupFacts(5, "English learners"),
    "FI": GroupFacts(6, "Filipino"),
    "FOS": GroupFacts(7, "Foster youth"),
    "HI": GroupFacts(8, "Hispanic"),
    "HOM": GroupFacts(9, "Homeless youth"),
    "LTEL": GroupFacts(10, "Long-term English learners"),
    "MR": GroupFacts(11, "Two or more races"),
    "PI": GroupFacts(12, "Pacific Islander"),
    "SED": GroupFacts(13, "Socioeconomically disadvantaged"),
    "SWD": GroupFacts(14, "Students with disabilities"),
    "WH": GroupFacts(15, "White"),
    "ELO": GroupFacts(21, "English learners only", accountable=False),
    "RFP": GroupFacts(22, "Reclassified fluent English proficient", accountable=False),
    "EO": GroupFacts(23, "English only", accountable=False),
    "SBA": GroupFacts(24, "Smarter Balanced test takers", accountable=False),
    "CAA": GroupFacts(25, "Alternate assessment test takers", accountable=False),
    "CAST": GroupFacts(26, "California Science Test takers", accountable=False),
}
GROUP_BY_NUMBER = {facts.number: code for code, facts in STUDENT_GROUPS.items()}
LETTER_GROUPS = tuple(
    code for code, facts in STUDENT_GROUPS.items() if facts.accountable and code != ALL_STUDENTS
)
"""The groups that can carry a letter, in the order CDE's assistance workbooks use."""


class Color(IntEnum):
    """A performance colour; 0 means the Dashboard gave none."""

    NONE = 0
    RED = 1
    ORANGE = 2
    YELLOW = 3
    GREEN = 4
    BLUE = 5

    @property
    def word(self) -> str:
        """The colour as a word, "no color" for none."""
        return "no color" if self is Color.NONE else self.name.capitalize()


class EntityKind(StrEnum):
    """What a CDS code stands for."""

    STATE = "state"
    COE = "coe"
    DISTRICT = "district"
    CHARTER = "charter"
    SCHOOL = "school"


NO_DATA = "no data"
"""CDE's word for level 0."""


def applies(indicator: Indicator, group: str) -> bool:
    """Whether the Dashboard has a figure of this indicator for this group at all."""
    return indicator is not Indicator.ELPI or group in ("EL", "LTEL")


def group_name(code: str) -> str:
    """A student group's name; a code that is not known stays as it is."""
    return STUDENT_GROUPS[code].name if code in STUDENT_GROUPS else code


def status_word(indicator: Indicator, level: int | None, year: int = 0) -> str:
    """CDE's word for a status level in a Dashboard year.

    Level 5 is always the best, so the words turn round where less is better.
    """
    return _level_word(indicator, words_of(year).status, level)


def change_word(indicator: Indicator, level: int | None, year: int = 0) -> str:
    """CDE's word for a change level in a Dashboard year, in lower case."""
    return _level_word(indicator, words_of(year).change, level)


def _level_word(indicator: Indicator, words: tuple[str, ...], level: int | None) -> str:
    if not level:
        return NO_DATA
    return words[-level] if INDICATORS[indicator].lower_is_better else words[level - 1]


def distance_name(year: int) -> str:
    """What a Dashboard measures the distance of ELA and math from: "standard", "proficiency"."""
    return words_of(year).distance


def measure_name(indicator: Indicator, year: int) -> str:
    """What ELA and math report, in CDE's words: "Distance from Proficiency"; "" for others."""
    if indicator not in (Indicator.ELA, Indicator.MATH):
        return ""
    return f"Distance from {distance_name(year).capitalize()}"
