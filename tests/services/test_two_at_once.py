"""A load and a person at work share the file: both whole, neither waits for the other's end."""

import threading

import pytest

from sos_desktop.domain.casework.records import Note
from sos_desktop.domain.casework.words import NoteKind, Sensitivity
from sos_desktop.domain.changes import Subject
from sos_desktop.foundation import clock
from sos_desktop.services.casework import cases, records
from sos_desktop.services.county import undo
from sos_desktop.services.dashboard import imports
from tests.casework import add_leas, open_case
from tests.importers import files


@pytest.fixture
def case_id(county):
    add_leas(county)
    return open_case(county)


def note(case_id, text):
    return Note(
        case_id=case_id,
        kind=NoteKind.OTHER,
        noted_on=clock.today(),
        text=text,
        sensitivity=Sensitivity.OFFICE,
    )


def test_notes_written_while_files_are_loaded(county, case_id, tmp_path):
    paths = [
        files.write(tmp_path, kind, year, [files.row(kind, year)])
        for kind in ("susp", "chronic")
        for year in (2022, 2025)
    ]
    preview = imports.preview(county, paths)
    failed: list[BaseException] = []

    def load():
        try:
            imports.commit(county, preview)
        except BaseException as error:  # noqa: BLE001 - a thread's error would get lost
            failed.append(error)

    worker = threading.Thread(target=load)
    worker.start()
    written, passed_over = 0, set()
    while worker.is_alive() or written < 5:
        records.save(county, note(case_id, f"line {written}"))
        taken = undo.undo(county)
        # A file loaded in between passes over what was taken back, which may be one loaded before.
        if undo.redo(county).subjects is Subject.NOTHING and taken.case_id == case_id:
            passed_over.add(written)
        written += 1
    worker.join()
    assert failed == []
    assert len(imports.history(county)) == len(preview.ready) == 4
    texts = {found.text for found in cases.case_file(county, case_id).notes}
    assert texts == {f"line {number}" for number in set(range(written)) - passed_over}
    assert written > len(passed_over)
