"""Which letter each LEA would get, and what is still missing before it can be made."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from db.queries.casework import leas_by_cds
from sos_desktop.domain.casework.letters.letter_fields import Obstacle
from sos_desktop.domain.casework.letters.letter_kinds import (
    LetterKind,
    no_letter_words,
    proposed_letter,
    proposed_page,
)
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.identification.whole_years import newest_whole_year
from sos_desktop.services.letters.facts import (
    LetterLea,
    LetterYear,
    lea_without_data,
    letter_year,
)
from sos_desktop.services.letters.kept_letters import Made, made_in
from sos_desktop.services.letters.template_fit import Readiness, readiness
from sos_desktop.services.letters.templates import TemplateState, states


class ReadinessByKind(Mapping[LetterKind, Readiness]):
    """The readiness of every kind of letter for an LEA, each judged when it is first asked for."""

    def __init__(self, lea: LetterLea, templates: Mapping[LetterKind, TemplateState]) -> None:
        self._lea = lea
        self._templates = templates
        self._judged: dict[LetterKind, Readiness] = {}

    def __getitem__(self, kind: LetterKind) -> Readiness:
        self.judge(kind)
        return self._judged[kind]

    def judge(self, kind: LetterKind) -> None:
        """Judge a kind now, that every row of a list shows, where nobody waits for it."""
        if kind not in self._judged:
            self._judged[kind] = readiness(self._lea, self._templates[kind])

    def __iter__(self) -> Iterator[LetterKind]:
        return iter(self._templates)

    def __len__(self) -> int:
        return len(self._templates)

    def __eq__(self, other: object) -> bool:
        """What is judged from the same is the same; nothing is judged to find that out."""
        if not isinstance(other, ReadinessByKind):
            return NotImplemented
        return self._templates == other._templates and self._lea == other._lea


@frozen_dataclass
class LetterRow:
    """An LEA in the list of letters.

    Attributes:
        found: What is known of it.
        letter, page: The letter and one-pager that fit; None when there is none.
        why_none: Why there is no letter.
        by_kind: Readiness of every kind.
        made: What was made before, by kind.
    """

    found: LetterLea
    letter: LetterKind | None
    page: LetterKind | None
    why_none: str
    by_kind: ReadinessByKind
    made: Made

    def with_letter(self, kind: LetterKind | None) -> "LetterRow":
        """The same with another letter."""
        return replace(self, letter=kind)

    @property
    def obstacles(self) -> tuple[Obstacle, ...]:
        """What is missing for the letter."""
        return self.by_kind[self.letter].obstacles if self.letter else (Obstacle(self.why_none),)

    @property
    def notes(self) -> tuple[Obstacle, ...]:
        """What the letter leaves open though it can be made."""
        return self.by_kind[self.letter].notes if self.letter else ()

    @property
    def law(self) -> tuple[Obstacle, ...]:
        """What to check of the law the letter cites."""
        return self.by_kind[self.letter].law if self.letter else ()

    @property
    def ready(self) -> bool:
        """Whether the letter can be made."""
        return self.letter is not None and self.by_kind[self.letter].ready

    @property
    def made_on(self) -> date | None:
        """The last day anything was made for it in this year."""
        return max(self.made.values(), default=None)


@frozen_dataclass
class LetterTable:
    """A year's letters, LEAs as on the identification page."""

    year: int | None
    years: tuple[int, ...]
    why_not: str
    rows: tuple[LetterRow, ...]


def letter_table(
    county: CountyFile, year: int | None = None, *, cds: str | None = None
) -> LetterTable:
    """The letters of a year, the one worked on by default; of one LEA if `cds` is given."""
    known = letter_year(county, year)
    return _table(known, _Shared(county, known.year), cds)


def letters_and_agendas(
    county: CountyFile, year: int | None = None
) -> tuple[LetterTable, tuple[LetterRow, ...]]:
    """The letters of a year and all agendas; what both rest on is read once."""
    known = letter_year(county, year)
    shared = _Shared(county, known.year)
    return _table(known, shared, None), _agendas(county, known, shared)


def agenda_rows(county: CountyFile) -> tuple[LetterRow, ...]:
    """Every LEA with an open case, by name, with the newest whole year where there is one."""
    known = letter_year(county, newest_whole_year(county))
    return _agendas(county, known, _Shared(county, known.year))


class _Shared:
    """What every row of a list of letters rests on: the templates, and what was made of them."""

    def __init__(self, county: CountyFile, year: int | None) -> None:
        self.templates = {state.kind: state for state in states(county)}
        self.made = made_in(county, year) if year else {}
        self._kept: dict[str, LetterRow] = county.read.get("rows of letters", self.templates, dict)

    def row(self, lea: LetterLea, *, agenda: bool = False) -> LetterRow:
        """One LEA in the list of letters, or in that of agendas; the one before, if it stands."""
        made, row = self.made.get(lea.lea.cds, {}), self._kept.get(lea.lea.cds)
        if row is None or row.found is not lea or row.made != made:
            row = self._kept[lea.lea.cds] = self._row(lea, made)
        shown = LetterKind.AGENDA if agenda else row.letter
        if shown is not None:
            row.by_kind.judge(shown)
        return row

    def _row(self, lea: LetterLea, made: Made) -> LetterRow:
        letter = proposed_letter(lea.standing)
        return LetterRow(
            found=lea,
            letter=letter,
            page=proposed_page(lea.standing),
            why_none="" if letter else no_letter_words(lea.standing),
            by_kind=ReadinessByKind(lea, self.templates),
            made=made,
        )


def _table(known: LetterYear, shared: _Shared, cds: str | None) -> LetterTable:
    rows = tuple(shared.row(lea) for lea in known.leas if cds is None or lea.lea.cds == cds)
    return LetterTable(known.year, known.years, known.why_not, rows)


def _agendas(county: CountyFile, known: LetterYear, shared: _Shared) -> tuple[LetterRow, ...]:
    """By way of a year that was read already, if it is the newest whole one."""
    year = newest_whole_year(county)
    if known.year != year:
        known = letter_year(county, year)
        shared = _Shared(county, known.year)
    kept = known.registers
    with_data = {lea.lea.cds: lea for lea in known.leas if lea.case is not None}
    with county.session() as session:
        leas = leas_by_cds(session, kept.cases.keys() - with_data.keys())
    others = [lea_without_data(lea, kept.cases[cds], kept) for cds, lea in leas.items()]
    rows = [shared.row(lea, agenda=True) for lea in (*with_data.values(), *others)]
    return tuple(sorted(rows, key=lambda row: row.found.lea.name.casefold()))
