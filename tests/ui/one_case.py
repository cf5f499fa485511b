"""A case with a record of every kind, and which record the keys are on."""

from datetime import date

from PySide6.QtWidgets import QAbstractItemView, QApplication

from db.models.registry import new_row
from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework import words as w
from sos_desktop.domain.casework.kinds import CASE_LISTS
from sos_desktop.domain.casework.records.schema import kind_of
from sos_desktop.domain.casework.words import Route
from sos_desktop.services.casework import cases
from sos_desktop.services.dashboard import imports
from tests.casework import add_leas, fill, open_case
from tests.importers import files
from ui.finding import way_to_text
from ui.pages.case.chain.view import ChainView

DAY = date(2026, 11, 16)


class Hit:
    """A hit of a kind, as far as its way asks."""

    def __init__(self, kind, record_id, case_id):
        self.kind, self.record_id, self.case_id = kind, record_id, case_id


def one_case(county, _folder):
    """A record of every kind that has a place in a case, behind others of its kind."""
    add_leas(county)
    case_id = open_case(county)
    with county.session("Many") as session:
        for place in range(12):
            for record in (
                r.Contact(case_id=case_id, kind=w.ContactKind.CALL, held_on=DAY, people="P"),
                r.Note(case_id=case_id, kind=w.NoteKind.OTHER, text=f"N {place}", noted_on=DAY),
                r.Task(case_id=case_id, title=f"T {place}", due_on=DAY),
            ):
                session.add(new_row(record))
    fill(county, case_id)
    cases.move_stage(county, case_id, w.Stage.OUTREACH, "Ready")
    return case_id


def all_of(file):
    lists = (getattr(file, name) for name in CASE_LISTS.values())
    return {kind_of(type(record)).table: record for found in lists for record in found}


def found_from_hit(window, settle, record, case_id):
    """Take the way of a hit on a record, and tell what is `chosen` there."""
    kind = kind_of(type(record)).table
    window.open_page(way_to_text(Hit(kind, record.id, case_id)))
    settle()
    settle()
    return chosen(window)


def chosen(window):
    """The id of the record the keys are on, and whether it is in sight."""
    view = QApplication.focusWidget()
    assert isinstance(view, QAbstractItemView), view
    above = view.parentWidget()
    while above is not None and not isinstance(above, ChainView):
        above = above.parentWidget()
    record = view.current() if above is None else above.current()
    index = view.currentIndex()
    middle = view.visualRect(index).center()
    seen = view.viewport().visibleRegion().contains(middle)
    return (record.record_id if hasattr(record, "record_id") else record.id), seen


def identified_case(county, folder):
    """An identified district with a case that has one record of every kind."""
    red = {"color": "1", "statuslevel": "1", "box": "210"}
    made = [
        files.write(folder, stem, 2025, [files.row(stem, 2025, **red)])
        for stem in ("ela", "math", "susp", "chronic", "grad", "cci")
    ]
    imports.commit(county, imports.preview(county, made))
    changes = cases.open_case(county, files.DISTRICT, Route.DASHBOARD, year=2025)
    fill(county, changes.case_id)
    return changes.case_id
