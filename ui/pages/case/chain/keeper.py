"""What of a row of the chain is edited where it stands, and how it is kept."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.checks import record_checks
from sos_desktop.domain.casework.records import Action, Aim, CaseRecord, Driver, Measure
from sos_desktop.domain.casework.support_words import MeasureKind
from sos_desktop.domain.changes import Changes
from sos_desktop.domain.improvement.chain import ChainRow
from sos_desktop.foundation.errors import AppError, InputProblem
from sos_desktop.services.county.county_files import CountyFile
from ui.context import AppContext
from ui.delegates.cell import Index
from ui.models.table import RECORD_ROLE
from ui.pages.case.chain import columns
from ui.widgets.forms.cell_fields import fits_in_a_line, get_cell, set_cell
from ui.widgets.forms.form_fields import AnyField
from ui.widgets.lists.list_spec import ListSpec

_OF_ACTION = {
    columns.WHO: "owner",
    columns.WHEN: "starts_on",
    columns.COST: "cost",
    columns.PLAN: "lcap_goal_id",
}


class ChainKeeper(QObject):
    """Knows the fields of every kind in the chain, and keeps what is entered.

    Signals:
        kept_now: (before, after) A record is kept with another value; shown at once.
        in_full: (record, field) A text of several lines is to be edited at the right.
    """

    kept_now = Signal(object, object)
    in_full = Signal(object, str)

    def __init__(
        self, context: AppContext, parent: QObject, specs: Mapping[type, ListSpec[Any]]
    ) -> None:
        super().__init__(parent)
        self._context = context
        self.specs = specs
        self.file: CaseFile | None = None
        self._fields: dict[type, dict[str, AnyField]] = {}

    def show_file(self, file: CaseFile) -> None:
        """Fields offer what is in this case now."""
        self.file, self._fields = file, {}

    def fields(self, record: CaseRecord) -> dict[str, AnyField]:
        """What is asked of a record, by the names of the fields."""
        kind = type(record)
        if kind not in self._fields and self.file is not None and kind in self.specs:
            found = self.specs[kind].fields(self.file)
            self._fields[kind] = {field.name: field for field in found}
        return self._fields.get(kind, {})

    def new_measure(self, row: ChainRow) -> Measure | None:
        """A measure of what stands in a row; None where nothing can be measured."""
        record = row.record
        if isinstance(record, Aim):
            return Measure(case_id=record.case_id, name="", aim_id=record.id)
        if isinstance(record, Driver):
            made = Measure(case_id=record.case_id, name="", driver_id=record.id)
            return replace(made, kind=MeasureKind.DRIVER)
        if isinstance(record, Action):
            made = Measure(case_id=record.case_id, name="", action_id=record.id)
            return replace(made, aim_id=record.aim_id, kind=MeasureKind.PROCESS)
        return None

    def edited(self, row: ChainRow | None, column: int) -> tuple[CaseRecord, AnyField] | None:
        """The record and its field that are edited in a cell; None where nothing is."""
        if row is None:
            return None
        record: CaseRecord | None = None
        name = ""
        if column == columns.WHAT and isinstance(row.record, Aim | Driver | Action):
            record, name = row.record, "text"
        elif column in _OF_ACTION and isinstance(row.record, Action):
            record, name = row.record, _OF_ACTION[column]
        elif column == columns.MEASURE:
            record, name = row.measure or self.new_measure(row), "name"
        elif column == columns.TARGET:
            record, name = row.measure, "target"
        field = self.fields(record).get(name) if record is not None else None
        return (record, field) if record is not None and field is not None else None

    # --- the delegate asks ------------------------------------------------------------------

    def field_at(self, index: Index) -> AnyField | None:
        """The field that is edited in a cell."""
        found = self.edited(index.data(RECORD_ROLE), index.column())
        if found is None:
            return None
        record, field = found
        if not fits_in_a_line(getattr(record, field.name)):
            QTimer.singleShot(0, self, lambda: self.in_full.emit(record, field.name))
            return None
        return field

    def fill(self, editor: QWidget, index: Index) -> None:
        """Show the value in its editor."""
        found = self.edited(index.data(RECORD_ROLE), index.column())
        if found is not None:
            record, field = found
            set_cell(editor, field, getattr(record, field.name))
            if isinstance(editor, QLineEdit):
                editor.selectAll()

    def read(self, editor: QWidget, index: Index) -> None:
        """Keep what the editor says."""
        found = self.edited(index.data(RECORD_ROLE), index.column())
        if found is None:
            return
        record, field = found
        try:
            value = get_cell(editor, field)
        except InputProblem as problem:
            self.refuse(problem)
            return
        if value != getattr(record, field.name):
            self.enter(record, field, value)

    def enter(self, record: Any, field: AnyField, value: Any) -> None:
        """Keep a record with another value in one field; it is shown at once."""
        follow = self.specs[type(record)].follow
        try:
            after = self.check(follow(record, replace(record, **{field.name: value})), record)
        except InputProblem as problem:
            self.refuse(problem)
            return
        self.kept_now.emit(record, after)
        self.save(after, failed=lambda error: self._not_kept(record, after, error))

    def check(self, record: Any, before: Any = None) -> Any:
        """The record as it would be kept.

        Raises:
            InputProblem: It cannot be kept; `where` names the field.
        """
        cleaned = record_checks.cleaned(record)
        kind = self.file.lea.kind if self.file is not None else ""
        record_checks.check_record(cleaned, kind, before)
        return cleaned

    def refuse(self, problem: AppError) -> None:
        """Say why a cell keeps what it had."""
        self._context.notice.emit("bad", problem.message, "")

    def save(
        self,
        record: CaseRecord,
        *,
        failed: Callable[[BaseException], None] | None = None,
        done: Callable[[Changes], None] | None = None,
    ) -> None:
        """Keep a record on the worker."""
        county, save = self._context.county, self.saver(record)
        self._context.change(
            lambda: save(county, record),
            owner=self,
            quiet=True,
            typed=True,
            failed=failed,
            done=done,
        )

    def saver(self, record: CaseRecord) -> Callable[[CountyFile, Any], Changes]:
        """How records of its kind are kept."""
        return self.specs[type(record)].save

    def _not_kept(self, before: Any, after: Any, error: BaseException) -> None:
        self.kept_now.emit(after, before)
        self._context.report(error)
