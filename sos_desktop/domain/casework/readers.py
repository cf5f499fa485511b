"""Who may read what: decided for every kind of record and for every field of it, in one table.

Three words are said about a text, and the strictest holds: the kind's, the record's own (its
`sensitivity`, its state, what it belongs to), and the field's. A kind or field without a decision
reaches no copy at all (`NotDecided`).

A field that cannot be left empty (a date, a state) is as open as its kind: a copy could not show
that it is missing, and would show another value.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sos_desktop.domain.casework import engagement as e
from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework import registers as g
from sos_desktop.domain.casework.words import ActionState, CauseState, FindingKind, Sensitivity
from sos_desktop.domain.identification.basis import shared_basis

Reader = Sensitivity
"""For whom a copy is made, in the same words as who may read a text."""
PUBLIC, DISTRICT, OFFICE = Reader.PUBLIC, Reader.DISTRICT, Reader.OFFICE

_ORDER = (PUBLIC, DISTRICT, OFFICE)
_ALWAYS = ("id", "case_id")
"""Random, and the same for everybody; they say nothing."""


class NotDecided(LookupError):
    """Nobody said who may read a kind or a field; no copy is made of it."""


@dataclass(frozen=True, slots=True)
class Readers:
    """Who may read a kind of record.

    Attributes:
        kind: Who may read records of the kind, at the most.
        fields: Who may read each field, at the most.
        follows: A field with the id of another record: this one is no more open than that one. ""
            for a kind that stands on its own.
        shared: For fields made of many parts, what of the value may leave the office.
    """

    kind: Reader
    fields: Mapping[str, Reader]
    follows: str = ""
    shared: Mapping[str, Callable[[Any], Any]] = field(default_factory=dict)

    def of_field(self, name: str) -> Reader:
        """Who may read a field.

        Raises:
            NotDecided: Nobody said.
        """
        try:
            return self.fields[name]
        except KeyError:
            raise NotDecided(f"Nobody decided who may read the field {name}.") from None


def readers_of(kind: type[r.Record]) -> Readers:
    """Who may read a kind of record and its fields.

    Raises:
        NotDecided: Nobody said.
    """
    try:
        return _DECIDED[kind]
    except KeyError:
        raise NotDecided(f"Nobody decided who may read {kind.__name__}.") from None


def may_read(reader: Reader, word: Reader) -> bool:
    """Whether these readers may have what is open to `word` and to nobody further away."""
    return _ORDER.index(reader) >= _ORDER.index(word)


def strictest(*words: Reader) -> Reader:
    """The narrowest circle among some."""
    return max(words, key=_ORDER.index)


def word_of(record: r.Record, others: Mapping[str, r.Record]) -> Reader:
    """Who may read a record: the strictest of its kind's word and its own.

    Args:
        record: Of any kind.
        others: The records it may belong to, by id.

    Raises:
        NotDecided: Nobody said who may read its kind.
    """
    decided = readers_of(type(record))
    words = [decided.kind, _own_word(record)]
    if decided.follows:
        leader = others.get(getattr(record, decided.follows) or "")
        words += [] if leader is None else [word_of(leader, others)]
    return strictest(*words)


def first_word(kind: FindingKind) -> Reader:
    """Who may read a new finding until somebody says otherwise.

    What works may be told to everybody; a weakness is the district's own until it decides to tell.
    """
    return PUBLIC if kind is FindingKind.STRENGTH else DISTRICT


def _own_word(record: r.Record) -> Reader:
    own = getattr(record, "sensitivity", PUBLIC)
    by_state = _BY_STATE.get(type(record))
    return strictest(own, by_state(record)) if by_state else own


_BY_STATE: dict[type[r.Record], Callable[[Any], Reader]] = {
    r.Cause: lambda cause: PUBLIC if cause.state is CauseState.VALIDATED else DISTRICT,
    r.Action: lambda action: DISTRICT if action.state is ActionState.DROPPED else PUBLIC,
}
"""What a record's state says: only validated causes and actions that are pursued are public."""


def _readers(
    kind: Reader, *, public: str = "", district: str = "", office: str = "", **more: Any
) -> Readers:
    """A decision; fields are listed under the widest circle that may read them."""
    fields = dict.fromkeys(_ALWAYS, PUBLIC)
    for word, names in ((PUBLIC, public), (DISTRICT, district), (OFFICE, office)):
        fields |= dict.fromkeys(names.split(), word)
    return Readers(kind, fields, **more)


_BASIS = {"basis": shared_basis}

_DECIDED: dict[type[r.Record], Readers] = {
    r.Case: _readers(
        PUBLIC,
        public="cds route opened_on year stage basis request focus_groups focus_priorities "
        "service_level problem_of_practice board_date report_back_date closed_on lasting "
        "lcap_clarification_on lcap_response_on lcap_recommendations_on lcap_resubmission_on "
        "lcap_approved_on previous_id",
        district="consultant problem_proposed_by closing_reason",
        office="opened_by",
        shared=_BASIS,
    ),
    e.CaseYear: _readers(PUBLIC, public="year noted_on status basis", shared=_BASIS),
    r.StageMove: _readers(OFFICE, office="from_stage to_stage moved_on moved_by reason missing"),
    e.HandOver: _readers(OFFICE, office="handed_on from_consultant to_consultant note"),
    # A person marks a contact, a note or a file public one by one, and then means all of it.
    r.Contact: _readers(
        PUBLIC, public="kind held_on people absent place summary agreed sensitivity"
    ),
    r.Task: _readers(
        DISTRICT,
        district="title due_on assignee done_on repeats repeats_until contact_id",
        office="note origin",
        follows="contact_id",
    ),
    r.TeamMember: _readers(DISTRICT, district="name role side email phone"),
    r.Voice: _readers(PUBLIC, public="stage perspective state count", office="note"),
    r.DistrictPriority: _readers(DISTRICT, district="text position"),
    r.LcapGoal: _readers(PUBLIC, public="number text position"),
    e.OtherPlan: _readers(PUBLIC, public="kind text group position"),
    e.Decision: _readers(DISTRICT, district="text decided_on stage proposed_by", office="people"),
    e.Referral: _readers(
        DISTRICT,
        district="provider purpose referred_on provider_id priority group choice starts_on "
        "ends_on outcome",
        office="outcome_note",
    ),
    e.Note: _readers(PUBLIC, public="kind text noted_on contact_id voice sensitivity"),
    e.Document: _readers(
        PUBLIC, public="name size sha256 added_on contact_id note_id caption sensitivity"
    ),
    r.Finding: _readers(PUBLIC, public="kind priority text source sensitivity position"),
    r.Cause: _readers(
        PUBLIC,
        public="text parent_id position state agreement",
        district="proposed_by rejected_because",
    ),
    r.Evidence: _readers(
        PUBLIC, public="kind text cause_id gathered_on sensitivity", district="source"
    ),
    r.Aim: _readers(PUBLIC, public="text group due_on position"),
    r.Action: _readers(
        PUBLIC,
        public="text aim_id cause_id owner provider starts_on ends_on cost lcap_goal_id state "
        "position other_plan_id",
        district="proposed_by",
    ),
    r.Measure: _readers(
        PUBLIC, public="name aim_id unit baseline baseline_on target target_on position"
    ),
    r.ProgressNote: _readers(PUBLIC, public="noted_on text action_id measure_id value sensitivity"),
    # What belongs to no single case stays in the office; letters take from it by name what they
    # print (`domain.casework.letter_fields`).
    r.LeaFact: _readers(OFFICE, office="cds kind year holds noted_on source"),
    g.Person: _readers(
        OFFICE,
        office="name role cds organization title salutation email phone note left_on",
    ),
    g.Provider: _readers(
        OFFICE,
        office="name kind priorities groups topics capacity cost contact email phone note active",
    ),
    g.Consultant: _readers(OFFICE, office="name title email phone capacity signs active"),
    g.CountyDate: _readers(OFFICE, office="title month day key year standing source note hidden"),
    g.SavedView: _readers(OFFICE, office="page name filters"),
}
