"""The register: filters, the list, and what happened when a provider was used."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sos_desktop.domain.casework.partners.shared_needs import Need, fit, has_room
from sos_desktop.domain.casework.words import ProviderKind
from sos_desktop.services.people.providers import ProviderRow, ProviderUse
from ui import finding, theme
from ui.context import AppContext
from ui.pages.providers.columns import REGISTER, USES, knows, reached
from ui.pages.providers.forms import GROUP_CHOICES, PRIORITY_CHOICES
from ui.pieces import Pieces
from ui.widgets.basics import add_clear_button, button, card, label
from ui.widgets.choice import ChoiceBox
from ui.widgets.flow import FlowLayout
from ui.widgets.forms.form_fields import Choices
from ui.widgets.lists.fitted_table import FittedTable
from ui.widgets.lists.split import Split
from ui.widgets.typing import Typing, typing_of


class RegisterTab(QWidget):
    """The list of providers with its filters.

    Signals:
        asked: What a key or button asks for: add, edit, remove, retire, history or copy.
    """

    asked = Signal(str)

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self.notes: tuple[str, ...] = ()
        self._wanted: str | None = None

    def build(self) -> Pieces:
        """Make it; the window may answer at every `yield`."""
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Filter by name or topic")
        self.filter.setAccessibleName("Filter providers by name or topic")
        typing_of(self.filter, Typing.LOOKS)
        add_clear_button(self.filter)
        self.kind = _combo("Kind", ((None, "All kinds"), *((k, k.words) for k in ProviderKind)))
        self.priority = _combo("State priority", ((None, "All priorities"), *PRIORITY_CHOICES))
        self.group = _combo("Student group", ((None, "All groups"), *GROUP_CHOICES))
        self.free = _chip("Free capacity")
        self.retired = _chip("No longer active too")
        yield
        self.table = FittedTable(
            REGISTER,
            name="Providers",
            key=lambda r: r.provider.id,
            lines=1,
            whole=False,
        )
        self.none_left = label("No provider fits these filters.", tone="muted")
        self.none_left.hide()
        self.buttons = {
            what: button(words, lambda w=what: self.asked.emit(w), role="quiet", name=name)
            for what, words, name in (
                ("edit", "Edit…", "Edit provider"),
                ("retire", "No longer active", "Mark provider as no longer active"),
                ("remove", "Remove", "Remove provider"),
                ("history", "History…", "History of the provider"),
                ("copy", "Copy list", "Copy list as seen"),
            )
        }
        yield from self._lay_out()
        self.filter.textChanged.connect(lambda _text: self._apply())
        for combo in (self.kind, self.priority, self.group):
            combo.currentIndexChanged.connect(lambda _index: self._apply())
        for chip in (self.free, self.retired):
            chip.clicked.connect(lambda: self._apply())
        self.table.current_changed.connect(self._on_current)
        self.table.chosen.connect(lambda _row: self.asked.emit("edit"))
        self.table.installEventFilter(self)
        self.uses.chosen.connect(self._go_to_case)
        self.table.menu.offer(*self.buttons.values())
        self.uses.menu.offer(("&Open the case", self._go_to_current))

    def _lay_out(self) -> Pieces:
        """From outside in: a part takes on its look where it is put, so each does it by itself."""
        tools, acts = FlowLayout(), FlowLayout()
        self.split = Split(Qt.Orientation.Vertical)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(tools)
        layout.addWidget(self.split, 1)
        for widget in (self.filter, self.kind, self.priority, self.group, self.free, self.retired):
            tools.addWidget(widget)
        theme.least_width(self.filter, 22)
        yield
        top, (detail, below) = QWidget(), card(margin=12, spacing=4)
        self.split.addWidget(top)
        self.split.addWidget(detail)
        upper = QVBoxLayout(top)
        upper.setContentsMargins(0, 0, 0, 0)
        upper.setSpacing(8)
        upper.addWidget(self.none_left)
        upper.addWidget(self.table, 1)
        upper.addLayout(acts)
        for made in self.buttons.values():
            acts.addWidget(made)
        yield
        self._fill_detail(below)
        self.split.setStretchFactor(0, 4)
        self.split.setStretchFactor(1, 1)
        self.split.setSizes([460, 120])

    def _fill_detail(self, box: QVBoxLayout) -> None:
        self.heading = label("", "heading", wrap=True)
        self.contact = label("", tone="muted", wrap=True)
        self.nothing = label("", tone="muted", wrap=True)
        self.uses = FittedTable(
            USES,
            name="What happened when we used them",
            lines=3,
            whole=False,
            key=lambda u: u.use.referral.id,
        )
        theme.least_height(self.uses, 5)
        for widget in (self.heading, self.contact, self.nothing):
            box.addWidget(widget)
        box.addWidget(self.uses, 1)
        box.addStretch(0)

    def show_rows(self, rows: Sequence[ProviderRow]) -> None:
        """Show the register."""
        self.table.set_rows(rows)
        self._apply()
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.go_to(wanted)
            self._wanted = None

    def go_to(self, provider_id: str) -> None:
        """Choose a provider, at once or when the register is read; filters never hide it."""
        rows = self.table.rows_model.rows
        row = next((found for found in rows if found.provider.id == provider_id), None)
        if row is None:
            self._wanted = provider_id
            return
        if not self._fits(row):
            self._show_all(retired=self.retired.isChecked() or not row.provider.active)
        self.table.select(provider_id)
        self.table.setFocus()

    def _show_all(self, *, retired: bool) -> None:
        self.filter.clear()
        for combo in (self.kind, self.priority, self.group):
            combo.setCurrentIndex(0)
        self.free.setChecked(False)
        self.retired.setChecked(retired)
        self._apply()

    def show_need(self, need: Need) -> None:
        """Filter by what a need names."""
        priorities = [None, *(value for value, _words in PRIORITY_CHOICES)]
        groups = [None, *(value for value, _words in GROUP_CHOICES)]
        self.filter.clear()
        self.kind.setCurrentIndex(0)
        self.free.setChecked(False)
        self.priority.setCurrentIndex(priorities.index(need.priority))
        known = need.group if need.group in groups else None
        self.group.setCurrentIndex(groups.index(known))
        self.table.setFocus()

    def current(self) -> ProviderRow | None:
        """The provider one is on."""
        return self.table.current()

    def _fits(self, row: ProviderRow) -> bool:
        provider = row.provider
        kind, priority, group = (c.currentData() for c in (self.kind, self.priority, self.group))
        words = f"{provider.name} {knows(row)} {provider.note}".casefold()
        return (
            self.filter.text().strip().casefold() in words
            and kind in (None, str(provider.kind))
            and (priority is group is None or fit(provider, Need(priority, group or "")).covers)
            and (has_room(row.record.free) or not self.free.isChecked())
            and (provider.active or self.retired.isChecked())
        )

    def _apply(self) -> None:
        self.table.proxy.set_filter(self._fits)
        shown = self.table.proxy.rowCount()
        self.none_left.setVisible(bool(self.table.rows_model.rows) and not shown)
        if shown and self.table.current() is None:
            self.table.select_row(0)
        self._on_current(self.table.current())

    def _on_current(self, row: ProviderRow | None) -> None:
        for what, made in self.buttons.items():
            made.setEnabled(row is not None or what == "copy")
        uses: tuple[ProviderUse, ...] = () if row is None else row.uses
        self.uses.set_rows(uses)
        self.uses.setVisible(bool(uses))
        self.heading.setText("" if row is None else f"When we used {row.provider.name}")
        self.contact.setText("" if row is None else reached(row))
        self.nothing.setText(_why_empty(row))
        self.nothing.setVisible(not uses)
        if row is not None:
            active = row.provider.active
            words = "No longer active" if active else "Active again"
            self.buttons["retire"].setText(words)
            self.buttons["retire"].setAccessibleName(f"Mark provider as {words.lower()}")

    def _go_to_current(self) -> None:
        row = self.uses.current()
        if row is not None:
            self._go_to_case(row)

    def _go_to_case(self, row: ProviderUse) -> None:
        referral = row.use.referral
        self._context.go.emit(finding.way_to_record(referral.case_id, "referral", referral.id))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.table and isinstance(event, QKeyEvent):
            pressed = event.type() is QEvent.Type.KeyPress
            if pressed and (what := _key(event)):
                self.asked.emit(what)
                return True
        return super().eventFilter(watched, event)


def _key(event: QKeyEvent) -> str:
    if event.matches(QKeySequence.StandardKey.Copy):
        return "copy"
    if event.key() == Qt.Key.Key_H and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return "history"
    return {Qt.Key.Key_Delete: "remove", Qt.Key.Key_Insert: "add"}.get(Qt.Key(event.key()), "")


def _why_empty(row: ProviderRow | None) -> str:
    if row is None:
        return "Choose a provider to see how to reach it and what came of it."
    return "Not used yet. A referral on a case's Support tab appears here with its outcome."


def _combo(name: str, choices: Choices[Any]) -> QComboBox:
    made = ChoiceBox()
    made.setAccessibleName(name)
    for value, words in choices:
        made.addItem(words, value)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(11)
    return made


def _chip(text: str) -> QPushButton:
    made = button(text, role="chip")
    made.setCheckable(True)
    return made
