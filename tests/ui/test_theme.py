"""Every text colour must be readable on the surface it is meant for (WCAG 2.1 AA)."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QFontInfo, QPalette
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ui import icons, theme
from ui.widgets.basics import button, pill, set_pill

_PAIRS = [
    ("text", "window"),
    ("text", "card"),
    ("text", "rail"),
    ("text", "field"),
    ("text", "hover"),
    ("text", "accent_tint"),
    ("text", "quiet_tint"),
    ("muted", "window"),
    ("muted", "card"),
    ("muted", "rail"),
    ("muted", "quiet_tint"),
    ("accent", "card"),
    ("accent", "accent_tint"),
    ("on_accent", "accent"),
    ("good", "good_tint"),
    ("warn", "warn_tint"),
    ("bad", "bad_tint"),
    ("disabled", "card"),
    ("disabled", "window"),
    ("good", "card"),
    ("warn", "card"),
    ("bad", "card"),
    ("text", "red_tint"),
    ("text", "orange_tint"),
    ("text", "yellow_tint"),
    ("text", "green_tint"),
    ("text", "blue_tint"),
]
_SCHEMES = {"light": theme.LIGHT, "dark": theme.DARK, "contrast": theme.CONTRAST}


def luminance(color: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    c = QColor(color)
    red, green, blue = (linear(part) for part in (c.redF(), c.greenF(), c.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", _SCHEMES)
@pytest.mark.parametrize(("text", "surface"), _PAIRS)
def test_text_can_be_read(scheme, text, surface):
    tokens = _SCHEMES[scheme]
    assert contrast(getattr(tokens, text), getattr(tokens, surface)) >= 4.5


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_hints_in_fields_are_as_readable_as_other_quiet_text(app, qtbot, kind):
    field = kind()
    qtbot.addWidget(field)
    field.ensurePolished()
    color = field.palette().color(QPalette.ColorRole.PlaceholderText)
    assert color.alpha() == 255
    assert contrast(color.name(), theme.tokens().field) >= 4.5


@pytest.mark.parametrize("percent", [100, 125, 150])
@pytest.mark.parametrize("role", ["", "primary", "quiet", "line", "chip"])
def test_no_layout_makes_a_button_lower_than_its_text(app, qtbot, role, percent):
    try:
        theme.apply(app, theme.Scheme.LIGHT, percent)
        made = button("Ápqy", role=role)
        qtbot.addWidget(made)
        made.ensurePolished()
        assert made.minimumSize().height() >= made.fontMetrics().height()
        assert made.minimumSize().height() >= made.minimumSizeHint().height() - 2
    finally:
        theme.apply(app, theme.Scheme.LIGHT)


@pytest.mark.parametrize("scheme", _SCHEMES)
@pytest.mark.parametrize("edge", ["control_line", "focus"])
def test_edges_of_controls_can_be_seen(scheme, edge):
    tokens = _SCHEMES[scheme]
    assert contrast(getattr(tokens, edge), tokens.card) >= 3.0


@pytest.mark.parametrize("color", range(6))
def test_every_dashboard_color_has_a_tint_and_a_bar(color):
    tint, bar = theme.dashboard_fill(color)
    assert tint.isValid()
    assert bar.isValid()
    assert tint != bar


@pytest.mark.parametrize("scheme", _SCHEMES)
def test_a_control_that_cannot_be_used_does_not_look_like_one_that_can(scheme):
    tokens = _SCHEMES[scheme]
    assert contrast(tokens.disabled, tokens.text) >= 2.0
    assert contrast(tokens.disabled_line, tokens.control_line) >= 1.8


@pytest.mark.parametrize("percent", [100, 110, 125, 150, 175, 200])
def test_words_of_labels_are_as_large_as_those_of_lists(app, request, percent):
    request.addfinalizer(lambda: theme.apply(app, theme.Scheme.LIGHT))
    theme.apply(app, theme.Scheme.LIGHT, percent)
    assert QFontInfo(theme.font("body")).pixelSize() == QFontInfo(app.font()).pixelSize()


def test_a_fact_that_gets_another_tone_keeps_the_size_of_text_in_force(app, qtbot, request):
    request.addfinalizer(lambda: theme.apply(app, theme.Scheme.LIGHT))
    theme.apply(app, theme.Scheme.LIGHT, 200)
    fact = pill("Official")
    qtbot.addWidget(fact)
    fact.show()
    theme.apply(app, theme.Scheme.LIGHT, 100)
    set_pill(fact, "Official", "accent")
    assert fact.font().pointSizeF() == theme.font("small").pointSizeF()


def test_drawings_take_the_colors_of_a_look_that_is_chosen_later(app, qtbot, request):
    """In a look chosen while the program runs the three dots of a case were hardly to be seen."""
    request.addfinalizer(lambda: theme.apply(app, theme.Scheme.LIGHT))
    made, line = button("", icon_name="ellipsis", name="More"), QLineEdit()
    search = line.addAction(icons.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
    qtbot.addWidget(made)
    qtbot.addWidget(line)
    theme.apply(app, theme.Scheme.DARK)
    icons.tint_anew()
    assert made.icon().cacheKey() == icons.icon("ellipsis").cacheKey()
    assert search.icon().cacheKey() == icons.icon("search").cacheKey()


class _Counting(QWidget):
    """Counts how often it is given a style."""

    styled = 0

    def changeEvent(self, event):
        self.styled += event.type() is QEvent.Type.StyleChange
        super().changeEvent(event)


def test_a_widget_deep_inside_is_styled_no_more_often_than_any_other(app, qtbot, request):
    """Each was styled once for every widget it stands in: a new look took a second or more."""
    request.addfinalizer(lambda: theme.apply(app, theme.Scheme.LIGHT))
    top = within = QWidget()
    qtbot.addWidget(top)
    for _depth in range(10):
        within = QWidget(within)
    deep = _Counting(within)
    top.show()
    deep.styled = 0
    theme.apply(app, theme.Scheme.DARK, 150)
    assert 0 < deep.styled <= 2
    deep.styled = 0
    theme.apply(app, theme.Scheme.DARK, 150)
    assert deep.styled == 0, "it is in force already"
