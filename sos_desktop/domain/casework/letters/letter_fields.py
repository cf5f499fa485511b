"""The fields a letter may have: what each is, in plain words, and where it is filled in."""

from collections.abc import Collection, Mapping
from enum import StrEnum
from functools import cache

from sos_desktop.foundation.frozen import frozen_dataclass


class FieldPlace(StrEnum):
    """Where what a field says is kept."""

    SUPERINTENDENT = "superintendent"
    SIGNATURE = "signature"
    CONTACT = "contact"
    OFFICE = "office"
    DATA = "data"
    CASE = "case"
    LCAP = "lcap"
    TEMPLATE = "template"


PLACE_WORDS = {
    FieldPlace.SUPERINTENDENT: "the address book of this LEA",
    FieldPlace.SIGNATURE: "the office team: who signs letters",
    FieldPlace.CONTACT: "the office team: the case's consultant, or whom districts call",
    FieldPlace.OFFICE: "Settings, County office",
    FieldPlace.DATA: "the Data page",
    FieldPlace.CASE: "the LEA's case",
    FieldPlace.LCAP: "the LCAP dates of its case",
    FieldPlace.TEMPLATE: "the template",
}


_SHORT = {
    FieldPlace.SUPERINTENDENT: "superintendent",
    FieldPlace.SIGNATURE: "who signs",
    FieldPlace.CONTACT: "whom to call",
    FieldPlace.OFFICE: "county office",
    FieldPlace.DATA: "Dashboard data",
    FieldPlace.CASE: "case",
    FieldPlace.LCAP: "LCAP dates",
    FieldPlace.TEMPLATE: "template",
}


@frozen_dataclass
class LetterField:
    """One field.

    Attributes:
        words: What it is, as a person would say it.
        many: It stands for several lines: its paragraph, bullet or table row is repeated.
    """

    name: str
    words: str
    place: FieldPlace
    many: bool = False


def _fields(place: FieldPlace, *pairs: tuple[str, str], many: bool = False) -> list[LetterField]:
    return [LetterField(name, words, place, many) for name, words in pairs]


FIELDS: dict[str, LetterField] = {
    field.name: field
    for field in (
        *_fields(
            FieldPlace.OFFICE,
            ("office_name", "the county office's name"),
            ("office_address", "the county office's address"),
            ("office_phone", "the county office's phone number"),
            ("letterhead_line", "the line under the letterhead"),
            ("county", "the county's name"),
            ("date", "the date of the letter"),
        ),
        *_fields(
            FieldPlace.SIGNATURE,
            ("signature_name", "the name of who signs"),
            ("signature_title", "the title of who signs"),
        ),
        *_fields(
            FieldPlace.CONTACT,
            ("contact_name", "the name of whom the LEA can call"),
            ("contact_title", "the title of whom the LEA can call"),
            ("contact_reach", "a phone number or mail address of whom the LEA can call"),
        ),
        *_fields(
            FieldPlace.SUPERINTENDENT,
            ("superintendent_name", "the superintendent's name"),
            ("superintendent_title", "the superintendent's title"),
            ("salutation", "how the letter addresses the superintendent"),
        ),
        *_fields(
            FieldPlace.DATA,
            ("lea_name", "the LEA's name"),
            ("lea_kind", "what the LEA is: school district or charter school"),
            ("dashboard_year", "the Dashboard year"),
            ("fiscal_year", "the school year of assistance"),
            ("status", "the LEA's status"),
            ("status_sentence", "the LEA's status, and whose result that is"),
            ("status_with_before", "the LEA's status, and that of the year before where known"),
            ("before_sentence", "the status of the year before"),
            ("groups", "the student groups that met the criteria, in one line"),
            ("reasons_intro", "the sentence before the reasons"),
            ("first_year", "the Dashboard year that began the two years"),
            ("first_groups", "the student groups that began the two years"),
            ("first_sentence", "what began the two years: its Dashboard and student groups"),
            ("row_groups", "the student groups with three years in a row"),
            ("row_years", "the three years in a row"),
            ("row_sentence", "which groups met the criteria three years in a row, and the years"),
            ("dashboard_sentence", "when the Dashboard came out, and the school years"),
            ("level_3_sentence", "why EC 52072 applies: the student groups and the years"),
            ("level_3_groups", "all student groups that count for EC 52072"),
            ("level_3_years", "the four years looked at for EC 52072"),
            ("charter_years", "the two years a charter school is judged by"),
            ("sources", "the files the figures come from"),
            ("law_two_years", "the law on two years of assistance"),
            ("law_review", "the law on strengths and weaknesses"),
            ("law_geographic_lead", "the law on three years in a row"),
            ("law_level_3", "the law on direct technical assistance by the CCEE"),
            ("law_charter", "the law on charter schools"),
            ("law_request", "the law on help a board asks for"),
            ("law_lcap", "the law on an LCAP that is not approved"),
            ("law_own_provider", "the law on choosing another provider"),
            ("law_cost", "the law on what assistance costs"),
            ("law_lcap_actions", "the law on assistance in the LCAP"),
            ("law_lcap_duty", "the law on what the LCAP owes without assistance"),
        ),
        *_fields(
            FieldPlace.DATA,
            ("reasons", "why the LEA is eligible, a line per student group"),
            ("strengths", "the best figures, a line each"),
            ("gains", "the largest gains, a line each"),
            ("result_name", "an indicator, a table row each"),
            ("result_value", "this year's figure of an indicator, a table row each"),
            ("result_change", "the change of an indicator, a table row each"),
            ("result_level", "the color or status of an indicator, a table row each"),
            ("near", "groups that met one priority, a line each"),
            many=True,
        ),
        *_fields(
            FieldPlace.CASE,
            ("opened_on", "the day the case was opened"),
            ("meeting_title", "what the meeting is called"),
            ("meeting_sentence", "when the meeting is"),
        ),
        *_fields(
            FieldPlace.LCAP, ("lcap_year", "the first day noted, which tells its school year")
        ),
        *_fields(FieldPlace.CASE, ("lcap_reason", "why the LCAP was not approved")),
        *_fields(
            FieldPlace.LCAP, ("lcap_steps", "the steps of the review, a line each"), many=True
        ),
        *_fields(
            FieldPlace.CASE,
            ("district_priorities", "what matters most to the district, a line each"),
            ("lcap_goals", "the goals of the LCAP the work feeds, a line each"),
            ("room", "who should be in the room, a line each"),
            many=True,
        ),
    )
}
"""Every field by its name; a template with another one is never used."""


@frozen_dataclass
class Obstacle:
    """Why a letter cannot be made: in words, and where it is put right; `place` None: nowhere.

    Attributes:
        entries: The entries between which somebody has to decide: id and name of each.
    """

    words: str
    place: FieldPlace | None = None
    entries: tuple[tuple[str, str], ...] = ()

    @property
    def short(self) -> str:
        """A word or two for a table."""
        return _SHORT[self.place] if self.place is not None else self.words


@cache
def _in_order(names: frozenset[str]) -> tuple[str, ...]:
    """Those that are fields, as they are listed; asked for every LEA with the same names."""
    return tuple(name for name in FIELDS if name in names)


def missing_fields(
    names: Collection[str], values: Mapping[str, str | tuple[str, ...]]
) -> tuple[Obstacle, ...]:
    """The fields of a template that have nothing to say, one line per place where that is kept."""
    found: dict[FieldPlace, list[str]] = {}
    for name in _in_order(frozenset(names)):
        if not values.get(name):
            found.setdefault(FIELDS[name].place, []).append(FIELDS[name].words)
    return tuple(
        Obstacle(f"Missing in {PLACE_WORDS[place]}: {', '.join(words)}", place)
        for place, words in found.items()
    )


MANY = frozenset(name for name, field in FIELDS.items() if field.many)
"""The fields that stand for several lines."""
