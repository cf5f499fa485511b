"""What letters can say of each LEA of the county in a year, read once for all of them."""

from collections.abc import Sequence
from dataclasses import field
from functools import partial

from sos_desktop.domain.casework.case_file import Lea
from sos_desktop.domain.casework.letters.letter_fields import Obstacle
from sos_desktop.domain.casework.letters.letter_kinds import LetterStanding
from sos_desktop.domain.casework.records import Case, Person
from sos_desktop.domain.casework.words import Route
from sos_desktop.domain.dashboard.codes import EntityKind
from sos_desktop.domain.identification.history import Movement
from sos_desktop.domain.identification.level_3 import Level3
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.identification.identification_view import (
    IdentificationRow,
    IdentificationView,
    identification,
)
from sos_desktop.services.identification.reference import rule_book
from sos_desktop.services.identification.whole_years import missing_names
from sos_desktop.services.identification.years import Years
from sos_desktop.services.letters import several_years, wording
from sos_desktop.services.letters.letter_law import law_values, lea_values
from sos_desktop.services.letters.letter_registers import (
    FieldValues,
    LetterRegisters,
    case_values,
    letter_registers,
    people_values,
)
from sos_desktop.services.letters.statutes import in_force

FIGURES = (
    *("strengths", "gains", "near"),
    *("result_name", "result_value", "result_change", "result_level"),
)
"""Fields that need every figure of the LEA; read when its letter is made."""


@frozen_dataclass
class LetterLea:
    """An LEA as letters see it.

    Attributes:
        values: Field to what it says; "" or () when there is nothing to say.
        doubts: What cannot be decided here, such as two superintendents.
        has_figures: Whether Dashboard figures of the year are loaded for it.
        level_3_note: What the letter on Level 3 leaves open; "" when nothing.
        missing: Indicators the year's rules need that are not loaded, by name.
        listed: CDE's list of the year says its letter codes; else they are computed.
    """

    lea: Lea
    year: int
    standing: LetterStanding
    status_words: str
    basis: str
    case: Case | None
    values: FieldValues = field(repr=False)
    doubts: tuple[Obstacle, ...] = ()
    has_figures: bool = False
    level_3_note: str = ""
    missing: tuple[str, ...] = ()
    listed: bool = False


@frozen_dataclass
class LetterYear:
    """The county in a year; `year` None when nothing is loaded, `why_not`: no rules for it."""

    year: int | None
    registers: LetterRegisters = field(repr=False)
    years: tuple[int, ...] = ()
    why_not: str = ""
    leas: tuple[LetterLea, ...] = ()


@frozen_dataclass
class _Told:
    """What is told of an LEA in a year by nothing but what is loaded."""

    values: FieldValues
    level_3: Level3


_Known = dict[str, tuple[tuple[Sequence[Person], Case | None], LetterLea]]
"""By CDS code, what of the registers tells of an LEA alone, and the LEA as it was told with it."""


def letter_year(county: CountyFile, year: int | None = None) -> LetterYear:
    """Every LEA of a year, the one worked on by default."""
    view = identification(county, year)
    kept = letter_registers(county)
    if view is None:
        return LetterYear(None, kept)
    with county.session() as session:
        years = Years(county, session, county.county_code)
        told = years.kept(("letters", view.year), lambda: _told(view, years))
        missing = missing_names(years, view.year)
    of_all = (view, told, missing, kept.office, kept.team, kept.shared, kept.doubts)
    known: _Known = county.read.get("LEAs of letters", of_all, dict)
    leas = list[LetterLea]()
    for row, of_it in zip(view.rows, told, strict=True):
        cds = row.lea.cds
        own = (kept.people.get(cds, ()), kept.cases.get(cds))
        if cds not in known or known[cds][0] != own:
            known[cds] = (own, _lea(view, row, kept, of_it, missing))
        leas.append(known[cds][1])
    return LetterYear(view.year, kept, view.years, view.why_not, tuple(leas))


def _told(view: IdentificationView, years: Years) -> tuple[_Told, ...]:
    """In the order of the view's rows."""
    found: list[_Told] = []
    for row in view.rows:
        level_3 = several_years.with_all_groups(
            row.status.level_3, years.significant_groups(row.lea, view.year)
        )
        values = law_values(view.year) | lea_values(row.lea)
        found.append(_Told(values | _status_values(view, row, years, level_3), level_3))
    return tuple(found)


def lea_without_data(lea: Lea, case: Case, kept: LetterRegisters) -> LetterLea:
    """An LEA with a case of which no Dashboard year is loaded."""
    kind = EntityKind(lea.kind)
    values, doubts = people_values(lea, kept)
    values |= kept.shared | lea_values(lea) | case_values(case)
    values["status_sentence"] = wording.route_sentence(case.route, lea.name)
    standing = LetterStanding(kind, None, route=case.route, why=("no Dashboard data are loaded",))
    return LetterLea(lea, 0, standing, "not known", "", case, values, (*kept.doubts, *doubts))


def _lea(
    view: IdentificationView,
    row: IdentificationRow,
    kept: LetterRegisters,
    told: _Told,
    missing: tuple[str, ...],
) -> LetterLea:
    case = kept.cases.get(row.lea.cds)
    values, doubts = people_values(row.lea, kept)
    values |= kept.shared | told.values | case_values(case)
    if not row.status.status and case is not None:
        values["status_sentence"] = wording.route_sentence(case.route, row.lea.name)
    status = row.status
    standing = LetterStanding(
        EntityKind(row.lea.kind),
        status.served,
        status.help_year,
        status.criteria_met,
        status.level_3.flag if in_force("law_level_3", view.year) else False,
        (status.three_in_a_row or ()) if in_force("law_geographic_lead", view.year) else (),
        _route(case, view),
        _goes_on(row, view.year) or _runs_since_before(case, view.year),
        status.why,
        bool(status.geographic_lead) and in_force("law_geographic_lead", view.year),
    )
    has_figures = row.computed_status is not None or row.computed is not None
    return LetterLea(
        row.lea,
        view.year,
        standing,
        status.status_words,
        str(status.basis),
        case,
        values,
        (*kept.doubts, *doubts),
        has_figures,
        several_years.level_3_note(told.level_3),
        missing,
        row.official is not None,
    )


def _lists(years: Years, row: IdentificationRow, year: int) -> tuple[str, ...]:
    """The file of the state's list that speaks of such an LEA; charter schools have their own."""
    found = years.official(year, "charter_assistance" if row.is_charter else "assistance")
    return (found.file_name,) if found is not None else ()


def _goes_on(row: IdentificationRow, year: int) -> bool:
    """Whether its assistance of the year before goes on.

    Years without determinations lie between 2019 and 2022: work of 2019 is not the past year's.
    """
    return row.movement is Movement.CONTINUED and rule_book().year_before(year) == year - 1


def _runs_since_before(case: Case | None, year: int) -> bool:
    """Whether an open case began with an earlier Dashboard."""
    return case is not None and case.year is not None and case.year < year


def _route(case: Case | None, view: IdentificationView) -> Route | None:
    """How an open case came in; what a district asks today is no answer to an earlier Dashboard."""
    return case.route if case and view.year in (case.year, max(view.years)) else None


def _status_values(
    view: IdentificationView, row: IdentificationRow, years: Years, level_3: Level3
) -> FieldValues:
    year, book, status = view.year, years.book, row.status
    in_a_row = book.determination_years(year)[-3:]
    second = (status.help_year or 0) > 1
    first = several_years.beginning(years, row.lea.cds, year) if second else None
    intro, reasons = wording.reasons(
        row, year, first.sentence if first else "", missing_names(years, year)
    )
    estimated = partial(several_years.estimated_years, years, row.lea.cds)
    charter = status.charter
    of_state = _lists(years, row, year)
    lists = f" and {wording.listing(of_state)}" if of_state else ""
    return {
        "dashboard_year": str(year),
        "fiscal_year": view.fiscal_year,
        "status": status.status or "",
        "status_sentence": wording.status_sentence(row, year),
        "status_with_before": wording.status_with_before(row, year),
        "before_sentence": wording.before_sentence(row, year),
        "groups": wording.group_names(row.letters()),
        "reasons_intro": intro,
        "reasons": reasons,
        "first_year": str(first.year) if first else "",
        "first_groups": wording.group_names(first.letters) if first else "",
        "first_sentence": first.sentence if first else "",
        "row_groups": wording.group_names(status.three_in_a_row or ()),
        "row_years": wording.listing(in_a_row),
        "row_sentence": several_years.row_sentence(
            status.three_in_a_row or (), in_a_row, estimated(in_a_row)
        ),
        "dashboard_sentence": wording.dashboard_sentence(year, view.fiscal_year, status.served),
        "level_3_sentence": several_years.level_3_sentence(
            row, year, level_3, estimated(level_3.years)
        ),
        "level_3_groups": wording.group_names(level_3.groups if level_3.whole else ()),
        "level_3_years": wording.listing(level_3.years),
        "charter_years": wording.listing(charter.years) if charter else "",
        "sources": f"Sources: California School Dashboard {year}{lists}, California Department of "
        "Education.",
    }
