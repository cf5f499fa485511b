"""Every LEA of the county, and one LEA's figures with what each says and where it comes from."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from db.models.casework import SupportCaseRow
from db.models.dashboard import LeaRow
from db.queries.observations import active_batches, indicators_of, lea_of, leas_of, observations
from sos_desktop.domain.casework.case_file import Lea
from sos_desktop.domain.dashboard.codes import (
    STUDENT_GROUPS,
    EntityKind,
    Indicator,
)
from sos_desktop.domain.dashboard.observations import Observation
from sos_desktop.domain.dashboard.wording import (
    NO_COLOR,
    absence_words,
    change_arrow,
    change_words,
    indicator_phrase,
    level_words,
    shown_count,
    value_words,
    year_before_words,
)
from sos_desktop.domain.formats import date_words
from sos_desktop.domain.identification.criteria import GroupResult, judge_lea
from sos_desktop.domain.identification.rules import RuleSet, SizeRule
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.county_files import CountyFile
from sos_desktop.services.identification import letters
from sos_desktop.services.reference import rule_book

_KINDS = (EntityKind.DISTRICT, EntityKind.COE, EntityKind.CHARTER)


@dataclass(frozen=True, slots=True)
class DistrictRow:
    """An LEA in a list; `letters` like {"SWD": "K"}; `case_id` of its open case, if any."""

    lea: Lea
    letters: Mapping[str, str]
    case_id: str | None


@dataclass(frozen=True, slots=True)
class SourceNote:
    """A file figures came from, and the day it was imported, in words."""

    file_name: str
    imported: str


@dataclass(frozen=True, slots=True)
class HeatValue:
    """One cell: a figure in words.

    Attributes:
        value: "-98.4", "9.2 %", or why there is none ("fewer than 11 students").
        word: The colour's word, or the status level's where the year has no colours for the
            indicator, or why there is none; "" when `value` says that already.
        moved: "declined 3.1"; "" when not reported.
        arrow: The way the number moved; "" when unknown.
        color: 0-5 for the tint; a status level stands in where there are no colours that year.
        students: The denominator; None when not reported or below eleven.
        counted: It met a criterion of the year.
        source: "eladownload2025.txt, row 123, imported Nov 24, 2026; counts toward Priority 4 by
            the 2025 criteria (official)".
        note: More on why there is no colour; "" when there is nothing to add.
    """

    observation: Observation
    value: str
    word: str
    moved: str
    arrow: str
    color: int
    students: int | None
    counted: bool
    source: str
    note: str = ""

    @property
    def sentence(self) -> str:
        """The cell for screen readers and cards."""
        parts = [self.value, self.word, self.note, self.moved]
        if self.students is not None:
            parts.append(f"{self.students:,} students")
        said = ", ".join(part for part in parts if part)
        return f"{indicator_phrase(self.observation.indicator)}: {said}"


@dataclass(frozen=True, slots=True)
class DistrictView:
    """An LEA in a year: `cells[group][indicator]`; a missing key is "not reported"."""

    lea: Lea
    year: int
    years: tuple[int, ...]
    rules: RuleSet | None
    why_not: str
    indicators: tuple[Indicator, ...]
    missing: tuple[Indicator, ...]
    groups: tuple[str, ...]
    cells: Mapping[str, Mapping[Indicator, HeatValue]]
    results: Mapping[str, GroupResult]


def list_districts(county: CountyFile, year: int | None = None) -> tuple[DistrictRow, ...]:
    """Every district, COE and charter school of the county, with a year's letters if given."""
    found: dict[str, dict[str, str]] = {}
    if year is not None:
        for row in letters(county, year).rows:
            found[row.lea.cds] = {result.group: result.letter for result in row.lettered}
    with county.session() as session:
        leas = leas_of(session, _KINDS, county.county_code)
        query = sa.select(SupportCaseRow.cds, SupportCaseRow.id).where(
            SupportCaseRow.closed_on.is_(None)
        )
        open_cases = {cds: case_id for cds, case_id in session.execute(query)}
    return tuple(
        DistrictRow(lea, found.get(lea.cds, {}), open_cases.get(lea.cds)) for lea in leas.values()
    )


def district(county: CountyFile, cds: str, year: int | None = None) -> DistrictView:
    """One LEA's figures of a year, the newest loaded one by default.

    Raises:
        InputProblem: The LEA is not in the file.
    """
    with county.session() as session:
        found = session.scalar(sa.select(LeaRow).where(LeaRow.cds == cds))
        if found is None:
            raise InputProblem(
                "This LEA is not in the county file. Load its Dashboard files first."
            )
        lea = lea_of(found)
        batches = active_batches(session)
        years = tuple(dict.fromkeys(batch.year for batch in batches if batch.year))
        shown = year if year is not None else years[0] if years else 0
        of_year = [batch for batch in batches if batch.year == shown]
        seen = [item for _, item in observations(session, of_year, {found.id: lea})]
        files = {
            batch.id: SourceNote(batch.file_name, date_words(batch.imported_at.date()))
            for batch in of_year
        }
        loaded = indicators_of(of_year)
    return _view(lea, shown, years, seen, files, loaded)


def _view(
    lea: Lea,
    year: int,
    years: tuple[int, ...],
    seen: list[Observation],
    files: Mapping[int, SourceNote],
    loaded: tuple[Indicator, ...],
) -> DistrictView:
    book = rule_book()
    rules = book.official(year)
    by_group: dict[str, dict[Indicator, Observation]] = defaultdict(dict)
    for observation in seen:
        by_group[observation.group][observation.indicator] = observation
    kind = EntityKind(lea.kind)
    results = judge_lea(book, rules, kind, by_group) if rules is not None else {}
    writer = _CellWriter(
        kind=kind,
        size=book.size,
        by_status=_by_status(rules, seen),
        rules_met=_rules_met(rules, results),
        files=files,
    )
    return DistrictView(
        lea=lea,
        year=year,
        years=years,
        rules=rules,
        why_not=book.why_not(year) if year else "No Dashboard data are loaded.",
        indicators=tuple(i for i in Indicator if any(o.indicator is i for o in seen)),
        missing=tuple(i for i in (rules.indicators if rules else ()) if i not in loaded),
        groups=tuple(
            g for g, facts in STUDENT_GROUPS.items() if facts.accountable and g in by_group
        ),
        cells={
            group: {indicator: writer.cell(found) for indicator, found in row.items()}
            for group, row in by_group.items()
        },
        results=results,
    )


def _by_status(rules: RuleSet | None, seen: list[Observation]) -> frozenset[Indicator]:
    """The indicators shown by their status level, because the year judges or reports them so.

    A file of a year without colours has none at all, not even 0.
    """
    colored = {found.indicator for found in seen if found.color is not None}
    judged = frozenset(rules.indicators) if rules else frozenset[Indicator]()
    return frozenset(
        found.indicator
        for found in seen
        if (
            rules.by_status(found.indicator)
            if rules and found.indicator in judged
            else found.indicator not in colored
        )
    )


def _rules_met(
    rules: RuleSet | None, results: Mapping[str, GroupResult]
) -> dict[tuple[str, Indicator], str]:
    if rules is None:
        return {}
    return {
        (group, found.indicator): f"counts toward Priority {reason.priority} by the {rules.title}"
        for group, result in results.items()
        for reason in result.reasons
        for found in reason.observations
    }


@dataclass(frozen=True, slots=True)
class _CellWriter:
    kind: EntityKind
    size: SizeRule
    by_status: frozenset[Indicator]
    rules_met: Mapping[tuple[str, Indicator], str]
    files: Mapping[int, SourceNote]

    def cell(self, found: Observation) -> HeatValue:
        """One figure in words."""
        by_status = found.indicator in self.by_status
        color = self._level(found) if by_status else int(found.color or 0)
        absent = "" if color else self._absent(found)
        word = level_words(found, by_status=by_status) if color else absent
        reported = found.status is not None
        rule = self.rules_met.get((found.group, found.indicator), "")
        return HeatValue(
            observation=found,
            value=value_words(found.indicator, found.status) if reported else absent,
            word=word if reported else "",
            moved=change_words(found),
            arrow=change_arrow(found),
            color=color,
            students=shown_count(found.denominator),
            counted=bool(rule),
            source="; ".join(part for part in (self._source(found), rule) if part),
            note=year_before_words(found, self._minimum(found)) if absent == NO_COLOR else "",
        )

    def _minimum(self, found: Observation) -> int:
        return self.size.minimum(found.group, self.kind)

    def _level(self, found: Observation) -> int:
        """The status level, if there are enough students for it to count."""
        enough = found.size_met
        if enough is None:
            enough = found.denominator is None or found.denominator >= self._minimum(found)
        return (found.status_level or 0) if enough else 0

    def _absent(self, found: Observation) -> str:
        words = absence_words(found, self._minimum(found))
        return "no level" if words == NO_COLOR and found.indicator in self.by_status else words

    def _source(self, found: Observation) -> str:
        note = self.files.get(found.batch_id or 0)
        if note is None:
            return ""
        row = f", row {found.row}" if found.row else ""
        return f"{note.file_name}{row}, imported {note.imported}"
