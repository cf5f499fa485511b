"""Colours, fonts and the one style sheet; pages ask for roles, never for colours."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields
from enum import StrEnum
from functools import cache
from string import Template
from weakref import WeakKeyDictionary

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.foundation.paths import resource

FAMILY = "Inter"
BASE_POINTS = 9.75
"""Body text: 13 pixels on a screen of 96 dots an inch; Qt scales it with the system."""


class Scheme(StrEnum):
    """The looks a person can choose; SYSTEM follows the computer's light or dark."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


@frozen_dataclass
class Tokens:
    """The palette of one scheme. Every text colour passes 4.5:1 on the surface it is meant for."""

    window: str
    card: str
    rail: str
    line: str
    control_line: str
    text: str
    muted: str
    disabled: str
    disabled_line: str
    accent: str
    on_accent: str
    accent_tint: str
    hover: str
    field: str
    good: str
    good_tint: str
    warn: str
    warn_tint: str
    bad: str
    bad_tint: str
    quiet_tint: str
    focus: str
    red: str
    red_tint: str
    orange: str
    orange_tint: str
    yellow: str
    yellow_tint: str
    green: str
    green_tint: str
    blue: str
    blue_tint: str
    passing: str
    on_passing: str
    passing_link: str


LIGHT = Tokens(
    window="#F5F7F9",
    card="#FFFFFF",
    rail="#FFFFFF",
    line="#E1E6EB",
    control_line="#8A96A3",
    text="#1A232E",
    muted="#55616F",
    disabled="#55616F",
    disabled_line="#E1E6EB",
    accent="#1D4F8C",
    on_accent="#FFFFFF",
    accent_tint="#E5EEF8",
    hover="#EEF2F6",
    field="#FFFFFF",
    good="#1F6B34",
    good_tint="#E4F2E7",
    warn="#8A4B00",
    warn_tint="#FDEFDD",
    bad="#A61B1B",
    bad_tint="#FBE6E6",
    quiet_tint="#EDF0F4",
    focus="#1D6FD1",
    red="#C62828",
    red_tint="#FBE6E6",
    orange="#D9731A",
    orange_tint="#FDEEE0",
    yellow="#DDB51E",
    yellow_tint="#FCF5D9",
    green="#3A8C4E",
    green_tint="#E5F2E8",
    blue="#2C6CB8",
    blue_tint="#E2ECF9",
    passing="#1A232E",
    on_passing="#FFFFFF",
    passing_link="#9CC6F8",
)

DARK = Tokens(
    window="#13171D",
    card="#1B212A",
    rail="#181D25",
    line="#2B3440",
    control_line="#75828F",
    text="#EEF2F6",
    muted="#A8B3C0",
    disabled="#8B96A3",
    disabled_line="#2B3440",
    accent="#7FB2F0",
    on_accent="#0D1622",
    accent_tint="#20344F",
    hover="#242C37",
    field="#151A21",
    good="#85D09A",
    good_tint="#1C3826",
    warn="#F0B464",
    warn_tint="#46300F",
    bad="#F39A9A",
    bad_tint="#4A2022",
    quiet_tint="#262E39",
    focus="#9CC6F8",
    red="#E25555",
    red_tint="#4A2022",
    orange="#E58A3A",
    orange_tint="#4A2E16",
    yellow="#E3C23B",
    yellow_tint="#433C14",
    green="#58B06E",
    green_tint="#1D3A26",
    blue="#5B9BE6",
    blue_tint="#1C3452",
    passing="#EEF2F6",
    on_passing="#13171D",
    passing_link="#1D4F8C",
)

CONTRAST = Tokens(
    window="#FFFFFF",
    card="#FFFFFF",
    rail="#FFFFFF",
    line="#000000",
    control_line="#000000",
    text="#000000",
    muted="#1C1C1C",
    disabled="#5A5A5A",
    disabled_line="#A0A0A0",
    accent="#00246B",
    on_accent="#FFFFFF",
    accent_tint="#DCE8FF",
    hover="#E6E6E6",
    field="#FFFFFF",
    good="#00420F",
    good_tint="#E2F6E6",
    warn="#5A2C00",
    warn_tint="#FFF0DA",
    bad="#7A0000",
    bad_tint="#FFE3E3",
    quiet_tint="#EFEFEF",
    focus="#B3006B",
    red="#A00000",
    red_tint="#FFE3E3",
    orange="#A04A00",
    orange_tint="#FFEBD6",
    yellow="#7A6000",
    yellow_tint="#FFF8D6",
    green="#005A1C",
    green_tint="#E2F6E6",
    blue="#003C9E",
    blue_tint="#E0EBFF",
    passing="#000000",
    on_passing="#FFFFFF",
    passing_link="#A9CDFF",
)

_ROLES = {
    "body": (1.0, QFont.Weight.Normal),
    "strong": (1.0, QFont.Weight.DemiBold),
    "cell": (0.85, QFont.Weight.Normal),
    "small": (0.92, QFont.Weight.Normal),
    "heading": (1.08, QFont.Weight.DemiBold),
    "title": (1.54, QFont.Weight.Bold),
    "figure": (1.75, QFont.Weight.Bold),
}
"""How large a role is beside body text, and how heavy."""

_tokens = LIGHT
_body_points = 0.0
"""The size of body text in force; 0 before a look is. Cells ask for it as they are painted."""


def tokens() -> Tokens:
    """The palette now in use; delegates and icons read it when they paint."""
    return _tokens


@contextmanager
def on_paper() -> Iterator[None]:
    """Paint with the light palette meanwhile: what is kept as a file is put on white paper."""
    global _tokens
    before, _tokens = _tokens, LIGHT
    try:
        yield
    finally:
        _tokens = before


def dashboard_fill(color: int) -> tuple[QColor, QColor]:
    """(tint, bar) for a Dashboard colour 0-5; 0 is neutral. The cell still needs its word."""
    name = ("quiet", "red", "orange", "yellow", "green", "blue")[color]
    bar = _tokens.line if name == "quiet" else getattr(_tokens, name)
    return QColor(getattr(_tokens, f"{name}_tint")), QColor(bar)


def text_factor() -> float:
    """How much larger than by itself texts were chosen to be; 1 before a look is in force."""
    return _body_points / BASE_POINTS or 1.0


def font(role: str = "body", *, scale: float = 1.0) -> QFont:
    """The font for a role: body, strong, small, cell (of the heat map), heading, title, figure."""
    return QFont(_font(*drawn(role, scale=scale)))


def drawn(role: str, *, scale: float = 1.0) -> tuple[float, QFont.Weight]:
    """Points and weight of a role's texts now: what their sizes are remembered by."""
    size, weight = _ROLES[role]
    body = _body_points or QApplication.font().pointSizeF()
    # 14.62 would be drawn a pixel smaller than 14.625
    return round(body * size * scale, 3), weight


@cache
def _font(points: float, weight: QFont.Weight) -> QFont:
    result = QFont(FAMILY)
    result.setPointSizeF(points)
    result.setWeight(weight)
    result.setFeature(QFont.Tag("tnum"), 1)
    return result


_following: WeakKeyDictionary[QWidget, None] = WeakKeyDictionary()
"""Widgets that depend on fonts or colours; what one does then hangs on itself and goes with it."""
_FITS = "fits_the_look"
_ROLE, _SCALE = "font_role", "font_scale"


def follow(widget: QWidget, fit: Callable[[], object]) -> None:
    """Do now, and after each change of the look, what depends on fonts or colours of a widget."""
    fits: list[Callable[[], object]] = widget.__dict__.setdefault(_FITS, [])
    fits.append(fit)
    _following[widget] = None
    fit()


def least_width(widget: QWidget, characters: int) -> None:
    """Keep a widget at least this many average characters wide, at every text size."""
    follow(widget, lambda: widget.setMinimumWidth(_unit(widget) * characters))


def width(widget: QWidget, characters: int) -> None:
    """Keep a widget this many average characters wide, at every text size."""
    follow(widget, lambda: widget.setFixedWidth(_unit(widget) * characters))


def least_height(widget: QWidget, lines: int) -> None:
    """Keep a widget at least this many lines of text tall, at every text size."""
    follow(widget, lambda: widget.setMinimumHeight(widget.fontMetrics().lineSpacing() * lines))


def height(widget: QWidget, lines: int, *, beside: int) -> None:
    """Keep a widget this many lines of text tall and some pixels, at every text size."""

    def fit() -> None:
        widget.setFixedHeight(widget.fontMetrics().lineSpacing() * lines + beside)

    follow(widget, fit)


def _unit(widget: QWidget) -> int:
    return widget.fontMetrics().averageCharWidth()


def use_font(widget: QWidget, role: str, *, scale: float = 1.0) -> None:
    """Give a widget the font of a role, so much larger; it follows the text size from then on."""
    widget.setProperty(_ROLE, role)
    widget.setProperty(_SCALE, scale)
    widget.setFont(font(role, scale=scale))


def renew_font(widget: QWidget) -> None:
    """Give a widget the font of its role in the size that is in force; it may have none."""
    role = widget.property(_ROLE)
    if role:
        widget.setFont(font(role, scale=widget.property(_SCALE)))


def load_fonts() -> None:
    """Make the bundled typeface known to Qt; text looks the same on every system."""
    for path in sorted(resource("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))


def apply(app: QApplication, scheme: Scheme, text_percent: int = 100) -> None:
    """Put fonts, palette and style sheet in force; call again when a choice changes."""
    global _tokens, _body_points
    look = _resolve(app, scheme), BASE_POINTS * text_percent / 100
    if look == (_tokens, _body_points):
        return
    _tokens, _body_points = look
    body = QFont(FAMILY)
    body.setPointSizeF(_body_points)
    body.setFeature(QFont.Tag("tnum"), 1)
    app.setFont(body)
    app.setPalette(_palette(_tokens))
    values = {field.name: getattr(_tokens, field.name) for field in fields(_tokens)}
    arrow = "arrow-light.svg" if _tokens is DARK else "arrow-dark.svg"
    values["arrow_down"] = resource("styles", arrow).as_posix()
    mark = "check-dark.svg" if _tokens is DARK else "check-light.svg"
    values["check_mark"] = resource("styles", mark).as_posix()
    # A least height in pixels lets a tight layout cut larger text, so it grows with the text.
    values["text_height"] = str(18 * text_percent // 100)
    values["entry_height"] = str(24 * text_percent // 100)
    values["text_height_chip"] = str(16 * text_percent // 100)
    sheet = resource("styles", "app.qss").read_text(encoding="utf-8")
    # From one sheet to another Qt styles each widget once for every widget it stands in.
    app.setStyleSheet("")
    app.setStyleSheet(Template(sheet).substitute(values))
    for widget in app.allWidgets():
        renew_font(widget)
    for widget in list(_following):
        for fit in widget.__dict__[_FITS] if isValid(widget) else ():
            fit()


def _resolve(app: QApplication, scheme: Scheme) -> Tokens:
    if scheme is Scheme.SYSTEM:
        dark = app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return DARK if dark else LIGHT
    return {Scheme.LIGHT: LIGHT, Scheme.DARK: DARK, Scheme.CONTRAST: CONTRAST}[scheme]


def _palette(t: Tokens) -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: t.window,
        QPalette.ColorRole.WindowText: t.text,
        QPalette.ColorRole.Base: t.field,
        QPalette.ColorRole.AlternateBase: t.card,
        QPalette.ColorRole.Text: t.text,
        QPalette.ColorRole.PlaceholderText: t.muted,
        QPalette.ColorRole.Button: t.card,
        QPalette.ColorRole.ButtonText: t.text,
        QPalette.ColorRole.ToolTipBase: t.card,
        QPalette.ColorRole.ToolTipText: t.text,
        QPalette.ColorRole.Highlight: t.accent,
        QPalette.ColorRole.HighlightedText: t.on_accent,
        QPalette.ColorRole.Link: t.accent,
        QPalette.ColorRole.Accent: t.accent,
    }
    for role, color in roles.items():
        palette.setColor(role, QColor(color))
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(t.disabled))
    return palette
