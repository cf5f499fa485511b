"""Opening the room view: one at a time, however often it is asked for."""

from PySide6.QtWidgets import QWidget

from ui.context import AppContext
from ui.room.window import RoomWindow


def show_room(context: AppContext, case_id: str, window: QWidget) -> RoomWindow:
    """Show the room view of a case above a window; one that is open already comes to the front."""
    for room in window.findChildren(RoomWindow):
        if room.isVisible() and room.case_id == case_id:
            room.raise_()
            room.activateWindow()
            return room
        room.close()
    room = RoomWindow(context, case_id, window)
    room.showFullScreen()
    return room
