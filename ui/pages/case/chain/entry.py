"""The line below the chain: what is typed becomes a row where the cursor stands."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QWidget

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.records import Action, Aim, CaseRecord, Cause, Driver, Measure
from sos_desktop.domain.casework.support_words import MeasureKind
from sos_desktop.domain.casework.words import CauseState
from sos_desktop.domain.improvement.chain import ChainRow
from sos_desktop.domain.improvement.thread import aim_driven
from sos_desktop.foundation.frozen import frozen_dataclass
from ui.widgets.basics import button, label
from ui.widgets.forms.keep_mark import add_keep_mark

_HEIGHT = 32
_KINDS: dict[type, MeasureKind] = {Driver: MeasureKind.DRIVER, Action: MeasureKind.PROCESS}
"""What a measure usually tells of, by what it is a measure of."""
_LONGEST = 48


@frozen_dataclass
class Offer:
    """What a typed text can become.

    Attributes:
        words: "a change under “Plans are read”".
        record: The record, without its text.
    """

    words: str
    record: Aim | Driver | Action | Measure


class ChainEntry(QFrame):
    """Enter adds, Tab makes it deeper, Shift+Tab higher; without text Tab only leaves.

    Signals:
        entered: The record, with its text.
        left: Escape, or the way up: keys go back to the table.
        results_asked: An aim is to be taken from results or local data.
    """

    entered = Signal(object)
    left = Signal()
    results_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "entry")
        self._offers: tuple[Offer, ...] = ()
        self._at = 0
        self.field = QLineEdit()
        self.field.setProperty("role", "cell")
        self.field.setMinimumHeight(_HEIGHT)
        self.field.installEventFilter(self)
        self.field.returnPressed.connect(self._enter)
        add_keep_mark(self.field, self._enter)
        self.kind = label("", "small", tone="muted")
        box = QHBoxLayout(self)
        box.setContentsMargins(8, 2, 8, 2)
        box.setSpacing(8)
        self.plus = button(
            "", self._choose, role="quiet", icon_name="plus", name="Choose what is added here"
        )
        box.addWidget(self.plus)
        box.addWidget(self.field, 1)
        box.addWidget(self.kind)
        self._hints: list[QWidget] = [
            _hint("Tab", "deeper"),
            _hint("Alt ↑↓", "move"),
            _hint("Space", "open at the right"),
        ]
        for hint in self._hints:
            box.addWidget(hint)
        self.show_for(None, None)

    @property
    def offer(self) -> Offer | None:
        """What the text becomes now."""
        return self._offers[self._at] if self._offers else None

    def show_for(self, file: CaseFile | None, row: ChainRow | None) -> None:
        """Offer what can be added at a row; what is typed already keeps what it was to become."""
        before = type(self.offer.record) if self.offer and self.field.text() else None
        self._offers = offers_at(file, row) if file is not None else ()
        kinds: list[type[CaseRecord]] = [type(offer.record) for offer in self._offers]
        usual = _usual(row)
        wanted = before if before in kinds else usual if usual in kinds else None
        self._at = kinds.index(wanted) if wanted is not None else 0
        self._say()

    def become(self, kind: type[CaseRecord]) -> None:
        """Let the text become one of this kind, and take the keys."""
        kinds: list[type[CaseRecord]] = [type(offer.record) for offer in self._offers]
        if kind in kinds:
            self._at = kinds.index(kind)
        self._say()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self) -> None:
        """With the mouse: what Tab and Shift+Tab go through by keys."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for place, offer in enumerate(self._offers):
            menu.addAction(f"Add {offer.words}", lambda place=place: self._take(place))
        menu.addSeparator()
        menu.addAction("Take an aim from a result or local data", self.results_asked.emit)
        menu.popup(self.plus.mapToGlobal(self.plus.rect().bottomLeft()))

    def _take(self, place: int) -> None:
        self._at = place
        self._say()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self) -> None:
        offer = self.offer
        words = f"Add {offer.words}, then Enter" if offer is not None else ""
        self.field.setEnabled(offer is not None)
        self.plus.setEnabled(offer is not None)
        self.field.setPlaceholderText(words)
        self.field.setAccessibleName(words or "Add to the chain")
        self.field.setAccessibleDescription("Tab makes it deeper, Shift+Tab higher, once one types")
        self.kind.setText(offer.words if offer is not None and self.field.text() else "")
        self._hint()

    def _enter(self) -> None:
        text, offer = " ".join(self.field.text().split()), self.offer
        if offer is None or not text:
            return
        self.field.clear()
        name = "name" if isinstance(offer.record, Measure) else "text"
        self.entered.emit(replace(offer.record, **{name: text}))
        self._say()

    def _step(self, step: int) -> None:
        self._at = max(0, min(self._at + step, len(self._offers) - 1))
        self._say()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key, typed = event.key(), bool(self.field.text().strip())
            if key == Qt.Key.Key_Tab and typed:
                self._step(1)
                return True
            if key == Qt.Key.Key_Backtab and typed:
                self._step(-1)
                return True
            if key == Qt.Key.Key_Escape or (key == Qt.Key.Key_Up and not typed):
                self.left.emit()
                return True
        if event.type() is QEvent.Type.KeyRelease:
            self._say()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: object) -> None:
        self._hint()

    def _hint(self) -> None:
        """Where there is room; of Tab once it makes deeper what is typed, before it only leaves."""
        room = self.fontMetrics().averageCharWidth() * 110
        tab, *others = self._hints
        tab.setVisible(self.width() > room and bool(self.field.text().strip()))
        for hint in others:
            hint.setVisible(self.width() > room)


def offers_at(file: CaseFile, row: ChainRow | None) -> tuple[Offer, ...]:
    """What can be added at a row, from the top of the chain to its end."""
    case_id, aim, driver, change, cause = file.case.id, _only_aim(file), None, None, None
    record = row.record if row is not None else None
    if isinstance(record, Measure):
        record = _measured(file, record)
    if isinstance(record, Aim):
        aim = record
    elif isinstance(record, Driver):
        driver, aim = record, _aim(file, aim_driven(record, file.drivers))
    elif isinstance(record, Action):
        change = record
        driver = next((d for d in file.drivers if d.id == record.driver_id), None)
        cause = next((c for c in file.causes if c.id == record.cause_id), None)
        aim = _aim(file, record.aim_id or (aim_driven(driver, file.drivers) if driver else None))
    elif isinstance(record, Cause):
        cause = record
    cause = cause or (_only_cause(file) if driver is None else None)
    aim_id, driver_id = aim.id if aim else None, driver.id if driver else None
    cause_id = cause.id if cause else None
    found = [Offer("an aim", Aim(case_id=case_id, text=""))]
    to_turn = cause_id if driver is None else None
    under = f" for “{_short(aim.text)}”" if aim else ""
    made = Driver(case_id=case_id, text="", aim_id=aim_id, cause_id=to_turn)
    found.append(Offer(f"a driver{under}", made))
    if isinstance(record, Driver):
        below = Driver(case_id=case_id, text="", parent_id=record.id)
        found.append(Offer(f"a driver under “{_short(record.text)}”", below))
    host = driver or (cause if cause_id else aim)
    under = f" under “{_short(host.text)}”" if host else ""
    new = Action(case_id=case_id, text="", aim_id=aim_id, driver_id=driver_id)
    found.append(Offer(f"a change{under}", replace(new, cause_id=None if driver else cause_id)))
    of = change or driver or (aim if isinstance(record, Aim) else None)
    if of is not None:
        measure = Measure(
            case_id=case_id,
            name="",
            aim_id=aim_id if of is not driver else None,
            driver_id=driver_id if of is driver else None,
            action_id=change.id if change else None,
            kind=_KINDS.get(type(of), MeasureKind.OUTCOME),
        )
        found.append(Offer(f"a measure of “{_short(of.text)}”", measure))
    return tuple(found)


def _usual(row: ChainRow | None) -> type[CaseRecord]:
    record = row.record if row is not None else None
    if record is None:
        return Action if row is not None else Aim
    return Driver if isinstance(record, Aim) else Measure if isinstance(record, Measure) else Action


def _measured(file: CaseFile, measure: Measure) -> CaseRecord | None:
    every = (*file.actions, *file.drivers, *file.aims)
    of = measure.action_id or measure.driver_id or measure.aim_id
    return next((record for record in every if record.id == of), None)


def _aim(file: CaseFile, aim_id: str | None) -> Aim | None:
    return next((aim for aim in file.aims if aim.id == aim_id), None) or _only_aim(file)


def _only_aim(file: CaseFile) -> Aim | None:
    return file.aims[0] if len(file.aims) == 1 else None


def _only_cause(file: CaseFile) -> Cause | None:
    accepted = [cause for cause in file.causes if cause.state is CauseState.VALIDATED]
    return accepted[0] if len(accepted) == 1 else None


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"


def _hint(keys: str, words: str) -> QWidget:
    both = QWidget()
    box = QHBoxLayout(both)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(4)
    key = label(keys, "small", tone="muted")
    key.setProperty("role", "key")
    box.addWidget(key)
    box.addWidget(label(words, "small", tone="muted"))
    return both
