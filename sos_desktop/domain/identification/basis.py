"""The basis of an identification, as it was on a day: what a case keeps for good.

It holds codes and figures: the rule set, the criteria met by their id, the cells that met them.
Sentences are made of them when they are shown. A basis kept before that holds its sentences, and
they are shown as they were written.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from sos_desktop.domain.dashboard.codes import INDICATORS, STUDENT_GROUPS, Color, Indicator
from sos_desktop.domain.dashboard.observations import Observation
from sos_desktop.domain.dashboard.wording import figure_phrase
from sos_desktop.domain.identification.criteria import GroupResult, group_sentence
from sos_desktop.domain.identification.rules import RuleSet, rules_title
from sos_desktop.foundation.frozen import frozen_dataclass

COMPUTED = "Computed (estimate)"
OFFICIAL = "Official"


@frozen_dataclass
class SourceFile:
    """A file the figures came from; `name` and `sha256` are "" in a copy for others."""

    name: str
    sha256: str
    imported_at: str
    indicator: str


@frozen_dataclass
class BasisRules:
    """The rule set of the year.

    Attributes:
        standing: Its code ("official"), see `rules.Standing`.
        title: Where it is not made from year and standing: a list of CDE for a year whose criteria
            are not in force here, and what a basis kept before titles were made when shown says.
    """

    standing: str
    source: str = ""
    note: str = ""
    title: str = ""


@frozen_dataclass
class BasisCell:
    """A figure behind a letter; None always means not reported.

    Attributes:
        indicator: Its code ("ELA").
        by_status: It was judged by its status level and not by its color.
        file: The name of the file it stands in; "" when not known.
        row: Its row there, counting the header as 1.
    """

    indicator: str
    status: float | None = None
    change: float | None = None
    status_level: int | None = None
    change_level: int | None = None
    color: int | None = None
    students: int | None = None
    by_status: bool = False
    file: str = ""
    row: int | None = None

    @property
    def words(self) -> str:
        """The figure in a sentence: "ELA Red (-98.4, declined 3.1)"."""
        if self.indicator not in set(Indicator):
            return self.indicator
        seen = Observation(
            year=0,
            indicator=Indicator(self.indicator),
            cds="",
            group="",
            status=self.status,
            change=self.change,
            status_level=self.status_level,
            change_level=self.change_level,
            color=None if self.color is None else Color(self.color),
        )
        return figure_phrase(seen, by_status=self.by_status)


@frozen_dataclass
class BasisReason:
    """One criterion that was met, with the figures that met it.

    Attributes:
        criterion: Its id in the table of criteria; in a basis kept before ids were, its words.
        certainty: How the rule was known that day, see `rules.Certainty`.
        text: The figures as they were told in a basis kept before sentences were made when shown.
    """

    priority: int
    criterion: str
    certainty: str = ""
    cells: tuple[BasisCell, ...] = ()
    text: str = ""

    @property
    def words(self) -> str:
        """The figures in words: "ELA Red (-98.4, declined 3.1) and Math Orange (...)"."""
        return self.text or " and ".join(cell.words for cell in self.cells)


@frozen_dataclass
class BasisGroup:
    """A student group that met a priority, or has a letter in CDE's list.

    Attributes:
        code: Its code ("SWD").
        letter: CDE's letter; "" below two priorities.
        computed_letter: What was computed, where CDE's list says something else; else None.
        told: Its sentence as it was written, where it is not made of the reasons: in a basis kept
            before sentences were made when shown, and in a copy for others.
    """

    code: str
    priorities: tuple[int, ...] = ()
    letter: str = ""
    computed_letter: str | None = None
    reasons: tuple[BasisReason, ...] = ()
    told: str = ""

    @property
    def name(self) -> str:
        """What it is called; a code that is not known stands for itself."""
        return STUDENT_GROUPS[self.code].name if self.code in STUDENT_GROUPS else self.code

    @property
    def sentence(self) -> str:
        """Why it has its letter, one clause per priority."""
        if self.told:
            return self.told
        if not self.reasons:
            return (
                f"{self.name}: letter code {self.letter} in CDE's list; what is loaded does not "
                "say by which figures"
            )
        said = [(reason.priority, reason.words) for reason in self.reasons]
        return group_sentence(self.name, self.priorities, said)


@frozen_dataclass
class IdentificationBasis:
    """Why an LEA was identified in a Dashboard year, as it was known on a day.

    Attributes:
        result: `OFFICIAL` or `COMPUTED`: whose letters these are; "" when nothing is known.
        computed_on: The day; None when nothing is known.
        rules: None when no rules were applied, so that there is no basis.
        missing: Codes of the year's indicators that were not loaded, so that nobody reads their
            absence as good news.
        status: What the LEA is owed, in CDE's words; "" when not known.
        status_basis: Whose status it is: `OFFICIAL` or `COMPUTED`.
        level_3: The flag of EC 52072; None when it cannot be told.
    """

    year: int | None = None
    fiscal_year: str = ""
    result: str = ""
    computed_on: date | None = None
    rules: BasisRules | None = None
    groups: tuple[BasisGroup, ...] = ()
    missing: tuple[str, ...] = ()
    files: tuple[SourceFile, ...] = ()
    status: str = ""
    status_basis: str = ""
    level_3: bool | None = None

    @property
    def lettered(self) -> tuple[BasisGroup, ...]:
        """The groups that met two or more priorities."""
        return tuple(group for group in self.groups if group.letter)

    @property
    def missing_names(self) -> tuple[str, ...]:
        """The indicators that were not loaded, by name; a code that is not known stays."""
        known = set(Indicator)
        return tuple(
            INDICATORS[Indicator(code)].name if code in known else code for code in self.missing
        )

    @property
    def settled(self) -> bool:
        """Whether the groups with a letter are all there are, so that no letter means none met.

        They are CDE's, or computed when every indicator of the year was loaded.
        """
        return self.result == OFFICIAL or (bool(self.files) and not self.missing)

    @property
    def rules_title(self) -> str:
        """What its rules are called: "2025 criteria (official)"; "" without any."""
        if self.rules is None:
            return ""
        return self.rules.title or rules_title(self.year or 0, self.rules.standing)


NO_BASIS = IdentificationBasis()
"""What a case keeps that came in without data."""


def make_basis(
    rules: RuleSet,
    results: Iterable[GroupResult],
    files: Iterable[SourceFile],
    missing: Iterable[str],
    made_on: date,
) -> IdentificationBasis:
    """What the figures of one LEA and year say by the year's rules."""
    kept = tuple(files)
    names = {source.indicator: source.name for source in kept}
    return IdentificationBasis(
        year=rules.year,
        fiscal_year=rules.fiscal_year,
        result=COMPUTED,
        computed_on=made_on,
        rules=BasisRules(str(rules.standing), rules.source, rules.note),
        groups=in_order(_group(result, names) for result in results),
        missing=tuple(missing),
        files=kept,
    )


def _group(result: GroupResult, files: Mapping[str, str]) -> BasisGroup:
    reasons = tuple(
        BasisReason(
            reason.priority,
            reason.criterion.name,
            str(reason.criterion.certainty),
            tuple(
                _cell(found, files, by_status=by_status)
                for found, by_status in zip(reason.observations, reason.by_status, strict=True)
            ),
        )
        for reason in result.reasons
    )
    return BasisGroup(result.group, tuple(result.priorities), result.letter, reasons=reasons)


def _cell(found: Observation, files: Mapping[str, str], *, by_status: bool) -> BasisCell:
    return BasisCell(
        indicator=str(found.indicator),
        status=found.status,
        change=found.change,
        status_level=found.status_level,
        change_level=found.change_level,
        color=None if found.color is None else int(found.color),
        students=found.denominator,
        by_status=by_status,
        file=files.get(str(found.indicator), ""),
        row=found.row,
    )


def empty_basis(rules: RuleSet, made_on: date) -> IdentificationBasis:
    """The basis of a year of which an LEA has no figures loaded: its rules, and no groups."""
    return make_basis(rules, (), (), (), made_on)


def listed_basis(year: int, made_on: date) -> IdentificationBasis:
    """The basis of a year of which only CDE's list is known, not the criteria behind it."""
    title = f"CDE's list for the {year} Dashboard"
    return IdentificationBasis(year=year, computed_on=made_on, rules=BasisRules("", title=title))


def with_status(
    basis: IdentificationBasis,
    status: str,
    standing: str,
    letters: Mapping[str, str] | None,
    *,
    level_3: bool | None,
) -> IdentificationBasis:
    """A basis with what the LEA is owed that year.

    Where CDE's list gives the letters they take the place of the computed ones, which stay beside
    them as `computed_letter`; the figures behind stay as they are.

    Args:
        basis: From `make_basis` or `empty_basis`.
        status: In CDE's words; "" when it is not known.
        standing: Whose status it is: `OFFICIAL` or `COMPUTED`.
        letters: Group code to letter; None when not known.
        level_3: The flag; None when not known.
    """
    kept = replace(basis, status=status, status_basis=standing, level_3=level_3)
    if standing != OFFICIAL or letters is None:
        return kept
    known = {group.code: group for group in basis.groups}
    groups = []
    for code in {**letters, **known}:
        given = letters.get(code, "")
        found = known.get(code) or BasisGroup(code, letter=given)
        beside = None if given == found.letter else found.letter
        groups.append(replace(found, letter=given, computed_letter=beside))
    return replace(kept, result=OFFICIAL, groups=in_order(groups))


def in_order(groups: Iterable[BasisGroup]) -> tuple[BasisGroup, ...]:
    """Groups as every basis has them: by code."""
    return tuple(sorted(groups, key=lambda group: group.code))


def shared_basis(basis: IdentificationBasis) -> IdentificationBasis:
    """What of a basis may leave the county office: the finding and where it comes from.

    How files are called on the office's computer, letters computed beside CDE's and the single
    figures stay; a part that is added one day stays too until it is named here.
    """
    return IdentificationBasis(
        year=basis.year,
        fiscal_year=basis.fiscal_year,
        result=basis.result,
        computed_on=basis.computed_on,
        rules=basis.rules,
        groups=tuple(
            BasisGroup(group.code, group.priorities, group.letter, told=group.sentence)
            for group in basis.groups
        ),
        missing=basis.missing,
        files=tuple(SourceFile("", "", f.imported_at, f.indicator) for f in basis.files),
        status=basis.status,
        status_basis=basis.status_basis,
        level_3=basis.level_3,
    )
