"""Says when a case is opened what was typed there and not saved, and what cannot be read."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.records import Contact
from sos_desktop.domain.casework.records.schema import kind_of
from sos_desktop.services.casework import drafts, faults
from sos_desktop.services.casework.drafts import WaitingDraft
from sos_desktop.services.casework.faults import FaultyRecord
from ui.context import AppContext
from ui.finding import way_to_record
from ui.navigation import CaseTarget, Control, Press
from ui.pages.case.tab_set import CaseTabs

if TYPE_CHECKING:
    from sos_desktop.services.county.county_files import CountyFile

_CONTACT = kind_of(Contact).table


class DraftNotice:
    """Tells it once for each time a case is opened."""

    def __init__(self, context: AppContext, tabs: CaseTabs) -> None:
        self._context, self._tabs = context, tabs
        self._told = ""

    def look(self, file: CaseFile) -> None:
        """A case is shown; nothing happens while it is the one before."""
        if file.case.id == self._told:
            return
        self._told = file.case.id
        county = self._context.county
        self._context.query(
            lambda: drafts.of_case(county, file.case.id),
            lambda found: self._tell(county, file, found),
            owner=self._tabs,
            typed=True,
        )
        self._context.query(
            lambda: faults.said_of_case(county, file.case.id),
            lambda said: self._warn(county, file, said),
            owner=self._tabs,
        )

    def _warn(self, county: "CountyFile", file: CaseFile, said: str) -> None:
        if said:
            self._context.standing.emit(
                lambda: faults.said_of_case(county, file.case.id) == said,
                "warn",
                said,
                "Show it",
                partial(self._list_faulty, file),
            )

    def _list_faulty(self, file: CaseFile) -> None:
        county = self._context.county
        self._context.query(
            lambda: faults.records_of_case(county, file.case.id),
            lambda found: self._show_faulty(file, found),
            owner=self._tabs,
        )

    def _show_faulty(self, file: CaseFile, found: Sequence[FaultyRecord]) -> None:
        from ui.pages.case.faulty import FaultyDialog

        dialog = FaultyDialog(file.lea.name, found, self._tabs)
        dialog.record_asked.connect(
            lambda one: self._context.go.emit(way_to_record(file.case.id, one.kind, one.record_id))
        )
        dialog.open()

    def forget(self) -> None:
        """Another county file is open."""
        self._told = ""

    def _tell(self, county: "CountyFile", file: CaseFile, found: tuple[WaitingDraft, ...]) -> None:
        for draft in found:
            if not draft.kind:
                self._context.notice.emit(
                    "info",
                    f"Something typed for {file.lea.name} was not saved: {draft.noun}. "
                    "It is there when that window is opened again.",
                    "",
                )
                continue
            self._context.standing.emit(
                partial(_is_waiting, county, file.case.id, draft),
                "info",
                f"Something typed for {file.lea.name} was not saved: {draft.noun}. "
                "It is still there.",
                "Show it",
                partial(self._show, file.case.id, draft),
            )

    def _show(self, case_id: str, draft: WaitingDraft) -> None:
        if draft.anywhere:
            from ui.note_dialog import new_note

            new_note(self._context, self._tabs, case_id)
            return
        tab = self._tab_of(case_id, draft)
        known = bool(draft.record_id)
        if known and all(draft.kind not in self._tabs.tab(key).lists() for key in self._tabs.keys):
            # No list shows it: its own window does when it is opened there.
            self._context.go.emit(CaseTarget(case_id, tab, (draft.kind, draft.record_id)))
            return
        begin = Press(
            f"Edit {draft.noun}" if known else f"Add {draft.noun}",
            lambda page: _control(page, draft.kind, known=known),
        )
        record = (draft.kind, draft.record_id) if known else None
        self._context.go.emit(CaseTarget(case_id, tab, record, begin=begin))

    def _tab_of(self, case_id: str, draft: WaitingDraft) -> str | None:
        """Where the list of the kind stands; some kinds stand where their stage is."""
        tabs = self._tabs
        usual = way_to_record(case_id, draft.kind, draft.record_id).tab
        keys = (*(key for key in tabs.keys if key == usual), *tabs.keys)
        return next((key for key in keys if draft.kind in tabs.tab(key).lists()), usual)


def _is_waiting(county: "CountyFile", case_id: str, draft: WaitingDraft) -> bool:
    return draft in drafts.of_case(county, case_id)


def _control(page: Any, kind: str, *, known: bool) -> Control:
    if kind == _CONTACT and not known:
        return page.log_action  # it asks for more than a line holds
    found = page.tabs.current().lists()[kind]
    return found.edit_action if known else found.add_button
