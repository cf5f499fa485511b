"""What the tabs of a case share."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar, TypeVar, overload

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.history.change_label import ChangeLabel
from sos_desktop.domain.casework.history.labels import EDIT_CASE
from sos_desktop.domain.casework.records.schema import kind_of
from sos_desktop.domain.casework.words import ProposedBy, Sensitivity, Stage, Words
from sos_desktop.services.casework import cases
from ui.context import AppContext
from ui.pages.case.beside import Beside
from ui.widgets.basics import scrolled
from ui.widgets.forms.form_fields import Choices
from ui.widgets.lists.list_spec import ListSpec, R
from ui.widgets.lists.record_list import RecordList

P = TypeVar("P", bound=QWidget)
W = TypeVar("W", bound=Words)


class CaseTab(QWidget):
    """One tab: it is given the whole case and shows its part.

    It is built and filled piece by piece: a tab of many lists made at once would hold the window.
    `key` is how targets and tests name it, and the part of a case that kinds of records name;
    `stage` is the stage it is the page of, None for what belongs to all of them.
    """

    key = ""
    title = ""
    stage: ClassVar[Stage | None] = None

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self.file: CaseFile | None = None
        self._lists: dict[str, RecordList[Any]] = {}
        content = QWidget()
        self.box = QVBoxLayout(content)
        self.box.setContentsMargins(0, 12, 8, 16)
        self.box.setSpacing(20)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.area = scrolled(content)
        layout.addWidget(self.area, 1)
        self.beside = Beside(context, self, layout)
        self._unbuilt = _apart(self.build())

    def build(self) -> Iterator[None]:
        """Make what the tab consists of; the window may answer at every `yield`."""
        yield

    def fill(self, file: CaseFile) -> Iterator[None]:
        """Put a case into it, likewise; `self.file` is this case already."""
        yield

    def ahead(self) -> Iterator[None]:
        """All that can be done before there is a case to show."""
        for _piece in self._unbuilt:  # `yield from` would end it where this is given up
            yield

    def pieces(self, file: CaseFile) -> Iterator[None]:
        """All that is still to be done to show a case."""
        yield from self.ahead()
        self._align_parts()
        self.file = file
        yield from self.fill(file)

    def _align_parts(self) -> None:
        """All parts begin at the same left end, whether they are lists or something else."""
        for place in range(self.box.count()):
            item = self.box.itemAt(place)
            part = item.widget() if item is not None else None
            inside = part.layout() if part is not None else None
            if part is not None and inside is not None and part.property("role") == "card":
                inside.setContentsMargins(0, 0, 0, 0)

    def lay_out(self) -> None:
        """Give all that stands in it its place now: painted before, it would jump there."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    def show_file(self, file: CaseFile) -> None:
        """Show a case at once."""
        for _piece in self.pieces(file):
            pass

    def place(self) -> QVBoxLayout:
        """The column of the part that is being made."""
        return self.box

    def home(self) -> QWidget:
        """What the part that is being made will stand in: made elsewhere, it is styled twice."""
        home = self.place().parentWidget()
        assert home is not None, "a column belongs to what it fills"
        return home

    def add_list(self, spec: ListSpec[R]) -> RecordList[R]:
        """Put a list below the parts before it."""
        return self.add(RecordList(self.context, spec, self.home()))

    def add(self, part: P) -> P:
        """Put a part below those before it; a list is gone to by the kind it shows."""
        self.place().addWidget(part)
        if isinstance(part, RecordList):
            self._lists[kind_of(part.spec.kind).table] = part
            self.beside.watch(part)
        return part

    def lists(self) -> Mapping[str, RecordList[Any]]:
        """The tab's lists by the kind of record each shows, as Find calls the kinds."""
        return self._lists

    def go_to(self, kind: str, record_id: str) -> bool:
        """Select a record, show it and give it the keys; False when it is not on this tab."""
        found = self.lists().get(kind)
        return found is not None and found.go_to(record_id)

    def to_top(self) -> None:
        """Show it from its top."""
        self.area.verticalScrollBar().setValue(0)

    def flush(self) -> None:
        """Save what was typed and not saved yet."""
        self.beside.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.beside.settle()

    def save_case(
        self,
        *,
        label: ChangeLabel = EDIT_CASE,
        quiet: bool = False,
        failed: Callable[[BaseException], None] | None = None,
        **values: Any,
    ) -> None:
        """Change some fields of the case itself; `failed` shows a refusal beside its field.

        The other fields are read on the worker, so that a change on its way is not overwritten.
        """
        if self.file is None:
            return
        county, case_id = self.context.county, self.file.case.id
        self.context.change(
            lambda: cases.update_case(
                county, replace(cases.case_file(county, case_id).case, **values), label
            ),
            owner=self,
            quiet=quiet,
            failed=failed,
            typed=True,
        )


def _apart(pieces: Iterator[None]) -> Iterator[None]:
    """The last piece too is followed by the window's turn."""
    yield from pieces
    yield


@overload
def choices_of(kind: type[W]) -> Choices[W]: ...
@overload
def choices_of(kind: type[W], optional: str) -> Choices[W | None]: ...
def choices_of(kind: type[W], optional: str = "") -> Choices[W | None]:
    """All values of a word list for a form; `optional` names the empty choice."""
    empty: list[tuple[W | None, str]] = [(None, optional)] if optional else []
    return (*empty, *((member, member.words) for member in kind))


def named(rows: Sequence[tuple[str, str]], nothing: str) -> Choices[str | None]:
    """Records to point to, by id; the first choice points to none."""
    return ((None, nothing), *((key, shortened(text)) for key, text in rows))


def shortened(text: str, longest: int = 80) -> str:
    """One line of a text, cut where it would widen a form."""
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


def people_of(file: CaseFile) -> tuple[str, ...]:
    """Names and roles the case knows, offered while one is typed."""
    names = {file.case.consultant, *(task.assignee for task in file.tasks)}
    names |= {member.name for member in file.team}
    names |= {name for action in file.actions for name in (action.owner, action.provider)}
    return tuple(sorted(names - {""}, key=str.casefold))


def roles_of(file: CaseFile) -> tuple[str, ...]:
    """Roles the case knows, offered where a name would be printed."""
    roles = {member.role for member in file.team} | {action.owner for action in file.actions}
    return tuple(sorted(roles - {""}, key=str.casefold))


def providers_of(file: CaseFile) -> tuple[str, ...]:
    """Organizations the case knows as helping the district."""
    found = {action.provider for action in file.actions}
    found |= {referral.provider for referral in file.referrals}
    return tuple(sorted(found - {""}, key=str.casefold))


SENSITIVITY = choices_of(Sensitivity)
PROPOSED = choices_of(ProposedBy, "Not noted")
