"""Paints a laid-out chart as SVG; what is drawn and where is decided in `domain.charts`.

Texts stay texts, in the typeface of the printed pages where a reader has it. The picture carries
the chart's text equivalent as its description.
"""

from xml.sax.saxutils import escape, quoteattr

from sos_desktop.domain.charts.alternative import alternative
from sos_desktop.domain.charts.data import ChartData
from sos_desktop.domain.charts.layout import chart_layout
from sos_desktop.domain.charts.shapes import (
    DASH_LENGTHS,
    ChartFont,
    ChartLayout,
    ChartText,
    Ink,
    Marker,
    Stroke,
)
from sos_desktop.exporters.pdf_chart import SIZE, text_size
from sos_desktop.exporters.pdf_style import register_fonts

_WIDTH, _HEIGHT = 620.0, 260.0
_MARGIN = 8.0
_FACE = "Inter, 'Segoe UI', Helvetica, Arial, sans-serif"
_INKS = {
    Ink.TEXT: "#1a1f24",
    Ink.MUTED: "#5b6570",
    Ink.ACCENT: "#0b5c8a",
    Ink.LINE: "#d5dae0",
    Ink.SURFACE: "#ffffff",
}
_SHADE = "#e2f1e5"
_WEIGHTS = {ChartFont.SMALL: "400", ChartFont.STRONG: "600"}


def chart_svg(chart: ChartData) -> bytes:
    """The chart as an SVG picture in UTF-8, the same bytes for the same chart."""
    register_fonts()
    layout = chart_layout(chart, _WIDTH, _HEIGHT, text_size)
    wide, high = layout.width + 2 * _MARGIN, layout.height + 2 * _MARGIN
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_n(wide)} {_n(high)}" '
        f'width="{_n(wide)}" height="{_n(high)}" role="img">',
        f"<title>{escape(chart.name)}</title>",
        f"<desc>{escape(alternative(chart))}</desc>",
        f'<rect width="100%" height="100%" fill="{_INKS[Ink.SURFACE]}"/>',
        f'<g transform="translate({_n(_MARGIN)} {_n(_MARGIN)})" font-family={quoteattr(_FACE)} '
        f'font-size="{_n(SIZE)}" stroke-linejoin="round" stroke-linecap="butt">',
        *_drawn(layout),
        "</g>\n</svg>\n",
    ]
    return "\n".join(parts).encode("utf-8")


def _drawn(layout: ChartLayout) -> list[str]:
    return [
        *(
            f'<rect x="{_n(shade.rect.left)}" y="{_n(shade.rect.top)}" '
            f'width="{_n(shade.rect.width)}" height="{_n(shade.rect.height)}" fill="{_SHADE}"/>'
            for shade in layout.shades
        ),
        *(_line(stroke) for stroke in layout.strokes),
        *(_marker(marker) for marker in layout.markers),
        *(_text(text) for text in layout.texts),
    ]


def _line(stroke: Stroke) -> str:
    places = " ".join(f"{_n(spot.x)},{_n(spot.y)}" for spot in stroke.places)
    lengths = " ".join(_n(length * stroke.width) for length in DASH_LENGTHS[stroke.dash])
    dash = f' stroke-dasharray="{lengths}"' if lengths else ""
    return (
        f'<polyline points="{places}" fill="none" stroke="{_INKS[stroke.ink]}" '
        f'stroke-width="{_n(stroke.width)}"{dash}/>'
    )


def _marker(marker: Marker) -> str:
    ink = _INKS[marker.ink]
    look = (
        f'fill="{ink if marker.filled else _INKS[Ink.SURFACE]}" stroke="{ink}" '
        f'stroke-width="{_n(marker.width)}"'
    )
    if not marker.corners:
        at = marker.at
        return f'<circle cx="{_n(at.x)}" cy="{_n(at.y)}" r="{_n(marker.radius)}" {look}/>'
    places = " ".join(f"{_n(spot.x)},{_n(spot.y)}" for spot in marker.corners)
    return f'<polygon points="{places}" {look}/>'


def _text(text: ChartText) -> str:
    return (
        f'<text x="{_n(text.at.x)}" y="{_n(text.at.y)}" fill="{_INKS[text.ink]}" '
        f'textLength="{_n(text.rect.width)}" lengthAdjust="spacingAndGlyphs" '
        f'font-weight="{_WEIGHTS[text.font]}">{escape(text.text)}</text>'
    )


def _n(value: float) -> str:
    """A length to a hundredth, without zeros at its end."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
