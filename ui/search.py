"""One box to go anywhere: districts, cases, pages. Ctrl+K, a few letters, Enter."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.context import AppContext
from ui.icons import icon
from ui.pages.registry import ABOVE, BELOW

if TYPE_CHECKING:
    from sos_desktop.services.county_files import CountyFile
    from ui.county_work import Places

_SHOWN = 9
_TARGET = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Hit:
    """A place to go: words, an icon, a page key and its target."""

    text: str
    icon: str
    key: str
    target: dict[str, Any]


def score(wanted: str, text: str) -> int | None:
    """How well `wanted` fits `text`, smaller is better; None when its letters are not in order.

    A match at the start of a word beats one inside; letters far apart cost more.
    """
    wanted, text = wanted.casefold().strip(), text.casefold()
    if not wanted:
        return 0
    at = text.find(wanted)
    if at == 0:
        return 0
    if at > 0:
        return 1 if text[at - 1] in " -–(" else 2 + at
    place, cost = -1, 20
    for letter in wanted:
        found = text.find(letter, place + 1)
        if found < 0:
            return None
        cost += found - place
        place = found
    return cost


def best(wanted: str, hits: list[Hit]) -> list[Hit]:
    """The hits that fit, best first; equal ones keep their order."""
    scored = [(score(wanted, hit.text), number, hit) for number, hit in enumerate(hits)]
    fitting = sorted(item[:2] for item in scored if item[0] is not None)
    return [hits[number] for _, number in fitting[:_SHOWN]]


class SearchBox(QLineEdit):
    """The box; its list drops below while there is something to choose."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self._hits: list[Hit] = []
        self.setPlaceholderText("Find districts, cases, pages  (Ctrl+K)")
        self.setAccessibleName("Find districts, cases and pages")
        self.setMinimumWidth(280)
        self.setMaximumWidth(560)
        self.addAction(QAction(icon("search"), "", self), QLineEdit.ActionPosition.LeadingPosition)
        self.popup = _Popup(self)
        self.textEdited.connect(self._show_hits)
        context.county_changed.connect(self._hits.clear)

    def start(self) -> None:
        """Take the focus with nothing typed."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        county = self._context.county
        self._context.query(lambda: _places(county), self._fill, owner=self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.popup.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.popup.isVisible():
            self.popup.step(1 if key is Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
        elif key is Qt.Key.Key_Escape:
            self.popup.hide()
            self.clear()
            self.clearFocus()
        else:
            super().keyPressEvent(event)

    def _fill(self, found: "Places") -> None:
        self._hits = [
            Hit(f"{row.lea.name} – case, stage {int(row.case.stage)}", "folder-open", "case",
                {"case_id": row.case.id}) for row in found.cases
        ]  # fmt: skip
        self._hits += [
            Hit(row.lea.name, "building-2", "districts", {"cds": row.lea.cds})
            for row in found.districts
        ]
        self._hits += [Hit(spec.title, spec.icon, spec.key, {}) for spec in (*ABOVE, *BELOW)]
        self._hits.append(Hit("Load Dashboard files", "upload", "data", {"load": True}))
        if self.text():
            self._show_hits(self.text())

    def _show_hits(self, text: str) -> None:
        self.popup.show_hits(best(text, self._hits) if text.strip() else [])

    def _choose(self) -> None:
        hit = self.popup.current()
        if hit is None:
            return
        self.popup.hide()
        self.clear()
        self.clearFocus()
        self._context.go.emit(hit.key, hit.target)


class _Popup(QFrame):
    def __init__(self, box: SearchBox) -> None:
        super().__init__(box.window(), Qt.WindowType.ToolTip)
        self._box = box
        self.list = QListWidget()
        self.list.setAccessibleName("Matches")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(lambda _item: box._choose())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.list)
        box.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide):
            self.hide()
        return super().eventFilter(watched, event)

    def show_hits(self, hits: list[Hit]) -> None:
        self.list.clear()
        for hit in hits:
            item = QListWidgetItem(icon(hit.icon), hit.text)
            item.setData(_TARGET, hit)
            self.list.addItem(item)
        if not hits:
            self.hide()
            return
        self.list.setCurrentRow(0)
        row = self.list.sizeHintForRow(0)
        self.resize(self._box.width(), row * len(hits) + 8)
        self.move(self._box.mapToGlobal(QPoint(0, self._box.height() + 4)))
        self.show()

    def step(self, by: int) -> None:
        count = self.list.count()
        self.list.setCurrentRow((self.list.currentRow() + by) % count)

    def current(self) -> Hit | None:
        item = self.list.currentItem()
        return item.data(_TARGET) if item is not None and self.isVisible() else None


def _places(county: "CountyFile") -> "Places":
    from ui import county_work

    return county_work.places(county)


def places(widget: QWidget) -> list[str]:
    """The words of the matches now shown; for screen readers and tests."""
    popup = widget.popup if isinstance(widget, SearchBox) else None
    return [popup.list.item(n).text() for n in range(popup.list.count())] if popup else []
