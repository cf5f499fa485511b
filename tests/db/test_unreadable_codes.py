"""A code that means nothing reads "cannot be read": in every field, on screen and on paper."""

import contextlib
from dataclasses import replace
from enum import Enum
from typing import Any, get_origin

import pytest

from db.models.base import Code
from db.models.registry import all_tables, row_class
from sos_desktop.domain.casework.access.copies import copy_for
from sos_desktop.domain.casework.access.readers import OFFICE, PUBLIC, Reader
from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.history.field_words import NOTHING
from sos_desktop.domain.casework.history.field_words import value_words as history_words
from sos_desktop.domain.casework.kinds import CASE_LISTS, CASE_RECORDS
from sos_desktop.domain.casework.records import Decision
from sos_desktop.domain.casework.records.schema import FieldInfo, all_kinds, kind_of
from sos_desktop.domain.casework.value_words import value_words
from sos_desktop.domain.casework.words import Stage
from sos_desktop.domain.dashboard.codes import INDICATORS
from sos_desktop.domain.documents.registry import DOCUMENTS, PLAN, DocumentKind, Needs
from sos_desktop.domain.documents.report import texts_in
from sos_desktop.domain.unreadable import is_readable
from sos_desktop.foundation import clock
from sos_desktop.services.casework import cases, faults, records
from sos_desktop.services.county import undo
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.documents import DocumentRequest, make_document
from tests.casework import add_leas, fill, open_case
from tests.db.test_one_faulty_record import spoiled

WRONG = "zz nothing"
SAID = "cannot be read"


def coded() -> list[FieldInfo]:
    """Every field of every kind that holds a fixed choice."""
    return [
        field
        for kind in all_kinds()
        for field in kind_of(kind).fields
        if issubclass(get_origin(field.type) or field.type, Enum)
    ]


CODED = coded()


@pytest.mark.parametrize("field", CODED, ids=lambda f: f"{f.record.__name__}.{f.name}")
@pytest.mark.parametrize("stored", [WRONG, ""])
def test_it_is_no_choice_of_its_field_and_is_written_as_it_was(
    field: FieldInfo, stored: str
) -> None:
    rows: Any = row_class(field.record)
    stored_as: Code = getattr(rows, field.name).property.columns[0].type
    found = stored_as.process_result_value(stored, None)
    assert isinstance(found, field.type)
    assert not is_readable(found)
    assert not any(found is choice for choice in field.type)
    assert value_words(field, found) == SAID
    assert history_words(field, stored, {}) == (SAID if stored else NOTHING)
    assert stored_as.process_bind_param(found, None) == stored
    for choice in field.type:  # who says what it is, mends it
        assert not stored_as.compare_values(found, choice)


def test_all_fields_are_looked_at() -> None:
    assert len(CODED) > 50


@pytest.fixture
def spoiled_case(county: CountyFile) -> Any:
    """A case with one record of every kind, and what spoils every code of the first of each."""
    add_leas(county)
    case_id = open_case(county)
    fill(county, case_id)

    @contextlib.contextmanager
    def spoil() -> Any:
        with contextlib.ExitStack() as stack:
            for table in all_tables().sorted_tables:
                for column in table.columns:
                    if isinstance(column.type, Code):
                        stack.enter_context(
                            spoiled(county, table.name, column.name, WRONG.encode())
                        )
            yield

    return county, case_id, spoil


def typed_in(file: CaseFile) -> set[str]:
    """Every text of more than a word that somebody typed, and that is no word of the program."""
    own = {facts.short for facts in INDICATORS.values()}
    return {
        value
        for kind in CASE_RECORDS
        for record in getattr(file, CASE_LISTS[kind])
        for field in kind_of(kind).fields
        if isinstance(value := getattr(record, field.name), str)
        and " " in value
        and value not in own
    }


def printed(county: CountyFile, case_id: str, kind: DocumentKind, reader: Reader) -> str:
    document = make_document(county, DocumentRequest(kind, (case_id,), reader))
    return "\n".join(texts_in(document.sections))


def test_every_paper_is_made_tells_what_cannot_be_read_and_tells_nobody_more(
    spoiled_case: Any,
) -> None:
    """Nothing is left out of the office's own because its kind, side or state cannot be read."""
    county, case_id, spoil = spoiled_case
    of_no_case = (Needs.CONTACT, Needs.IDENTIFICATION)
    kinds = [kind for kind in DOCUMENTS if kind.needs not in of_no_case]
    asked = [(kind, reader) for kind in kinds for reader in (OFFICE, PUBLIC)]
    file = cases.case_file(county, case_id)
    typed, open_to_all = typed_in(file), typed_in(copy_for(file, PUBLIC))
    before = [printed(county, case_id, *one) for one in asked]
    with spoil():
        after = [printed(county, case_id, *one) for one in asked]
        listed = faults.records_of_case(county, case_id)
    for (kind, reader), was, now in zip(asked, before, after, strict=True):
        assert "What cannot be read" not in was
        if kind.needs in (Needs.COUNTY, Needs.LEA):  # they tell of no single record
            assert "What cannot be read" not in now
        elif reader is OFFICE:
            assert "What cannot be read" in now, kind.key
            assert not [text for text in typed if text in was and text not in now], kind.key
        else:
            assert not [text for text in typed - open_to_all if text in now and text not in was]
    told = after[asked.index((PLAN, OFFICE))]
    assert all(text in told for one in listed for text in one.unreadable)


def test_mending_it_is_kept(county: CountyFile) -> None:
    """A stage that cannot be read counts as the first, and is not the first."""
    add_leas(county)
    case_id = open_case(county)
    decision = Decision(
        case_id=case_id, text="Meet", decided_on=clock.today(), stage=Stage.IDENTIFICATION
    )
    records.save(county, decision)
    with spoiled(county, "decision", "stage", WRONG.encode()):
        [decision] = cases.case_file(county, case_id).decisions
        assert (decision.stage, decision.stage.words) == (Stage.IDENTIFICATION, SAID)
        records.save(county, replace(decision, stage=Stage.IDENTIFICATION))
        [decision] = cases.case_file(county, case_id).decisions
        assert decision.stage is Stage.IDENTIFICATION
        undo.undo(county)
        [decision] = cases.case_file(county, case_id).decisions
        assert decision.stage.words == SAID
