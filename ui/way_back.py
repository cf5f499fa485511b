"""The way back in the window: from a file that cannot be opened, or to how it was before."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from sos_desktop.foundation import clock, paths
from sos_desktop.foundation.errors import (
    AppError,
    EnvironmentProblem,
    FileDamaged,
    FileForeign,
    FileMissing,
    InputProblem,
)
from ui.context import AppContext
from ui.dialogs import COUNTY_FILTER
from ui.jobs import T

if TYPE_CHECKING:
    from sos_desktop.services.county.way_back import CountyCopy, RescuedFile
    from ui.restore_dialog import RestoreDialog

_SAFE = (
    "Choose the copy to go on with. The file as it is now stays beside it under another name, so "
    "nothing is thrown away."
)
_NAMED = 3
"""Kinds of records that lost something and are named in a message; more are listed on demand."""
_HAPPENED = {
    FileForeign: "It holds parts that this SOS Desktop did not make, so it was not opened. Nothing "
    "was changed in it.",
    FileDamaged: "It is damaged and cannot be read safely. Nothing was changed in it.",
    FileMissing: "It is not in {place} any more: it was moved, renamed or deleted.",
    AppError: "Something that is not a county file stands under its name.",
}
"""What happened, the first that fits, without what else to do about it: that is in the window."""


class WayBack(QObject):
    """Offers the copies of a county file, and has the chosen one restored.

    The window's file is let go of before another is put in its place, and is taken up again if
    that fails.
    """

    def __init__(
        self,
        context: AppContext,
        window: Callable[[], QWidget | None],
        open_: Callable[[Path, str], None],
    ) -> None:
        """Make it.

        Args:
            context: The window's.
            window: Gives what a dialog lies above.
            open_: Opens a county file in the place of the one that is open, and then says a
                sentence.
        """
        super().__init__(context)
        self._context = context
        self._window = window
        self._open = open_

    def offer_earlier(self) -> None:
        """File > Go back to an earlier copy: the copies of the file that is open."""
        path = self._context.county.path
        self._offer(path, f"Go back to an earlier copy of {path.name}", _SAFE, _nothing)

    def after_damage(self, problem: AppError) -> None:
        """The open file turned out to be damaged."""
        self._offer_instead(self._context.county.path, problem, _nothing)

    def after_failure(self, path: Path, problem: AppError, otherwise: Callable[[], object]) -> None:
        """A file could not be opened: offer its copies if that helps, or say why.

        Args:
            path: The file.
            problem: Why it could not be opened.
            otherwise: What to do when no other file is opened in its place.
        """
        if isinstance(problem, FileDamaged) or self._has_copies(path, problem):
            self._offer_instead(path, problem, otherwise)
            return
        self._context.dialogs.problem(self._window(), problem)
        otherwise()

    def _has_copies(self, path: Path, problem: AppError) -> bool:
        """Copies help when the file is gone, or something else stands under its name."""
        from sos_desktop.services.county import way_back

        if not isinstance(problem, FileMissing | InputProblem):
            return False
        try:
            return bool(way_back.list_copies(path, second_place=self._second_place()))
        except AppError:
            return False

    def _offer_instead(
        self, path: Path, problem: AppError, otherwise: Callable[[], object]
    ) -> None:
        heading = f"{path.name} cannot be used as it is"
        happened = next(
            words.format(place=path.parent)
            for kind, words in _HAPPENED.items()
            if isinstance(problem, kind)
        )
        self._offer(path, heading, f"{happened} {_SAFE}", otherwise, damaged=True)

    def _offer(
        self,
        path: Path,
        heading: str,
        explanation: str,
        otherwise: Callable[[], object],
        *,
        damaged: bool = False,
    ) -> None:
        from sos_desktop.services.county import way_back
        from ui.restore_dialog import RestoreDialog

        place = self._second_place()
        dialog = RestoreDialog(
            lambda: way_back.list_copies(path, second_place=place),
            heading,
            explanation,
            self._window(),
            file=path,
            damaged=damaged,
        )
        dialog.finished.connect(lambda _result: self._follow(dialog, path) or otherwise())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _second_place(self) -> Path | None:
        place = self._context.settings.second_place
        return Path(place) if place else None

    def _follow(self, dialog: "RestoreDialog", path: Path) -> bool:
        """Do what was chosen; False when nothing was."""
        if dialog.chosen is not None:
            self.restore(dialog.chosen, path)
            return True
        if dialog.wants_other:
            return self._look_elsewhere(path)
        if dialog.wants_rescue:
            return self._rescue(path)
        return False

    def restore(self, copy: "CountyCopy", path: Path) -> None:
        """Put a copy in the place of the county file, which is kept aside, and open it."""
        self._let_go()
        self._begin(
            "Restoring the copy",
            lambda: _restore(copy, path),
            lambda aside: self._restored(path, aside),
            lambda: self._open(path, ""),
        )

    def _restored(self, path: Path, aside: Path | None) -> None:
        kept = f" The file as it was is kept as {aside.name}." if aside else ""
        self._open(path, f"You go on with a copy of {path.name}.{kept}")

    def _look_elsewhere(self, path: Path) -> bool:
        folder = path.parent if path.parent.is_dir() else paths.documents_dir()
        found = self._context.dialogs.open_county_file(_above(self._window()), folder)
        if found is None:
            return False
        self._open(found, "")
        return True

    def _rescue(self, path: Path) -> bool:
        folder = path.parent if path.parent.is_dir() else paths.documents_dir()
        target = self._context.dialogs.save_as(
            _above(self._window()),
            "Rescue what can be read into a new county file",
            folder / f"{path.stem} rescued {clock.today().isoformat()}.sos",
            COUNTY_FILTER,
        )
        if target is None:
            return False
        self._let_go()
        self._begin(
            "Reading what can be read",
            lambda: _rescue(path, target),
            self._rescued,
            lambda: self._open(path, ""),
        )
        return True

    def _rescued(self, rescued: "RescuedFile") -> None:
        from sos_desktop.services.county.way_back_words import doubts_of, rescued_sentence

        lost = [rescued_sentence(table) for table in rescued.tables if not table.whole]
        said = f"{rescued.path.name} holds what could be read. "
        if len(lost) > _NAMED:
            few = f"Something is lost or damaged of {len(lost)} kinds of records. "
            listed = EnvironmentProblem(f"{said}{few}", details="\n".join(lost))
            self._context.dialogs.problem(self._window(), listed)
            said += few
        else:
            said += f"Lost or damaged: {'; '.join(lost)}. " if lost else ""
        said += doubts_of(rescued)
        if rescued.whole:
            said += "Nothing known to have been there is lost."
        self._open(rescued.path, said.strip())

    def place_of(self, path: Path) -> Path | None:
        """Where a file is to be opened; None when the person changed her mind.

        An automatic copy is copied out first: copies are cleared away in time.
        """
        if not paths.is_automatic_copy(path):
            return path
        from sos_desktop.services.county import way_back

        window = _above(self._window())
        target = None
        if self._context.dialogs.confirm(
            window,
            f"{path.name} is an automatic copy.",
            "Copies are cleared away in time, and work in one would go with it. Choose where the "
            "county file is to be, and go on there.",
            "Copy it out…",
        ):
            proposed = paths.documents_dir() / way_back.name_before(path)
            target = self._context.dialogs.save_as(
                window, "Where the county file is to be", proposed, COUNTY_FILTER
            )
        if target is None:
            return None
        try:
            return way_back.restore(path, target, keep_aside=True).path
        except AppError as problem:
            self._context.dialogs.problem(window, problem)
            return None

    def _let_go(self) -> None:
        """Close the file that is open, if one is: another is to lie in its place."""
        if self._context.is_open:
            self._context.runner.stop()
            self._context.county.close()

    def _begin(
        self,
        title: str,
        work: Callable[[], T],
        done: Callable[[T], object],
        back: Callable[[], object],
    ) -> None:
        """Work while nothing else may be begun."""
        window = self._window()
        if window is not None:
            window.setEnabled(False)

        def finished(then: Callable[[], object]) -> None:
            if window is not None:
                window.setEnabled(True)
            then()

        def failed(error: BaseException) -> None:
            if isinstance(error, AppError):  # read first: what `back` opens would lie over it
                finished(lambda: self._context.dialogs.problem(self._window(), error))
                back()
            else:
                finished(back)
                raise error

        self._context.long_job(
            title,
            lambda _progress, _cancel: work(),
            lambda result: finished(lambda: done(result)),
            owner=self,
            failed=failed,
        )


def _above(window: QWidget | None) -> QWidget:
    assert window is not None
    return window


def _restore(copy: "CountyCopy", path: Path) -> Path | None:
    from sos_desktop.services.county import way_back

    return way_back.restore(copy.copy.path, path, keep_aside=True).aside


def _rescue(path: Path, target: Path) -> "RescuedFile":
    from sos_desktop.services.county import way_back

    return way_back.rescue(path, target)


def _nothing() -> None: ...
