"""A removed record, and an earlier wording of one, come back: from the history, and from a copy."""

from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pytest

from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework.words import EvidenceKind, NoteKind
from sos_desktop.foundation.errors import AppError, InputProblem
from sos_desktop.services.casework import bring_back, cases, records
from sos_desktop.services.county import history, undo
from sos_desktop.services.county.county_files import CountyFile, back_up
from tests.casework import ALISAL, add_leas, fill, open_case
from tests.db import version_files

DAY = date(2026, 11, 20)


@pytest.fixture
def case_id(county: CountyFile) -> str:
    add_leas(county)
    return open_case(county)


def note_of(county: CountyFile, case_id: str) -> r.Note:
    (note,) = cases.case_file(county, case_id).notes
    return note


@pytest.fixture
def note(county: CountyFile, case_id: str) -> r.Note:
    """A note whose first wording was lost by a second."""
    made = r.Note(
        case_id=case_id, kind=NoteKind.OBSERVATION, text="The bus comes at seven", noted_on=DAY
    )
    records.save(county, made)
    records.save(county, replace(made, kind=NoteKind.QUOTE))
    records.save(county, replace(made, kind=NoteKind.QUOTE, text="x"))
    return made


def test_an_earlier_wording_comes_back_from_the_history(county, case_id, note) -> None:
    steps = history.record_history(county, r.Note, note.id)
    earlier = bring_back.before_step(county, r.Note, note.id, steps[0].change_id)
    assert (earlier.words, earlier.words_now) == ("The bus comes at seven", "x")
    bring_back.bring_back(county, earlier)
    found = note_of(county, case_id)
    assert (found.text, found.kind) == ("The bus comes at seven", NoteKind.QUOTE)
    undo.undo(county)
    assert note_of(county, case_id).text == "x", "it is a step as any other"
    assert bring_back.before_step(county, r.Note, note.id, steps[-1].change_id) is None


def test_a_removed_record_comes_back_with_what_went_with_it(county, case_id) -> None:
    kept = fill(county, case_id)
    before = cases.case_file(county, case_id)
    for kind in (r.Action, r.Cause, r.Measure, r.Contact, r.Note):
        record = next(one for one in kept if type(one) is kind)
        records.remove(county, record)
        [earlier, *_others] = bring_back.removed_from(county, case_id)
        assert earlier.record.id == record.id
        bring_back.bring_back(county, earlier)
        after = cases.case_file(county, case_id)
        for item in fields(before):
            if item.name not in ("log", "moves"):
                assert _by_id(getattr(after, item.name)) == _by_id(getattr(before, item.name)), (
                    kind,
                    item.name,
                )
        assert record.id not in [one.record.id for one in bring_back.removed_from(county, case_id)]


def _by_id(found: object) -> object:
    if not isinstance(found, tuple):
        return found
    return {getattr(one, "id", one): one for one in found}


def test_what_undo_brought_back_is_not_offered(county, case_id, note) -> None:
    records.remove(county, note)
    assert len(bring_back.removed_from(county, case_id)) == 1
    undo.undo(county)
    assert bring_back.removed_from(county, case_id) == ()


def test_a_pointer_to_what_is_gone_is_left_out(county, case_id) -> None:
    cause = r.Cause(case_id=case_id, text="Few rides")
    evidence = r.Evidence(
        case_id=case_id, kind=EvidenceKind.LOCAL, text="Bus log", cause_id=cause.id
    )
    for record in (cause, evidence):
        records.save(county, record)
    records.remove(county, evidence)
    records.remove(county, cause)
    found = bring_back.removed_from(county, case_id)
    earlier = next(one for one in found if isinstance(one.record, r.Evidence))
    bring_back.bring_back(county, earlier)
    (back,) = cases.case_file(county, case_id).evidence
    assert back.cause_id is None


def test_one_sentence_of_last_week_comes_back_from_a_copy(
    county, case_id, note, tmp_path: Path
) -> None:
    records.save(county, replace(note, text="The bus comes at seven, not six"))
    task = r.Task(case_id=case_id, title="Ask for a bus")
    records.save(county, task)
    copy = back_up(county, tmp_path / "copy.sos")
    before = copy.read_bytes()
    records.save(county, replace(note, text="Nothing of it"))
    records.remove(county, task)
    found = {type(one.record): one for one in bring_back.in_copy(county, copy, case_id)}
    assert found[r.Note].words == "The bus comes at seven, not six"
    assert found[r.Note].words_now == "Nothing of it"
    assert found[r.Task].now is None
    for earlier in found.values():
        bring_back.bring_back(county, earlier)
    file = cases.case_file(county, case_id)
    assert "not six" in note_of(county, case_id).text
    assert [one.title for one in file.tasks] == ["Ask for a bus"]
    assert bring_back.in_copy(county, copy, case_id) == ()
    assert copy.read_bytes() == before, "the copy is only read"


def test_a_copy_without_the_case_and_a_damaged_one_say_so(county, case_id, tmp_path) -> None:
    copy = back_up(county, tmp_path / "copy.sos")
    other = open_case(county, ALISAL)
    with pytest.raises(InputProblem, match="not in that copy"):
        bring_back.in_copy(county, copy, other)
    copy.write_bytes(copy.read_bytes()[:5000])
    with pytest.raises(AppError):
        bring_back.in_copy(county, copy, case_id)


@pytest.mark.parametrize("number", [1, 3, 5])
def test_a_copy_of_an_older_format_is_read_too(county, case_id, tmp_path, number) -> None:
    copy = tmp_path / "old.sos"
    version_files.restore(version_files.FOLDER / f"format_{number}.sql", copy)
    before = copy.read_bytes()
    with pytest.raises(InputProblem, match="not in that copy"):
        bring_back.in_copy(county, copy, case_id)
    assert copy.read_bytes() == before
