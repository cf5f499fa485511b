"""Widths of columns that a person chose, by table and by the width of the screen."""

from PySide6.QtWidgets import QWidget

from sos_desktop.foundation.settings import Settings

_LEAST, _MOST = 24, 2000
"""Pixels a column may have; what was kept by another hand is brought between them."""
_settings: Settings | None = None


def use(settings: Settings) -> None:
    """Keep widths in these settings from now on; they are written when the window closes."""
    global _settings
    _settings = settings


def kept(table: QWidget, columns: int) -> list[int]:
    """The widths a person chose, in pixels; empty when there are none for so many columns."""
    text = _settings.column_widths.get(_key(table), "") if _settings is not None else ""
    widths = [int(part) for part in text.split(",") if part.isdigit()]
    if len(widths) != columns:
        return []
    return [min(max(width, _LEAST), _MOST) for width in widths]


def keep(table: QWidget, widths: list[int]) -> None:
    """Remember these widths; none of them forgets what was chosen."""
    if _settings is None:
        return
    if widths:
        _settings.column_widths[_key(table)] = ",".join(str(width) for width in widths)
    else:
        _settings.column_widths.pop(_key(table), None)


def _key(table: QWidget) -> str:
    return f"{table.accessibleName()} {table.screen().size().width()}"
