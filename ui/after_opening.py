"""What follows when a county file was opened and the first page stands."""

import sys
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtGui
from PySide6.QtCore import QObject, QTimer

from sos_desktop.foundation import memory
from sos_desktop.foundation.errors import AppError
from sos_desktop.foundation.jobs import CancelToken
from ui.context import AppContext
from ui.navigation import VisitTarget
from ui.pages.registry import PAGES

if TYPE_CHECKING:
    from sos_desktop.services.county.county_files import CountyFile

CODE = (*(spec.module for spec in PAGES.values()), "sos_desktop.services.county.matching")
"""What is loaded then: the pages, and what Find looks for names with, in several libraries."""
AHEAD = ("identification",)
"""The pages that are built then: release day begins on it, and it has much to it.

Not the case: its hidden tabs do not follow another text size in everything yet.
"""
_DELAY = 400  # milliseconds after opening, before work nobody waits for begins


class AfterOpening(QObject):
    """The figures' check, the day's copy, drafts, pages' code, results and templates, a page.

    A copy is made of a sound file only: one of a damaged file could push a good one out.
    """

    def __init__(
        self,
        context: AppContext,
        settled: Callable[[], None],
        damaged: Callable[[AppError], object],
        build: Callable[[Sequence[str]], object],
    ) -> None:
        """Make it.

        Args:
            context: The window's.
            settled: Called when the file was found sound and the day's copy is kept.
            damaged: Told what is wrong with a file that is damaged.
            build: Builds pages of the window that are not open.
        """
        super().__init__(context)
        self._context = context
        self._settled = settled
        self._damaged = damaged
        self._build = build
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DELAY)
        self._timer.timeout.connect(self._begin)

    def start(self) -> None:
        """A file was opened."""
        self._timer.start()

    def stop(self) -> None:
        """The file is being closed: what did not begin yet does not begin any more."""
        self._timer.stop()

    def _begin(self) -> None:
        context, county = self._context, self._context.county
        if context.runner.busy:
            self._timer.start()  # somebody waits for what is at hand
            return
        context.query(
            lambda: _look_ahead(county), _nothing, owner=self, failed=_said_later, long=True
        )
        context.runner.start(
            lambda _progress, cancel: _finish_check(county, cancel),
            owner=self,
            done=lambda damage: self._checked(county, damage),
            failed=context.report,
            long=True,
        )
        context.query(
            lambda: _drafts(county), lambda cases: self._offer_draft(county, cases), owner=self
        )
        self._load_next(iter([name for name in CODE if name not in sys.modules]))

    def _load_next(self, left: Iterator[str]) -> None:
        """Load the modules that are left, one by one: who opens a page waits for one at most.

        It ends when all work is asked to stop, and begins again with the next file.
        """
        module = next(left, "")
        if not module:
            self._context.query(_keep_in_memory, lambda _kept: self._build_ahead(), owner=self)
            return

        def failed(error: BaseException) -> None:
            self._load_next(left)
            _said_later(error)

        self._context.runner.start(
            lambda _progress, cancel: _load(module, cancel),
            owner=self,
            done=lambda _loaded: self._load_next(left),
            failed=failed,
        )

    def _build_ahead(self) -> None:
        """After what takes long: beside it every step of building would wait for the worker.

        What was looked at meanwhile stays too, and is not walked either.
        """
        self._context.query(memory.freeze, lambda _kept: self._build(AHEAD), owner=self, long=True)

    def _checked(self, county: "CountyFile", damage: AppError | None) -> None:
        if county is not self._context.county:
            return  # it was looked through for so long that another is open
        if damage is None:
            self._context.query(
                lambda: _keep_copy(county), lambda _path: self._settled(), owner=self, long=True
            )
            return
        # As long as this file is open.
        self._context.standing.emit(
            lambda: True, "bad", damage.message, "Go back to a copy…", lambda: self._damaged(damage)
        )
        self._damaged(damage)

    def _offer_draft(self, county: "CountyFile", cases: tuple[str, ...]) -> None:
        """The program ended in the middle of a line; it is still there."""
        if cases:
            self._context.standing.emit(
                lambda: cases[0] in _drafts(county),
                "info",
                "Something typed at a site visit was not entered yet. It is still there.",
                "Go on",
                lambda: self._context.go.emit(VisitTarget(cases[0])),
            )


def _finish_check(county: "CountyFile", cancel: CancelToken) -> AppError | None:
    from sos_desktop.services.county import file_health

    return file_health.finish_check(county, cancel)


def _keep_copy(county: "CountyFile") -> Path | None:
    """The visit, the day's copy, and then room made where attached files are no longer shown."""
    from sos_desktop.services.casework import attachment_store
    from sos_desktop.services.county import county_files, last_visit

    last_visit.note_visit(county)
    attachment_store.forget_copies()
    copy = county_files.keep_daily_copy(county)
    attachment_store.sweep(county)
    return copy


def _drafts(county: "CountyFile") -> tuple[str, ...]:
    from sos_desktop.services.casework import visits

    return visits.waiting_drafts(county)


def _look_ahead(county: "CountyFile") -> None:
    """What pages look at when first opened: results of the years, tables, templates and words.

    With the figures of the first who is identified, whose reasons Identification shows at once.
    The county file keeps the one, the program the other, for as long as they stay the same.
    """
    from sos_desktop.services import languages
    from sos_desktop.services.dashboard import cut_scores, districts, releases
    from sos_desktop.services.identification import identification_view
    from sos_desktop.services.identification.release_figures import owed_first
    from sos_desktop.services.letters import templates

    view = identification_view.identification(county)
    found = [row for row in view.rows if row.letters() and not row.is_charter] if view else []
    if view is not None and found:
        first = min(found, key=lambda row: (owed_first(row), -len(row.letters())))
        districts.district(county, first.lea.cds, view.year)
    cut_scores.cut_scores()
    releases.dashboard_releases()
    templates.states(county)
    for code in languages.languages():
        languages.language(code)


def _load(module: str, cancel: CancelToken) -> None:
    import_module(module)
    cancel.check()


def _keep_in_memory() -> None:
    """All that was loaded stays, so no full collection need walk it again and hold the window."""
    _ = QtGui.QGradient.Preset  # 170 names, which Qt's Python makes when a place is first filled
    memory.resume()


def _nothing(_result: object) -> None: ...


def _said_later(error: BaseException) -> None:
    """By the page that needs it, when somebody looks at it."""
    if not isinstance(error, AppError):
        raise error
