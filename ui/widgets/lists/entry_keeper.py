"""Keeps what is typed into the last line of a list: each row at once, half a line as a draft."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from sos_desktop.domain.changes import Changes
from sos_desktop.foundation.errors import AppError, InputProblem
from sos_desktop.services.casework import drafts
from ui.context import AppContext
from ui.widgets.forms.form_draft import FormDraft
from ui.widgets.lists.entry_row import EntryRow

if TYPE_CHECKING:
    from ui.widgets.lists.record_list import RecordList


_READINGS = 1
"""So many readings begun before a row was kept may arrive after it was."""


class EntryKeeper(QObject):
    """Stands between the line one types into and the county file."""

    def __init__(self, context: AppContext, entry: EntryRow[Any], rows: "RecordList[Any]") -> None:
        super().__init__(rows)
        self._context = context
        self._entry = entry
        self._rows = rows
        self._case_id = ""
        self._under_way: dict[str, Any] = {}
        self._kept: dict[str, int] = {}
        self.draft: FormDraft | None = None
        entry.entered.connect(self.keep)

    def begin(self, case_id: str) -> None:
        """The list shows another case; what was typed for the one before stays its draft."""
        if self.draft is not None:
            self.draft.keep()
            self.draft.deleteLater()
            self.draft = None
        self._case_id = case_id
        self._under_way, self._kept = {}, {}
        if self._entry.controls:
            self._entry.unfold(shown=False)
            self._entry.forget()

    def joined(self, found: Sequence[Any]) -> Sequence[Any]:
        """What was read, and below it what was entered since: a reading may be older than that."""
        read = {record.id for record in found}
        for record_id in [*self._under_way]:
            left = self._kept.get(record_id, _READINGS)
            if record_id in read or not left:
                self._under_way.pop(record_id)
                self._kept.pop(record_id, None)
            elif record_id in self._kept:
                self._kept[record_id] = left - 1
        return (*found, *self._under_way.values())

    def look(self) -> None:
        """Offer what was typed for this case and never entered, the first time keys come here."""
        if self.draft is not None or not self._case_id:
            return
        key = drafts.key_of(self._rows.spec.kind, self._case_id)
        self.draft = FormDraft(self._context, self._entry, self._entry, key)
        self._entry.below.addWidget(self.draft)
        self.draft.look()

    def keep(self, record: Any) -> None:
        """Keep one row; the line is free for the next at once."""
        typed = self._entry.typed()
        try:
            checked = self._rows.check(record)
        except InputProblem as problem:
            self._entry.say(problem.message, problem.where)
            return
        self._entry.clear()
        self._entry.restart()
        self._under_way[checked.id] = checked
        self._rows.show_new(checked)
        county, save, forget = self._context.county, self._rows.spec.save, self._forgetting()

        def work() -> Changes:
            changes = save(county, checked)
            forget()
            return changes

        self._context.change(
            work,
            owner=self,
            quiet=True,
            typed=True,
            done=lambda _changes: self._is_kept(checked.id),
            failed=lambda error: self._not_kept(checked, typed, error),
        )

    def _forgetting(self) -> Callable[[], None]:
        if self.draft is None:
            return lambda: None
        forget = self.draft.forgetting()
        self.draft.done()
        return forget

    def _is_kept(self, record_id: str) -> None:
        if record_id in self._under_way:
            self._kept[record_id] = _READINGS
        self._rows.awaited_is_kept(record_id)

    def _not_kept(self, record: Any, typed: dict[str, Any], error: BaseException) -> None:
        self._under_way.pop(record.id, None)
        self._rows.awaited_is_kept(record.id)
        self._rows.drop_new(record.id)
        if not self._entry.is_begun():
            self._entry.fill(typed)
            self._entry.edited.emit()
        if not isinstance(error, AppError):
            self._context.report(error)
            return
        self._entry.say(error.message, getattr(error, "where", ""))
