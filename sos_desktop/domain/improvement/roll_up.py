"""What a county learns from its cases, without the name of a district.

Every figure says how many districts stand behind it; behind one or two it is withheld, because who
knows the county would know them. No total is given from which a withheld figure could be worked
out. The file is described in `docs/roll-up.md`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.needs_words import CATEGORY_CODES
from sos_desktop.domain.casework.records import Cause, Measure, Provider
from sos_desktop.domain.casework.support_words import WantedDirection
from sos_desktop.domain.casework.words import (
    ActionState,
    CauseState,
    ContactKind,
    DistrictChoice,
    ProviderKind,
)
from sos_desktop.domain.dashboard.codes import STUDENT_GROUPS
from sos_desktop.domain.formats import is_known
from sos_desktop.domain.improvement.readings import readings_by_measure, since_start
from sos_desktop.foundation.frozen import frozen_dataclass

FEWEST_DISTRICTS = 3
"""From how many districts on a figure is told: of two, each would know the other."""
_MONTH = 365.25 / 12

THEMES: dict[str, tuple[str, tuple[str, ...]]] = {
    "people": ("People and time", ("people", "time", "staff")),
    "instruction": ("Instruction and curriculum", ("instruction", "curricul", "teaching")),
    "systems": ("Systems and procedures", ("system", "procedure", "process")),
    "data": ("Data and information", ("data", "information")),
    "resources": ("Resources and facilities", ("resource", "facilit", "budget", "money")),
    "governance": ("Policy and governance", ("governance", "policy", "board")),
    "labor": ("Labor and agreements", ("labor", "agreement", "union", "bargain")),
    "community": ("Family and community", ("famil", "community", "parent", "context")),
    "beliefs": ("Beliefs and expectations", ("belief", "expectation", "culture")),
    "transitions": ("Transitions", ("transition",)),
    "other": ("Another theme", ()),
}
"""Themes of causes by key: their words, and by what a bone of a fishbone is told to be one. A
county's own words for a bone could name a district, so they never leave it."""


@frozen_dataclass
class RolledFigure:
    """A figure of a roll-up.

    Attributes:
        section, key: What it is about, as codes.
        words: The same for people.
        count: How often; None when it is withheld.
        districts: How many districts stand behind it; None when it is withheld.
        total: A sum that goes with it (months, hours); None where there is none.
        at_least: Of several counties one withheld its part.
    """

    section: str
    key: str
    words: str
    count: int | None = 0
    districts: int | None = 0
    total: float | None = None
    at_least: bool = False

    @property
    def withheld(self) -> bool:
        """Whether it is not told because it could name a district."""
        return self.count is None

    @property
    def mean(self) -> float | None:
        """The sum over how often; None where there is nothing to divide."""
        return self.total / self.count if self.total is not None and self.count else None


@frozen_dataclass
class RollUpSource:
    """A county that is in a roll-up."""

    county_code: str
    county: str
    made_on: date


@frozen_dataclass
class RollUp:
    """The figures of one county, or of several put together."""

    sources: tuple[RollUpSource, ...]
    figures: tuple[RolledFigure, ...]

    def figure(self, section: str, key: str) -> RolledFigure:
        """One of its figures."""
        return next(f for f in self.figures if (f.section, f.key) == (section, key))

    @property
    def hours_per_gain(self) -> float | None:
        """Hours given for each gain; None when either is withheld, in part or whole, or missing."""
        hours, gains = self.figure("hours", "given"), self.figure("hours", "gains")
        partly = hours.at_least or gains.at_least
        if partly or hours.total is None or not hours.count or not gains.count:
            return None
        return hours.total / gains.count


class _Counting:
    """Counts what stands behind each figure, and which districts."""

    def __init__(self) -> None:
        self.count: dict[tuple[str, str], int] = defaultdict(int)
        self.total: dict[tuple[str, str], float] = defaultdict(float)
        self.districts: dict[tuple[str, str], set[str]] = defaultdict(set)

    def add(self, cds: str, section: str, key: str, total: float = 0.0) -> None:
        """Count one of a district."""
        self.count[section, key] += 1
        self.total[section, key] += total
        self.districts[section, key].add(cds)


def rolled_up(
    files: Iterable[CaseFile], providers: Iterable[Provider], source: RollUpSource
) -> RollUp:
    """The roll-up of a county.

    Args:
        files: Its cases, of any year; those of one LEA count as one district.
        providers: The register, which tells the kind of who helped.
        source: The county.
    """
    counting, kinds = _Counting(), {provider.id: provider.kind for provider in providers}
    for file in files:
        cds = file.case.cds
        for section, key, total in _seen(file, kinds, source.made_on):
            counting.add(cds, section, key, total)
    figures = []
    for blank in blank_figures():
        at = (blank.section, blank.key)
        figure = replace(
            blank,
            count=counting.count[at],
            districts=len(counting.districts[at]),
            total=None if blank.total is None else round(counting.total[at], 2),
        )
        figures.append(protected(figure))
    return RollUp((source,), tuple(figures))


def protected(figure: RolledFigure) -> RolledFigure:
    """The figure, or, of too few districts, that it is withheld."""
    if figure.districts is not None and not 0 < figure.districts < FEWEST_DISTRICTS:
        return figure
    return replace(figure, count=None, districts=None, total=None)


def blank_figures() -> Iterator[RolledFigure]:
    """Every figure there is, in order, at 0."""
    for key, (words, _told) in THEMES.items():
        yield RolledFigure("causes", key, words)
    for state in ActionState:
        yield RolledFigure("changes", str(state), state.words)
    for key, words in _TESTS.items():
        yield RolledFigure("tests", key, words)
    yield RolledFigure("first_test", "months", "Months from letter to first test", total=0.0)
    for code, group in STUDENT_GROUPS.items():
        for key, words in _WAYS.items():
            yield RolledFigure("groups", f"{code}:{key}", f"{group.name}: {words}")
    for kind in ProviderKind:
        for key, words in _OUTCOMES.items():
            yield RolledFigure("providers", f"{kind}:{key}", f"{kind.words}: {words}")
    for key, words in _MEASURES.items():
        yield RolledFigure("measures", key, words)
    yield RolledFigure("hours", "given", "Hours of a contact", total=0.0)
    yield RolledFigure("hours", "gains", "Gains: groups that left, measures at their target")


_TESTS = {
    "adopt": "Changes adopted after tests",
    "adapt": "Changes adapted after tests",
    "abandon": "Changes abandoned after tests",
    "open": "Changes in test, not decided",
}
_WAYS = {
    "still": "met the criteria every year since",
    "left": "left in the latest year",
    "stayed_out": "left and stayed out two years or more",
    "came_back": "left and came back",
}
_OUTCOMES = {
    "helped": "helped",
    "partly": "helped in part",
    "not": "did not help",
    "open": "chosen, not known yet",
    "declined": "declined by the district",
}
_MEASURES = {
    "reached": "Measures at their target",
    "not_reached": "Measures not at their target yet",
}


def _seen(
    file: CaseFile, kinds: dict[str, ProviderKind], today: date
) -> Iterator[tuple[str, str, float]]:
    """Everything a case adds: section, key, and what goes into a sum."""
    by_id = {cause.id: cause for cause in file.causes}
    for cause in file.causes:
        if cause.state is CauseState.VALIDATED:
            yield "causes", theme_of(cause, by_id), 0.0
    for action in file.actions:
        yield "changes", str(action.state), 0.0
    yield from _tests(file)
    months = _months_to_first_test(file, today)
    if months is not None:
        yield "first_test", "months", months
    for code, way in group_ways(file):
        yield "groups", f"{code}:{way}", 0.0
        if way in ("left", "stayed_out"):
            yield "hours", "gains", 0.0
    yield from _helped(file, kinds)
    yield from _measured(file)
    for contact in file.contacts:
        if contact.hours is not None and is_known(contact.held_on) and contact.held_on <= today:
            yield "hours", "given", contact.hours


def _helped(file: CaseFile, kinds: dict[str, ProviderKind]) -> Iterator[tuple[str, str, float]]:
    """What came of the help of others, by the kind of who gave it."""
    for referral in file.referrals:
        kind = kinds.get(referral.provider_id or "", ProviderKind.OTHER)
        if referral.choice is DistrictChoice.DECLINED:
            yield "providers", f"{kind}:declined", 0.0
        elif referral.outcome is not None:
            yield "providers", f"{kind}:{referral.outcome}", 0.0
        elif referral.choice is DistrictChoice.CHOSEN:
            yield "providers", f"{kind}:open", 0.0


def _measured(file: CaseFile) -> Iterator[tuple[str, str, float]]:
    """Measures with a figure and a target; one at its target is a gain."""
    for measure in file.measures:
        reached = is_reached(file, measure)
        if reached is not None:
            yield "measures", "reached" if reached else "not_reached", 0.0
        if reached:
            yield "hours", "gains", 0.0


def theme_of(cause: Cause, by_id: dict[str, Cause]) -> str:
    """The theme of a cause: by the words of the bone it stands on; the word found first decides."""
    passed = {cause.id}
    while cause.parent_id in by_id and cause.parent_id not in passed:
        cause = by_id[cause.parent_id]
        passed.add(cause.id)
    bone = CATEGORY_CODES[cause.category] if cause.category else cause.text
    words = bone.casefold()
    found = [
        (words.index(told), key)
        for key, (_words, tells) in THEMES.items()
        for told in tells
        if told in words
    ]
    return min(found)[1] if found else "other"


def _tests(file: CaseFile) -> Iterator[tuple[str, str, float]]:
    """What became of each change that was tested: the last decision of its chain."""
    last: dict[str, str] = {}
    for cycle in sorted(file.cycles, key=lambda cycle: cycle.position):
        decided = str(cycle.decision) if cycle.decision else "open"
        last[cycle.action_id or cycle.id] = decided
    for decided in last.values():
        yield "tests", decided, 0.0


def _months_to_first_test(file: CaseFile, today: date) -> float | None:
    """From the first letter, or where none is noted from the opening, to the first test."""
    tried = [c.tried_on for c in file.cycles if c.tried_on is not None and c.tried_on <= today]
    if not tried:
        return None
    letters = [c.held_on for c in file.contacts if c.kind is ContactKind.MAIL]
    begun = min(letters, default=file.case.opened_on)
    if not is_known(begun):
        return None
    return max((min(tried) - begun).days, 0) / _MONTH


def group_ways(file: CaseFile) -> Iterator[tuple[str, str]]:
    """What became of each group the LEA was identified for, over the years of the case.

    A year whose letters cannot be told is left out. "left" is the latest year only, "stayed_out"
    two years or more.
    """
    bases = [file.case.basis, *(year.basis for year in file.years)]
    years = [{group.code for group in b.lettered} for b in bases if b.settled or b.lettered]
    for code in sorted(set().union(*years) if years else set()):
        met = [code in year for year in years]
        met = met[met.index(True) :]
        if len(met) < 2:
            continue
        if met[-1]:
            yield code, "still" if all(met) else "came_back"
        else:
            yield code, "left" if met[-2] else "stayed_out"


def is_reached(file: CaseFile, measure: Measure) -> bool | None:
    """Whether the latest figure of a measure is at its target; None where it cannot be told.

    A figure is a reading noted by hand, or what the Dashboard or local data say; a baseline alone
    is none.
    """
    if measure.target is None:
        return None
    found = since_start(measure, readings_by_measure(file)[measure.id])
    if not found:
        return None
    latest = found[-1].value
    wanted = measure.wanted
    if wanted is None and measure.baseline is None:
        return None
    up = wanted is WantedDirection.UP if wanted else measure.target >= (measure.baseline or 0.0)
    return latest >= measure.target if up else latest <= measure.target
