"""Outlook: what would end eligibility, who is close to it, and next year under each rule set.

Everything here is computed, an estimate; what rests on a provisional rule set says so.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import field

from db.queries.observations import RelevantFigures
from sos_desktop.domain.casework.case_file import Lea
from sos_desktop.domain.dashboard.codes import EntityKind, Indicator
from sos_desktop.domain.identification.clock import LOCAL_INDICATORS
from sos_desktop.domain.identification.methods import file_words
from sos_desktop.domain.identification.next_year import Figures, NextYear, judge_span
from sos_desktop.domain.identification.outlook import (
    CellSet,
    GroupOutlook,
    Watched,
    WatchKind,
    group_outlook,
    watch_group,
)
from sos_desktop.domain.identification.rules import Counts, JudgedBy, RuleSet
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.foundation.memory import collector_paused
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.identification.reference import rule_book
from sos_desktop.services.identification.what_if import cutter_of
from sos_desktop.services.identification.years import Years
from sos_desktop.services.identification.years_read import ComputedYear


@frozen_dataclass
class LeaOutlook:
    """One LEA's outlook.

    Attributes:
        groups: The groups with a letter.
        watched: Groups that are close to one, the sharpest first.
        next_years: Next year under each rule set, if next year's colours were this year's.
        remains: What would keep the LEA eligible although every letter ended; clauses.
        waits: Student group to the files that are not loaded and that its criteria ask for: what is
            said of its ways and of how near it is holds only as far as files are loaded.
        undecided: Every file that is not loaded and that could keep the LEA eligible otherwise.
    """

    lea: Lea
    groups: tuple[GroupOutlook, ...]
    watched: tuple[Watched, ...]
    next_years: tuple[NextYear, ...]
    remains: tuple[str, ...] = ()
    waits: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    undecided: tuple[str, ...] = ()

    @property
    def smallest_way(self) -> CellSet | None:
        """The fewest cells that would end every letter; None when there is none, or no way."""
        best = [group.ways[0] for group in self.groups if group.ways]
        if not best or len(best) < len(self.groups):
            return None
        return CellSet(tuple(step for way in best for step in way.steps))


@frozen_dataclass
class OutlookTable:
    """A year's outlooks; `why_not` says why there are no rules, if so; LEAs by county and name."""

    year: int
    rules: RuleSet | None
    why_not: str
    missing: tuple[Indicator, ...]
    rows: tuple[LeaOutlook, ...]


def outlook(
    county: CountyFile, year: int, *, county_code: str | None = None, statewide: bool = False
) -> OutlookTable:
    """Districts and COEs with their outlook, computed from what is loaded."""
    rules = rule_book().official(year)
    code = None if statewide else county_code or county.county_code
    rows: tuple[LeaOutlook, ...] = ()
    missing: tuple[Indicator, ...] = ()
    if rules is not None:
        with county.session() as session, collector_paused():
            years = Years(county, session, code, margin=1, charters=False)
            missing = years.missing(year)
            spans = _spans(years, year)
            rows = tuple(
                _lea_outlook(years, rules, own, spans)
                for own in years.computed(year).values()
                if EntityKind(own.lea.kind) in rules.kinds
            )
    return OutlookTable(year, rules, rule_book().why_not(year), missing, rows)


@frozen_dataclass
class _Span:
    """A rule set over several years with the figures it needs, by CDS code and year."""

    rules: RuleSet
    years: tuple[int, ...]
    figures: Mapping[str, Mapping[int, Figures]]


def _spans(years: Years, year: int) -> tuple[_Span, ...]:
    return tuple(
        _span(years, rules, year)
        for rules in years.book.provisional()
        if rules.counts is Counts.INDICATORS and rules.year > year
    )


def _span(years: Years, rules: RuleSet, year: int) -> _Span:
    """The years before next year, and this year once more in place of next year.

    A year without colors can show none of them, however much of it is loaded.
    """
    known = tuple(range(year - rules.span_years + 2, year + 1))
    only = RelevantFigures(
        rules.groups, {i: (max(c), 0) for i, c in rules.indicator_levels.items()}
    )
    found: dict[str, dict[int, Figures]] = defaultdict(dict)
    for one in known:
        judged = years.book.official(one)
        colored = judged is None or judged.reach(JudgedBy.COLOR)
        if not colored or years.not_loaded(one, rules.indicator_levels.keys()):
            continue
        leas, figures = years.figures(one, rules.kinds, only)
        for number, lea in leas.items():
            found[lea.cds][one] = figures.get(number, {})
    return _Span(rules, (*known, year), found)


def _lea_outlook(
    years: Years, rules: RuleSet, own: ComputedYear, spans: tuple[_Span, ...]
) -> LeaOutlook:
    cutter = cutter_of(own.lea)
    groups = tuple(group_outlook(r, cutter) for r in own.results.values() if r.letter)
    watched = [
        found
        for group in rules.groups
        if (
            found := watch_group(
                rules, group, own.results.get(group), own.figures.get(group, {}), cutter
            )
        )
    ]
    return LeaOutlook(
        own.lea,
        groups,
        tuple(sorted(watched, key=_sharpness)),
        (_repeated(rules, own), *(_spanned(span, own.lea.cds) for span in spans)),
        _remains(rules, own),
        _waits(rules, own),
        _undecided(rules, own),
    )


def _sharpness(found: Watched) -> tuple[int, float]:
    nearest = found.near[0].step.effort if found.near else 1.0
    return list(WatchKind).index(found.kind), nearest


def _repeated(rules: RuleSet, own: ComputedYear) -> NextYear:
    """The same figures once more under the year's own rules."""
    groups = {
        group: tuple(sorted({o.indicator for r in result.reasons for o in r.observations}))
        for group, result in own.results.items()
        if result.letter
    }
    unknown = own.methods.unknown
    if own.methods.criteria_met:
        unknown = tuple(f"{words} not loaded" for words in _files(rules, own.evidence.missing))
    return NextYear(rules, own.methods.criteria_met, groups, unknown=unknown)


def _files(rules: RuleSet, indicators: Iterable[Indicator]) -> tuple[str, ...]:
    return tuple(file_words(indicator, rules.year) for indicator in indicators)


def _waits(rules: RuleSet, own: ComputedYear) -> Mapping[str, tuple[str, ...]]:
    found = {}
    for group, criteria in rules.criteria_of.items():
        asked = {indicator for criterion in criteria for indicator in criterion.measures}
        if files := _files(rules, (i for i in own.evidence.missing if i in asked)):
            found[group] = files
    return found


def _undecided(rules: RuleSet, own: ComputedYear) -> tuple[str, ...]:
    counting = rules.local_priorities_of(EntityKind(own.lea.kind))
    files = _files(rules, own.evidence.missing)
    if {2, 3} & set(rules.methods) and own.evidence.local_missing & counting:
        return (*files, f"{LOCAL_INDICATORS} {rules.year}")
    return files


def _spanned(span: _Span, cds: str) -> NextYear:
    return judge_span(span.rules, span.figures.get(cds, {}), span.years)


def _remains(rules: RuleSet, own: ComputedYear) -> tuple[str, ...]:
    said = []
    local = own.evidence.local & rules.local_priorities_of(EntityKind(own.lea.kind))
    if own.methods.answers.get(2):
        said.append("two local indicators are not met for two or more years (method 2)")
    elif local and 3 in rules.methods:
        said.append(
            f"the local indicator of Priority {min(local)} is not met for two or more years; with "
            "it, any group that keeps another priority meets the criteria (method 3)"
        )
    if own.methods.answers.get(4):
        said.append("data were not submitted to CALPADS as required (method 4)")
    return tuple(said)
