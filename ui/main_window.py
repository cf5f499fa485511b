"""The window: rail, the open page, and messages."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from sos_desktop.domain.changes import Changes, Subject
from sos_desktop.foundation import clock
from ui.actions import WindowActions
from ui.context import AppContext
from ui.file_watch import FileWatch
from ui.hits import SearchContext
from ui.navigation import TARGETS, Press, Target, TodayTarget
from ui.notices import Notices
from ui.pages.base import Page
from ui.pages.find_commands import keywords_of, press
from ui.pages.registry import ABOVE, BELOW, PAGES
from ui.remembered import keep_window, place_window
from ui.search import SearchBox
from ui.typed_texts import TypedTexts
from ui.widgets.frame.file_line import FileLine
from ui.widgets.frame.messages import Messages
from ui.widgets.frame.page_area import PageArea, waiting_page
from ui.widgets.frame.rail import Rail
from ui.widgets.frame.window_frame import lay_out_window
from ui.widgets.lists import column_memory

if TYPE_CHECKING:
    from sos_desktop.services.county.county_files import CountyFile
    from ui.county_work import FrameState


_LEAST_SIZE = QSize(640, 360)
"""Half of the smallest laptop screen, as when it shows everything twice as large."""


class MainWindow(QMainWindow):
    """Shows one page at a time for one open county file.

    The frame stands before the file is open; a page asked for until then is shown when it is.
    """

    def __init__(self, context: AppContext, first: Target | None = None) -> None:
        """Make it; `first` is shown when the file is open, by default Today."""
        super().__init__()
        self.context = context
        self._pages: dict[str, Page] = {}
        self._areas: dict[str, PageArea] = {}
        self._wanted: Target = first or TodayTarget()
        self.search = SearchBox(context, self._search_context)
        self.rail = Rail(ABOVE, BELOW, self.search)
        self.file_watch = FileWatch(context, self)
        self.stack = QStackedWidget()
        self.file_line = FileLine(self)
        self.typed = TypedTexts(context, self, self._shown)
        self._lay_out()
        column_memory.use(context.settings)
        self.actions_ = WindowActions(self, context)
        self._connect()
        self.setMinimumSize(_LEAST_SIZE)
        place_window(self, context.settings)
        self.rail.here().setFocus()  # Qt would begin in the search box
        if context.is_open:
            self.show_county()
        else:
            self._show_opening()

    def _lay_out(self) -> None:
        lay_out_window(self, self.rail, self.stack)
        self.menuBar().setCornerWidget(self.file_line)
        self.notice = Messages(self.stack, self.file_watch.bar)

    def _connect(self) -> None:
        context = self.context
        self.rail.picked.connect(lambda key: self.open_page(TARGETS[key]()))
        self.rail.find_asked.connect(self.focus_search)
        self.search.left.connect(lambda: self.context.is_open and self.page.take_focus())
        context.go.connect(self.open_page)
        self.notices = Notices(context, self.notice, self, self.actions_.undo.trigger)
        context.job_started.connect(self.notice.job_bar.follow)
        context.changed.connect(self._on_changed)
        context.county_changed.connect(self.show_county)
        context.county_moved.connect(self._name_county)
        context.look_changed.connect(self._on_look_changed)

    def _show_opening(self) -> None:
        """Until the file is open: the frame, and a page that says so."""
        self.setWindowTitle("SOS Desktop")
        self.actions_.set_open(False)
        self.search.setEnabled(False)
        self.stack.addWidget(waiting_page("Opening the county file…"))
        self.rail.show_current("today")

    def show_county(self) -> None:
        """Show the county file that is open, and open a page."""
        self.actions_.set_open(True)
        self.search.setEnabled(True)
        self._name_county()
        self.open_page(self._wanted)
        self._wanted = TodayTarget()
        self._refresh_counts()

    def _name_county(self) -> None:
        """Put the county's name and the file's name in title and menu bar."""
        self.file_line.show_file(self.context.county)
        self._name_page()

    def _name_page(self) -> None:
        """The window's title says first what is open in it."""
        shown = isinstance(self.stack.currentWidget(), PageArea)
        page = [self._shown().windowTitle()] if shown else []
        self.setWindowTitle(" – ".join([*page, *self.file_line.file_names(), "SOS Desktop"]))

    def open_page(self, target: Target) -> None:
        """Show a page, made on first use, and go to what `target` asks for on it."""
        key = target.page
        if not self.context.is_open:
            self._wanted = target
            self.rail.show_current(PAGES[key].rail_key)
            return
        page = self._made(key)
        self._let_go(self._areas[key])
        page.arrive(target)
        self.stack.setCurrentWidget(self._areas[key])
        self.rail.show_current(PAGES[key].rail_key)
        page.page_bar.show_actions(page.page_actions())
        self._name_page()
        page.come_back()
        begin = target.begin
        page.when_built(lambda: self._then_begin(page, begin))

    def build_ahead(self, keys: Sequence[str]) -> None:
        """Build pages that nobody has opened yet, one after the other: who opens one waits less."""
        for key in keys[:1]:
            self._made(key).build_ahead(lambda: self.build_ahead(keys[1:]))

    def _made(self, key: str) -> Page:
        if key not in self._pages:
            area = self._areas[key] = PageArea(self.stack)
            page = self._pages[key] = PAGES[key].make(self.context, area.viewport())
            area.hold(page)
            page.windowTitleChanged.connect(lambda _title: self._name_page())
            self.stack.addWidget(area)  # with the page in it: else Qt paints the page twice
        return self._pages[key]

    def _then_begin(self, page: Page, begin: Press | None) -> None:
        # The worker takes one thing after another: by then the page shows what it asked for.
        self.context.query(lambda: None, lambda _nothing: self._begin(page, begin), owner=page)

    def _begin(self, page: Page, begin: Press | None) -> None:
        """The page shows what it was opened for: keys go to it, and what was asked for begins."""
        if page.is_filling:
            page.when_filled(lambda: self._begin(page, begin))
            return
        page.take_focus()
        self.notice.place()
        if begin is None or page is not self._shown():
            return
        if not press(begin.control(page)):
            self.notice.show_notice("info", f"“{begin.words}” is not possible here now.")

    def _let_go(self, area: PageArea) -> None:
        """Take the focus from what goes with a page, before Qt hands it to whatever stands next.

        While a dialog lies above, the window's own focus is meant: it comes back with the window.
        """
        focus, left = self.focusWidget(), self.stack.currentWidget()
        if focus is None or left is None or left is area:
            return
        if not left.isAncestorOf(focus) or not isinstance(left, PageArea):
            return
        focus.clearFocus()
        if not self.isActiveWindow():  # a window without a focus begins in the search box
            self.rail.here().setFocus()
        if not self._shown().page_bar.isAncestorOf(focus):
            self._shown().leave(focus)

    @property
    def page(self) -> Page:
        """The page now open, with all that is on it."""
        (page := self._shown()).finish()
        return page

    def _shown(self) -> Page:
        area = self.stack.currentWidget()
        assert isinstance(area, PageArea)
        page = area.widget()
        assert isinstance(page, Page)
        return page

    def _search_context(self) -> SearchContext:
        """Where one is, with what can be done now: the menus' commands and the open page's."""
        found = [*self.actions(), *self.page.commands()]
        ready = [action for action in found if action.isEnabled() and action.text()]
        return SearchContext(self.page.key, self.page.current_case(), ready, keywords_of(self.page))

    def _on_changed(self, changes: Changes) -> None:
        if changes.subjects is not Subject.NOTHING:
            self._refresh_counts()
            self.file_line.show_saved(clock.now())

    def _refresh_counts(self) -> None:
        county = self.context.county
        self.context.query(lambda: _look(county), self._show_state, owner=self)

    def _show_state(self, state: "FrameState") -> None:
        self.rail.set_counts(state.counts)
        self.actions_.show_undo(state.undo)

    def _on_look_changed(self) -> None:
        self.actions_.show_look()
        self.rail.refresh_look()
        self.rail.fit(self.width())
        self.file_line.fit(self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for part in (self.rail, self.file_line):
            part.fit(self.width())

    def closeEvent(self, event: QCloseEvent) -> None:
        keep_window(self, self.context.settings)
        self.context.keep_settings()
        self.typed.leave()
        if not self.file_watch.may_close():
            event.ignore()
        elif not self.context.runner.stop():
            event.ignore()
            self.notice.show_notice("info", "Finishing what is being saved. Close again then.")
        else:
            self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
            super().closeEvent(event)

    def focus_search(self) -> None:
        """Put the cursor in the search box, which lies over the page where the rail is folded."""
        if self.rail.is_folded:
            self.search.lie_over(self.stack)
        QTimer.singleShot(0, self.search.start)


def _look(county: "CountyFile") -> "FrameState":
    from ui import county_work

    return county_work.frame_state(county)
