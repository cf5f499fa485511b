"""A word of its own in every text of every kind of record, in every state that decides who reads.

Derived from the kinds: a new kind or field is seeded by itself, or the making of the seeds fails.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from itertools import product
from typing import Any, get_type_hints

from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework import words as w
from sos_desktop.domain.casework.access import readers
from sos_desktop.domain.casework.kinds import CASE_RECORDS, REGISTERS
from sos_desktop.domain.casework.records.schema import kind_of
from sos_desktop.domain.identification.basis import IdentificationBasis
from sos_desktop.domain.identification.stored_basis import from_stored
from tests.casework import one_of_each, registers

KINDS: tuple[type[r.Record], ...] = (r.Case, r.LeaFact, *CASE_RECORDS, *REGISTERS)
"""Every kind there is."""

CODES = {
    "cds": "a code of CDE",
    "sha256": "the hash of a file's content",
    "group": "the code of a student group",
    "indicator": "the code of an indicator",
    "further_plan": "the code of a kind of plan",
    "page": "which page of the window a view belongs to",
}
"""Texts nobody writes, which therefore hold no seed."""

_DECIDING = (w.Sensitivity, w.CauseState, w.ActionState, w.FindingKind)
"""Words of a record that decide, or could decide, who may read it."""
_FEW = 3
"""So many different records of a kind are pointed to by records of another."""


@dataclass(frozen=True, slots=True)
class Seed:
    """A word, and where it stands.

    Attributes:
        word: Found nowhere else.
        record: What holds it; its text fields hold nothing but seeds.
    """

    word: str
    field: str
    record: r.Record

    @property
    def place(self) -> str:
        """The field in words: "Cause.text"."""
        return f"{type(self.record).__name__}.{self.field}"

    def __str__(self) -> str:
        state = [
            str(getattr(self.record, f.name))
            for f in fields(self.record)
            if isinstance(getattr(self.record, f.name), _DECIDING)
        ]
        return f"{self.place} {' '.join(state)}".strip()


class Seeds:
    """All seeds sown so far, by word."""

    def __init__(self) -> None:
        self.by_word: dict[str, Seed] = {}
        self._count = 0

    def word(self) -> str:
        """A fresh one; all have the same length, so none stands inside another."""
        self._count += 1
        return f"zq{self._count:04d}x"

    def sown(self, record: r.Record) -> r.Record:
        """The record with a seed in each of its texts."""
        hints, values = get_type_hints(type(record)), dict[str, Any]()
        for name in text_fields(type(record)):
            word = self.word()
            values[name] = (word,) if hints[name] == tuple[str, ...] else word
        made = replace(record, **values)
        for name, value in values.items():
            word = value[0] if isinstance(value, tuple) else value
            self.by_word[word] = Seed(word, name, made)
        return made

    def of(self, *kinds: type[r.Record]) -> list[Seed]:
        """The seeds in records of some kinds."""
        return [seed for seed in self.by_word.values() if isinstance(seed.record, kinds)]

    def found_in(self, text: str) -> set[str]:
        """Which words stand in a text, however it is broken into lines."""
        joined = "".join(text.split())
        return {word for word in self.by_word if word in joined}


def text_fields(kind: type[r.Record]) -> list[str]:
    """The fields of a kind in which somebody writes."""
    hints = get_type_hints(kind)
    texts = (str, tuple[str, ...])
    references = kind_of(kind).references
    left_out = {"id", "case_id", *references, *CODES, *(f"{code}s" for code in CODES)}
    left_out |= {"focus_groups"}
    return [f.name for f in fields(kind) if hints[f.name] in texts and f.name not in left_out]


def every_case_record(seeds: Seeds, case_id: str) -> list[r.CaseRecord]:
    """Records of every kind in every state, pointing to one another, each text a seed.

    In the order of the kinds, so that what is pointed to comes first.
    """
    examples = {type(record): record for record in one_of_each(case_id)}
    made: dict[type[r.Record], list[Any]] = {}
    for kind in CASE_RECORDS:
        variants = list(_variants(examples[kind], made))
        made[kind] = [seeds.sown(replace(v, id=r.new_id())) for v in variants]
    return [record for records in made.values() for record in records]


def every_register(seeds: Seeds) -> list[r.Record]:
    """A record of every register, each text a seed."""
    return [seeds.sown(record) for record in registers()]


def _variants(example: Any, made: dict[type[r.Record], list[Any]]) -> Iterator[Any]:
    """An example in each of its states, pointing in turn to each of a few of what there is."""
    names = [f.name for f in fields(example) if isinstance(getattr(example, f.name), _DECIDING)]
    states = list(product(*(type(getattr(example, name)) for name in names)))
    pointers = {
        name: made.get(target, [])[:_FEW]
        for name, target in kind_of(type(example)).references.items()
    }
    turns = max((len(targets) for targets in pointers.values()), default=1) or 1
    leading = kind_of(type(example)).names(lambda field: field.follows and not field.cascade)
    alone = [(turns, state) for state in states] if leading else []
    for turn, state in (*product(range(turns), states), *alone):
        points = {
            n: targets[(turn if turn < turns else 1) % len(targets)].id if targets else None
            for n, targets in pointers.items()
            if turn < turns or n not in leading
        }
        unled = dict.fromkeys(leading) if turn == turns else {}
        yield replace(example, **dict(zip(names, state, strict=True)), **points, **unled)


def basis(seeds: Seeds, case: r.Case) -> IdentificationBasis:
    """A basis with seeds where the office's own words or file names may stand."""

    def word(field: str) -> str:
        made = seeds.word()
        seeds.by_word[made] = Seed(made, f"basis.{field}", case)
        return made

    figure = {"indicator": "ELA", "status": -99.8, "file": word("file"), "row": 7}
    kept = {
        "year": 2025,
        "fiscal_year": "2025-26",
        "result": "Computed (estimate)",
        "computed_on": "2025-11-26",
        "status": "",
        "missing": [],
        "rules": {"title": "2025 criteria", "standing": "official", "source": "CDE", "note": ""},
        "groups": {
            "SWD": {
                "name": "Students with disabilities",
                "priorities": [4, 5],
                "letter": "D",
                "computed_letter": word("computed_letter"),
                "sentence": word("sentence"),
                "reasons": [{"priority": 4, "text": word("reason"), "figures": [figure]}],
            }
        },
        "files": [
            {
                "name": word("name"),
                "sha256": "0" * 64,
                "imported_at": "2025-11-20T10:00:00+00:00",
                "indicator": "ELA",
            }
        ],
    }
    return from_stored(kept)


def public_places() -> dict[str, str]:
    """Every text of a case that can be public at all: where it stands, and why.

    Written here a second time, on purpose: a text that becomes public by a changed word in
    `readers` must be meant.
    """
    return {
        "Case.request": "why the county helps",
        "Case.problem_of_practice": "what the board is to agree to",
        "Case.lasting": "what the district goes on doing",
        "Case.basis.sentence": "computed from public figures",
        "CaseYear.status": "the state's own word",
        "Contact.people": "marked public one by one",
        "Contact.absent": "marked public one by one",
        "Contact.place": "marked public one by one",
        "Contact.summary": "marked public one by one",
        "Contact.agreed": "marked public one by one",
        "Note.text": "marked public one by one",
        "Attachment.name": "marked public one by one",
        "Attachment.caption": "marked public one by one",
        "Finding.text": "marked public one by one",
        "Finding.source": "marked public one by one",
        "Finding.district_words": "marked public one by one",
        "KeptFigure.measure": "as public as its finding",
        "KeptFigure.period": "as public as its finding",
        "KeptFigure.place": "as public as its finding",
        "Evidence.text": "marked public one by one",
        "ProgressNote.text": "marked public one by one",
        "Interview.role": "a role; marked public one by one",
        "Interview.summary": "marked public one by one",
        "Cause.text": "only once validated",
        "Cause.category": "only once validated",
        "Theme.text": "marked public one by one",
        "Quote.text": "marked public one by one; never wider than its interview and note",
        "Practice.text": "marked public one by one",
        "Practice.owner": "a role; marked public one by one",
        "Practice.place": "marked public one by one",
        "Practice.since": "marked public one by one",
        "Practice.written": "marked public one by one",
        "LcapGoal.number": "the LCAP is public",
        "LcapGoal.text": "the LCAP is public",
        "OtherPlan.text": "the plans of a district are public",
        "Aim.text": "the plan itself",
        "Action.text": "the plan itself; not when dropped",
        "Action.schools": "the plan itself; not when dropped",
        "Action.owner": "a role; not when dropped",
        "Action.provider": "an organization; not when dropped",
        "Action.funding": "the plan itself; not when dropped",
        "Action.evidence": "the plan itself; not when dropped",
        "Action.spreads": "the plan itself; not when dropped",
        "Driver.text": "the plan itself; not when its cause is not validated",
        "Milestone.text": "the plan itself; not when its action is dropped",
        "YearCost.source": "the plan itself; not when its action is dropped",
        "MeasureMark.text": "marked public one by one",
        "Measure.counted": "the plan itself",
        "Measure.out_of": "the plan itself",
        "Measure.name": "the plan itself",
        "Measure.unit": "the plan itself",
        "CheckIn.moved": "marked public one by one",
        "CheckIn.hindered": "marked public one by one",
        "CheckIn.next_step": "marked public one by one",
        "ActionQuarter.planned": "the plan itself; not when its action is dropped",
        "ActionQuarter.done": "the plan itself; not when its action is dropped",
        "SupportExit.changed": "marked public one by one",
        "SupportExit.held_for": "marked public one by one",
        "SupportExit.watch": "marked public one by one",
        "LastingPart.text": "what the district goes on doing; not when its action is dropped",
        "LastingPart.kept_by": "a role; not when its action is dropped",
        "LastingPart.successor": "a role; not when its action is dropped",
        "LastingPart.written_in": "what the district goes on doing",
        "LastingPart.paid_from": "what the district goes on doing",
        "YearSupport.activities": "the annual summary of support is public",
        "YearSupport.funding": "the annual summary of support is public",
    }


def meant_for(seed: Seed, reader: readers.Reader, others: dict[str, r.Record]) -> bool:
    """Whether a reader may have a seed's word, said anew in plain terms for the public.

    Args:
        seed: The word and where it stands.
        reader: Who reads.
        others: The records by id.
    """
    if reader is readers.OFFICE:
        return True
    record = seed.record
    if reader is readers.PUBLIC:
        leaders = list(_leaders(record, others))
        marked = {getattr(one, "sensitivity", readers.PUBLIC) for one in (record, *leaders)}
        validated = not {getattr(one, "state", None) for one in (record, *leaders)} & {
            w.CauseState.POSSIBLE,
            w.CauseState.TO_TEST,
            w.CauseState.REJECTED,
            w.ActionState.DROPPED,
        }
        return seed.place in public_places() and marked == {readers.PUBLIC} and validated
    if seed.field.startswith("basis."):
        return seed.field == "basis.sentence"
    field = kind_of(type(record)).field(seed.field)
    allowed = readers.strictest(readers.readers_of(record, others), field.read)
    return readers.may_read(reader, allowed)


_LEADERS: dict[type[r.Record], tuple[str, ...]] = {
    r.KeptFigure: ("finding_id",),
    r.Driver: ("cause_id",),
    r.ActionQuarter: ("action_id",),
    r.ReviewPoint: ("action_id",),
    r.LastingPart: ("action_id",),
    r.LookBack: ("exit_id",),
    r.Gain: ("look_back_id",),
    r.Milestone: ("action_id",),
    r.YearCost: ("action_id",),
    r.Quote: ("interview_id", "note_id"),
    r.Evidence: ("finding_id", "theme_id", "quote_id", "note_id", "attachment_id"),
}
"""What a record may not be wider than."""


def _leaders(record: r.Record, others: dict[str, r.Record]) -> Iterator[r.Record]:
    for name in _LEADERS.get(type(record), ()):
        leader = others.get(getattr(record, name) or "")
        if leader is not None:
            yield leader
            yield from _leaders(leader, others)


DAY = date(2026, 11, 5)
"""The day on which the outputs are made: meetings are ahead of it, and so are tasks."""
