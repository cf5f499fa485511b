"""The caseload: a board by stage or a table, with filters, saved views, and verbs for several."""

from collections.abc import Callable
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from sos_desktop.domain.casework.words import Stage
from sos_desktop.domain.changes import Subject
from sos_desktop.services.casework import cases
from sos_desktop.services.casework.caseload import (
    CaseloadFilter,
    from_plain,
    shown,
    to_plain,
    words_of,
)
from sos_desktop.services.casework.cases import CaseRow
from ui.context import AppContext
from ui.navigation import CaseloadTarget, CaseTarget, IdentificationTarget
from ui.pages.base import Page
from ui.pages.case.hand_over import HandOverDialog
from ui.pages.case.move import MoveDialog
from ui.pages.caseload import bulk
from ui.pages.caseload.board import Board
from ui.pages.caseload.filters import SWITCH_WORDS, FilterBar
from ui.pages.caseload.pick_lea import PickLeaDialog
from ui.pages.caseload.release import ReleaseDialog
from ui.pages.caseload.selection import SelectionBar
from ui.pages.caseload.table import COLUMNS, as_lines
from ui.pages.caseload.views_menu import ViewsButton
from ui.pieces import Pieces
from ui.widgets.basics import EmptyState, OneOf, button, label
from ui.widgets.lists.row_menu import menu_of
from ui.widgets.lists.shown_rows import shown_table
from ui.widgets.lists.table_export import export_shown_table
from ui.widgets.lists.tables import RecordTable
from ui.widgets.short_label import ShortLabel

_VIEW = "view"
_TABLE = "table"


class CaseloadPage(Page[CaseloadTarget]):
    """Every case of the county."""

    key: ClassVar[str] = "caseload"
    title: ClassVar[str] = "Caseload"
    subjects: ClassVar[Subject] = (
        Subject.CASES | Subject.TASKS | Subject.CASE_CONTENT | Subject.REGISTERS
    )

    def __init__(self, context: AppContext, home: QWidget | None = None) -> None:
        super().__init__(context, home)
        self._rows: tuple[CaseRow, ...] = ()
        self._shown: tuple[CaseRow, ...] = ()
        self.open_action = self._action("Open a case…", self._open_case)
        self._lead(self.open_action)
        self.release_action = self._action("Open cases for a year…", self._open_release)
        self.export_action = self._action("Export…", self._export)
        self.export_action.setToolTip("Export what is shown to Excel")
        self.export_action.setEnabled(False)

    def build(self) -> Pieces:
        context = self.context
        yield
        self.counts = ShortLabel("body", tone="muted", least=12, gives_way=True)
        yield  # what follows takes as long as opening the page did, which came just before
        self.filters = FilterBar()
        yield
        self.as_board = self._chip("Board", lambda: self._show_as(self.board))
        self.as_table = self._chip("Table", lambda: self._show_as(self.table))
        self.views_button = ViewsButton(
            context, self, self.key, filters=self.view_values, apply=self.use_values
        )
        self.board = Board()
        yield
        self.table = RecordTable(COLUMNS, name="Cases", key=_key, several=True, one_line=True)
        yield
        self.bar = SelectionBar(
            open_case=self._open_selected,
            assign=lambda: bulk.ask_assign(context, self, self._open_ones()),
            add_task=lambda: bulk.ask_task(context, self, self._open_ones()),
            move=lambda: bulk.MoveCasesDialog(context, self, self._open_ones()).open(),
            hand_over=self._hand_over,
            clear=lambda: self._select(set()),
        )
        yield
        yield from self._lay_out()
        self._offer_menus()
        self._show_as(self.board)
        self._connect()

    def _offer_menus(self) -> None:
        """The same with every view: what the bar below offers, and what goes to another stage."""
        bar = self.bar
        acts = (bar.open_button, bar.assign_button, bar.task_button)
        acts = (*acts, bar.move_button, bar.hand_over_button)
        menus = [self.table.menu, *(menu_of(column) for column in self.board.columns.values())]
        for menu in menus:
            menu.offer(*acts)
            menu.copies_by(self.copy_seen)

    def _chip(self, text: str, clicked: Callable[[], object]) -> QPushButton:
        chip = button(text, clicked, role="chip")
        chip.setCheckable(True)
        chip.setAutoExclusive(True)
        return chip

    def _connect(self) -> None:
        self.filters.changed.connect(self._apply)
        for view in (self.board, self.table):
            view.selection_changed.connect(self._on_selection)
        self.board.opened.connect(self._go)
        self.board.move_asked.connect(self._move_to)
        self.table.chosen.connect(self._go)
        self.context.look_changed.connect(self.board.forget_look)
        # The focused field keeps Ctrl+C for its own text: it takes the key before a shortcut does.
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self)
        copy.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        copy.activated.connect(self.copy_seen)

    def _lay_out(self) -> Pieces:
        """From outside in: a part takes on its look where it is put, so each does it by itself."""
        self.beside_title = (self.counts, self.views_button, self.as_board, self.as_table)
        head = self.head_line(*self.beside_title[1:], grows=self.counts)
        self.content, self.stack, self.views = QWidget(), OneOf(), OneOf()
        self.stack.addWidget(self.content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 8, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(head)
        layout.addWidget(self.stack, 1)
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        yield
        column.addWidget(self.filters)
        yield
        self.none_left = label("No case fits these filters.", tone="muted")
        self.none_left.hide()
        column.addWidget(self.none_left)
        column.addWidget(self.views, 1)
        self.views.addWidget(self.board)
        yield
        self.views.addWidget(self.table)
        column.addWidget(self.bar)
        self.empty = EmptyState(
            "kanban",
            "No cases yet",
            "Open a case for an identified district on the Identification page, or here for a "
            "district that asks for help or whose LCAP was not approved.",
            "See who is identified",
            lambda: self.context.go.emit(IdentificationTarget()),
        )
        self.stack.addWidget(self.empty)
        yield

    def page_actions(self) -> list[QAction]:
        return [self.export_action, self.release_action, self.open_action]

    def open(self, target: CaseloadTarget) -> None:
        if target.release_year is not None:
            self._open_release(target.release_year)

    def verbs(self) -> list[QPushButton]:
        bar = self.bar
        return [bar.assign_button, bar.task_button, bar.move_button, bar.hand_over_button]

    def start(self) -> QWidget | None:
        """The first card, or the table."""
        if not self._rows or not self._shown:
            return super().start()
        return self.board.first() if self.views.currentWidget() is self.board else self.table

    def reload(self) -> None:
        county = self.context.county
        self.context.query(
            lambda: cases.list_cases(county, include_closed=True), self._show, owner=self
        )
        self.views_button.load()

    def _show(self, rows: tuple[CaseRow, ...]) -> None:
        first_ones = bool(rows) and self.stack.currentWidget() is self.empty
        self._rows = rows
        self.stack.setCurrentWidget(self.content if rows else self.empty)
        self._lead(self.open_action, leads=bool(rows))
        self.export_action.setEnabled(bool(rows))
        open_ones = [row for row in rows if row.case.closed_on is None]
        overdue = sum(row.overdue > 0 for row in open_ones)
        unassigned = sum(row.unassigned for row in open_ones)
        words = "1 open case" if len(open_ones) == 1 else f"{len(open_ones)} open cases"
        self.counts.say(f"{words} · {overdue} of them overdue · {unassigned} unassigned")
        for widget in self.beside_title:
            widget.setVisible(bool(rows))
        self._apply()
        if first_ones:
            self.begin()

    def _apply(self) -> None:
        wanted = self.filters.value()
        found = shown(self._rows, wanted)
        self._shown = found.rows
        self.filters.show_counts(self._rows, found)
        self._fill()
        self.none_left.setVisible(bool(self._rows) and not found.rows)
        self.none_left.setText(
            "No case fits these filters."
            if wanted.active
            else "No case is open. “Closed too” shows those that were closed."
        )
        self.views_button.compare()

    def _fill(self) -> None:
        """Fill the view one looks at; the other one is filled when it is."""
        if self.views.currentWidget() is self.board:
            self.board.show_rows(self._shown)
        else:
            self.table.set_rows(self._shown)
        self._on_selection()

    def _show_as(self, view: QWidget) -> None:
        chosen = {row.case.id for row in self.selected()}
        self.views.setCurrentWidget(view)
        self.as_board.setChecked(view is self.board)
        self.as_table.setChecked(view is self.table)
        self._fill()
        self._select(chosen)
        self.views_button.compare()

    def selected(self) -> list[CaseRow]:
        """The selected cases of the view one looks at."""
        if self.views.currentWidget() is self.board:
            return self.board.selected()
        return self.table.selected()

    def _select(self, keys: set[str]) -> None:
        if self.views.currentWidget() is self.board:
            self.board.select(keys)
        else:
            self.table.select_several(keys)

    def _on_selection(self) -> None:
        rows = self.selected()
        self.bar.show_count(len(rows), sum(row.case.closed_on is not None for row in rows))

    def _open_ones(self) -> list[CaseRow]:
        return [row for row in self.selected() if row.case.closed_on is None]

    def view_values(self) -> dict[str, Any]:
        """What is shown, as a saved view keeps it."""
        as_table = self.views.currentWidget() is self.table
        return to_plain(self.filters.value()) | ({_VIEW: _TABLE} if as_table else {})

    def use_values(self, values: dict[str, Any]) -> None:
        """Show what a saved view holds."""
        self.filters.set_value(from_plain(values))
        self._show_as(self.table if values.get(_VIEW) == _TABLE else self.board)

    def copy_seen(self) -> None:
        """Put what is seen on the clipboard: several selected cases, or else all that are shown."""
        chosen = self.selected()
        rows = chosen if len(chosen) > 1 else self._seen()
        QGuiApplication.clipboard().setText(as_lines(rows))
        words = "1 case" if len(rows) == 1 else f"{len(rows)} cases"
        which = "selected" if rows is chosen else "shown"
        self.context.notice.emit("info", f"Copied {words} as {which}, to paste into a sheet", "")

    def _seen(self) -> list[CaseRow]:
        if self.views.currentWidget() is self.board:
            return list(self._shown)
        proxy = self.table.proxy
        return [
            self.table.rows_model.rows[proxy.mapToSource(proxy.index(n, 0)).row()]
            for n in range(proxy.rowCount())
        ]

    def _export(self) -> None:
        if self.views.currentWidget() is self.board:
            self.table.set_rows(self._shown)
        seen = shown_table(self.table, "Caseload", (_filter_words(self.filters.value()),))
        export_shown_table(
            self.context,
            self,
            [seen],
            title="Export the caseload",
            name=f"{self.context.county.county} caseload",
        )

    def _hand_over(self) -> None:
        rows = self.selected()
        HandOverDialog(self.context, self, [(row.case.id, row.lea.name) for row in rows]).open()

    def _move_to(self, rows: list[CaseRow], stage: Stage) -> None:
        """Ask when and why, as for any other move: the cards go there once that is answered."""
        open_ones = [row for row in rows if row.case.closed_on is None]
        if len(open_ones) == 1:
            county, case_id = self.context.county, open_ones[0].case.id
            self.context.query(
                lambda: cases.case_file(county, case_id),
                lambda file: MoveDialog(self.context, self, file, stage).open(),
                owner=self,
            )
        elif open_ones:
            bulk.MoveCasesDialog(self.context, self, open_ones, stage).open()
        elif rows:
            self.context.notice.emit("info", "A closed case stays where it is.", "")

    def _open_selected(self) -> None:
        if rows := self.selected():
            self._go(rows[0])

    def _go(self, row: CaseRow) -> None:
        self.context.go.emit(CaseTarget(row.case.id))

    def _open_case(self) -> None:
        PickLeaDialog(self.context, self).open()

    def _open_release(self, year: int | None = None) -> None:
        asked = ReleaseDialog(self.context, self, year)
        asked.accepted.connect(self.begin)
        asked.open()


def _key(row: CaseRow) -> str:
    return row.case.id


def _filter_words(wanted: CaseloadFilter) -> str:
    said = []
    for name, value in to_plain(wanted).items():
        words = SWITCH_WORDS[name] if value is True else words_of(name, getattr(wanted, name))
        said.append(f"“{words}”" if name == "text" else words)
    return f"Filtered: {', '.join(said)}." if said else "Every open case."
