"""Marked words keep their marks where a text is cut, and are seen."""

import pytest
from PySide6.QtGui import QFont

from ui import theme
from ui.delegates.marked import marked_layout
from ui.theme import CONTRAST, DARK, LIGHT

TEXT = "A parent or guardian attended most of the yearly meetings of the teams"
AT = TEXT.index("attended")


def drawn(app, width, lines=1, marks=((AT, 8),)):
    layout, height = marked_layout(TEXT, marks, theme.font(), width, lines)
    found = [
        (layout.text()[made.start : made.start + made.length], made.format.fontWeight())
        for made in layout.formats()
    ]
    return layout, found, height


def test_what_fits_is_whole(app):
    layout, found, _height = drawn(app, 2000)
    assert layout.text() == TEXT
    assert found == [("attended", QFont.Weight.Bold)]


@pytest.mark.parametrize(("width", "lines"), [(400, 1), (200, 1), (140, 2)])
def test_the_marked_word_is_seen_where_the_text_is_cut(app, width, lines):
    layout, found, height = drawn(app, width, lines)
    assert layout.text().endswith("…")
    assert found == [("attended", QFont.Weight.Bold)]
    assert layout.lineCount() <= lines
    assert height > 0
    assert all(layout.lineAt(n).naturalTextWidth() <= width + 1 for n in range(layout.lineCount()))


def test_a_place_too_small_for_the_word_breaks_nothing(app):
    layout, _found, _height = drawn(app, 20)
    assert layout.lineCount() == 1


def luminance(colour):
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("tokens", [LIGHT, DARK, CONTRAST])
def test_marks_can_be_read_in_every_look(tokens):
    lighter, darker = sorted((luminance(tokens.accent), luminance(tokens.accent_tint)))[::-1]
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5
