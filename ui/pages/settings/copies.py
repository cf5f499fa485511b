"""Copies of the county file: how many, where, a second place, and the way back."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from sos_desktop.domain.formats import counted
from sos_desktop.foundation import clock, paths
from sos_desktop.foundation.errors import AppError
from ui.context import AppContext
from ui.copy_keeper import kept_at, note_kept
from ui.widgets.basics import button, label
from ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from sos_desktop.services.county.copying import CopyRoom

_WHY = (
    "Copies are made when you open the file, every half hour of work and when you close it, as "
    "long as something changed. Kept are the last ten, one a day for two weeks, one a week for two "
    "months and one a month for two years. A computer that is stolen or breaks takes them along: "
    "choose a second place on a stick, a share or in a synced folder."
)
_NONE_THERE = "No copy is there yet; one follows at closing."


class CopiesCard(QFrame):
    """Says what is kept, and lets a person choose a second place."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._context = context
        self.room = label("", wrap=True)
        self.second = label("", wrap=True)
        self.earlier_button = button(
            "Go back to an earlier copy…", context.earlier_copy_asked.emit, icon_name="history"
        )
        self.folder_button = button(
            "Open the folder of copies", self._open_folder, icon_name="folder-open"
        )
        self.choose_button = button("Choose a second place…", self.choose)
        self.now_button = button("Copy there now", self.copy_now)
        self.stop_button = button("Stop using it", self.stop, role="quiet")
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 16)
        box.setSpacing(8)
        box.addWidget(label("Copies", "heading"))
        box.addWidget(label(_WHY, tone="muted", wrap=True))
        box.addWidget(self.room)
        box.addLayout(_line(self.earlier_button, self.folder_button))
        box.addWidget(label("Second place", "strong"))
        box.addWidget(self.second)
        box.addLayout(_line(self.choose_button, self.now_button, self.stop_button))

    @property
    def keep_button(self) -> QPushButton:
        """What has a copy kept in a second place: now, or once one is chosen."""
        return self.now_button if self._context.settings.second_place else self.choose_button

    def reload(self) -> None:
        """Look at the copies again."""
        path = self._context.county.path
        self._context.query(
            lambda: _room(path), self._show_room, owner=self, failed=self._no_room, long=True
        )
        self._look_there()

    def _look_there(self) -> None:
        """Show the second place, and when its newest copy was made once it has answered."""
        place, path = self._context.settings.second_place, self._context.county.path
        self._show_place()
        if place:
            self._context.query(
                lambda: _newest_in(Path(place), path),
                lambda made: self._show_newest(place, made),
                owner=self,
                long=True,
            )

    def _show_room(self, room: "CopyRoom") -> None:
        if not room.count:
            self.room.setText(
                "This computer has no copy yet of the county file under the name it has now."
            )
            return
        newest = f", the newest of {_moment(room.newest)}" if room.newest else ""
        size = f"{max(room.size / 1e6, 0.1):,.1f} MB"
        self.room.setText(f"{counted(room.count, 'copy', 'copies')}, {size}{newest}.")

    def _no_room(self, error: BaseException) -> None:
        if not isinstance(error, AppError):
            raise error
        self.room.setText(error.message)

    def _show_place(self) -> None:
        settings, path = self._context.settings, self._context.county.path
        place = settings.second_place
        self.now_button.setVisible(bool(place))
        self.stop_button.setVisible(bool(place))
        self.choose_button.setText("Choose another place…" if place else "Choose a second place…")
        self.choose_button.setAccessibleName(self.choose_button.text())
        if not place:
            self.second.setText("None yet.")
            return
        noted = kept_at(settings, path)
        seen = f"Last seen with everything in it: {_moment(datetime.fromisoformat(noted))}."
        self.second.setText(f"{place}\n{seen if noted else _NONE_THERE}")

    def _show_newest(self, place: str, made: datetime | None) -> None:
        """A copy is written only where something changed, so it may be older than the last look."""
        if made is not None and place == self._context.settings.second_place:
            seen = self.second.text().removeprefix(f"{place}\n").removesuffix(_NONE_THERE)
            self.second.setText(f"{place}\nNewest copy there: {_moment(made)}. {seen}".rstrip())

    def choose(self) -> None:
        """Ask for the folder, and keep a copy there at once."""
        settings = self._context.settings
        before = Path(settings.second_place) if settings.second_place else paths.documents_dir()
        place = self._context.dialogs.open_folder(self, "Choose a second place for copies", before)
        if place is not None:
            self._copy_to(place)

    def copy_now(self) -> None:
        """Keep a copy in the second place now."""
        self._copy_to(Path(self._context.settings.second_place))

    def _copy_to(self, place: Path) -> None:
        context, county = self._context, self._context.county

        def done(made: Path | None) -> None:
            context.settings.second_place = str(place)
            note_kept(context.settings, county.path)
            self._look_there()
            said = f"A copy is in {place}" if made else f"{place} has everything already"
            context.notice.emit("good", said, "")

        def work() -> Path | None:
            from sos_desktop.services.county import copying

            return copying.keep_in_second_place(county, place)

        context.long_job(
            "Copying to the second place", lambda _progress, _cancel: work(), done, owner=self
        )

    def stop(self) -> None:
        """Use no second place any more; the copies that are there stay."""
        self._context.settings.second_place = ""
        self._context.keep_settings()
        self._show_place()
        self.choose_button.setFocus()

    def _open_folder(self) -> None:
        folder = paths.copies_dir()
        folder.mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _line(*buttons: QWidget) -> FlowLayout:
    line = FlowLayout()
    for made in buttons:
        line.addWidget(made)
    return line


def _moment(at: datetime) -> str:
    from sos_desktop.services.county.way_back_words import moment_of_copy

    return moment_of_copy(at, clock.now().astimezone().replace(tzinfo=None))


def _newest_in(place: Path, path: Path) -> datetime | None:
    from sos_desktop.services.county import copying

    return copying.newest_in(place, path)


def _room(path: Path) -> "CopyRoom":
    from sos_desktop.services.county import copying

    return copying.room_of_copies(path)
