"""What letters can say of each LEA of the county in a year, read once for all of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from db.queries.casework import all_cases
from sos_desktop.domain.casework.case_file import Lea
from sos_desktop.domain.casework.letter_fields import Lack, Place
from sos_desktop.domain.casework.letters import Standing
from sos_desktop.domain.casework.records import Case
from sos_desktop.domain.casework.registers import Consultant, Person
from sos_desktop.domain.casework.routes import lcap_school_year
from sos_desktop.domain.casework.words import PersonRole
from sos_desktop.domain.dashboard.codes import EntityKind
from sos_desktop.domain.identification.clock import help_year, is_served
from sos_desktop.foundation import clock
from sos_desktop.services.county import registers
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.county.office import Office, office
from sos_desktop.services.identification.identification_view import (
    IdentificationRow,
    IdentificationView,
    identification,
)
from sos_desktop.services.identification.reference import rule_book
from sos_desktop.services.identification.years import Years
from sos_desktop.services.letters import wording
from sos_desktop.services.letters.statutes import statutes

FieldValues = dict[str, str | tuple[str, ...]]
FIGURES = ("strengths", "gains", "near", "result_name", "result_value", "result_change",
           "result_level")  # fmt: skip
"""Fields that need every figure of the LEA; read when its letter is made."""


@dataclass(frozen=True, slots=True)
class LetterLea:
    """An LEA as letters see it.

    Attributes:
        values: Field to what it says; "" or () when there is nothing to say.
        doubts: What cannot be decided here, such as two superintendents.
        has_figures: Whether Dashboard figures of the year are loaded for it.
        level_3_note: What the letter on Level 3 leaves open; "" when nothing.
    """

    lea: Lea
    year: int
    standing: Standing
    status_words: str
    basis: str
    case: Case | None
    values: FieldValues = field(repr=False)
    doubts: tuple[Lack, ...] = ()
    has_figures: bool = False
    level_3_note: str = ""


@dataclass(frozen=True, slots=True)
class LetterYear:
    """The county in a year; `year` None when nothing is loaded, `why_not`: no rules for it."""

    year: int | None
    years: tuple[int, ...] = ()
    why_not: str = ""
    leas: tuple[LetterLea, ...] = ()


@dataclass(frozen=True, slots=True)
class _Registers:
    office: Office
    people: tuple[Person, ...]
    team: tuple[Consultant, ...]
    cases: Mapping[str, Case]
    shared: FieldValues
    doubts: tuple[Lack, ...]


def letter_year(county: CountyFile, year: int | None = None) -> LetterYear:
    """Every LEA of a year, the newest loaded one by default."""
    view = identification(county, year)
    if view is None:
        return LetterYear(None)
    kept = _registers(county)
    with county.session() as session:
        years = Years(session, county.county_code)
        leas = tuple(_lea(view, row, kept, years) for row in view.rows)
    return LetterYear(view.year, view.years, view.why_not, leas)


def lea_without_data(county: CountyFile, lea: Lea, case: Case) -> LetterLea:
    """An LEA with a case of which no Dashboard year is loaded."""
    kept = _registers(county)
    kind = EntityKind(lea.kind)
    values, doubts = _people_values(lea, kept)
    values |= kept.shared | _lea_values(lea) | _case_values(case)
    values["status_sentence"] = wording.route_sentence(case.route, lea.name)
    standing = Standing(kind, None, route=case.route, why=("no Dashboard data are loaded",))
    return LetterLea(lea, 0, standing, "not known", "", case, values, (*kept.doubts, *doubts))


def _registers(county: CountyFile) -> _Registers:
    own = office(county)
    today = clock.today()
    people = tuple(p for p in registers.all_of(county, Person) if p.is_there(today))
    team = tuple(c for c in registers.all_of(county, Consultant) if c.active)
    with county.session() as session:
        cases = {case.cds: case for case in all_cases(session, include_closed=False)}
    shared: FieldValues = {
        "office_name": own.name,
        "office_address": ", ".join(own.address.splitlines()),
        "office_phone": own.phone,
        "letterhead_line": own.letterhead,
        "county": county.county,
        "date": wording.long_date(clock.today()),
        **{key: statute.text for key, statute in statutes().items()},
    }
    signers = [member for member in team if member.signs]
    doubts: list[Lack] = []
    if len(signers) > 1:
        names = wording.listing(member.name for member in signers)
        doubts.append(Lack(
            f"{names} are all marked as who signs letters", Place.SIGNATURE,
            tuple((member.id, member.name) for member in signers),
        ))  # fmt: skip
    if signers:
        shared |= {"signature_name": signers[0].name, "signature_title": signers[0].title}
    return _Registers(own, people, team, cases, shared, tuple(doubts))


def _lea(
    view: IdentificationView, row: IdentificationRow, kept: _Registers, years: Years
) -> LetterLea:
    case = kept.cases.get(row.lea.cds)
    values, doubts = _people_values(row.lea, kept)
    values |= kept.shared | _lea_values(row.lea) | _case_values(case)
    values |= _status_values(view, row, years)
    if not row.status.status and case is not None:
        values["status_sentence"] = wording.route_sentence(case.route, row.lea.name)
    status = row.status
    standing = Standing(
        EntityKind(row.lea.kind), is_served(status.status), help_year(status.status),
        status.criteria_met, status.level_3.flag, status.three_in_a_row or (),
        case.route if case else None, status.why,
    )  # fmt: skip
    has_figures = row.computed_status is not None or row.computed is not None
    return LetterLea(
        row.lea, view.year, standing, status.status_words, str(status.basis), case, values,
        (*kept.doubts, *doubts), has_figures, wording.level_3_note(row),
    )  # fmt: skip


def _lea_values(lea: Lea) -> FieldValues:
    kind = wording.KIND_WORDS.get(EntityKind(lea.kind), "school district")
    values: FieldValues = {"lea_name": lea.name, "lea_kind": kind}
    if lea.kind == EntityKind.CHARTER:
        values["law_two_years"] = statutes()["law_charter"].text
        values["law_request"] = "A charter school may ask the county office for help as well."
    return values


def _case_values(case: Case | None) -> FieldValues:
    if case is None:
        return {"opened_on": "", "lcap_year": ""}
    return {"opened_on": wording.long_date(case.opened_on), "lcap_year": lcap_school_year(case)}


def _people_values(lea: Lea, kept: _Registers) -> tuple[FieldValues, tuple[Lack, ...]]:
    charter = lea.kind == EntityKind.CHARTER
    wanted = (PersonRole.CHARTER, PersonRole.SUPERINTENDENT) if charter else (
        PersonRole.SUPERINTENDENT,
    )  # fmt: skip
    heads = [p for role in wanted for p in kept.people if p.cds == lea.cds and p.role == role]
    values: FieldValues = {}
    doubts: tuple[Lack, ...] = ()
    if heads:
        head = heads[0]
        values = {
            "superintendent_name": head.name,
            "superintendent_title": head.title or PersonRole(head.role).words,
            "salutation": head.salutation or head.name,
        }
    same = [p for p in heads if p.role == heads[0].role]
    if len(same) > 1:
        names = wording.listing(p.name or p.title for p in same)
        both = "both" if len(same) == 2 else "all"
        doubts = (
            Lack(
                f"{names} {both} stand in the address book as {heads[0].role.words.lower()}; note "
                "who has left",
                Place.SUPERINTENDENT,
                tuple((p.id, p.name or p.title) for p in same),
            ),
        )
    case = kept.cases.get(lea.cds)
    name = (case.consultant if case else "") or kept.office.contact
    member = next((m for m in kept.team if m.name.casefold() == name.casefold()), None)
    values["contact_name"] = name
    if member is not None:
        reach = [text for text in (member.phone, member.email) if text]
        values |= {"contact_title": member.title, "contact_reach": " or ".join(reach)}
    return values, doubts


def _status_values(view: IdentificationView, row: IdentificationRow, years: Years) -> FieldValues:
    year, book, status = view.year, rule_book(), row.status
    before = book.year_before(year)
    first = None
    if help_year(status.status) > 1 and before is not None:
        first = (before, years.letters_of(row.lea.cds, before) or {})
    intro, reasons = wording.reasons(row, year, first)
    charter, level_3 = status.charter, status.level_3
    lists = f" and {wording.listing(view.lists)}" if view.lists else ""
    return {
        "dashboard_year": str(year),
        "fiscal_year": view.rules.fiscal_year if view.rules else "",
        "status": status.status or "",
        "status_sentence": wording.status_sentence(row, year, view.lists),
        "status_with_before": wording.status_with_before(row, year, view.lists),
        "before_sentence": wording.before_sentence(row, year),
        "groups": wording.group_names(row.letters()),
        "reasons_intro": intro,
        "reasons": reasons,
        "first_year": str(first[0]) if first else "",
        "first_groups": wording.group_names(first[1]) if first else "",
        "row_groups": wording.group_names(status.three_in_a_row or ()),
        "row_years": wording.listing(book.determination_years(year)[-3:]),
        "level_3_sentence": wording.level_3_sentence(row, year),
        "level_3_groups": wording.group_names(
            status.level_3.groups if status.level_3.whole else ()
        ),
        "level_3_years": wording.listing(level_3.years),
        "charter_years": wording.listing(charter.years) if charter else "",
        "sources": f"Sources: California School Dashboard {year}{lists}, California Department of "
        "Education.",
    }
