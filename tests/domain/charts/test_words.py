"""A chart in words, and texts brought to a width."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sos_desktop.domain.charts.alternative import alternative, content_words
from sos_desktop.domain.charts.data import ChartData
from sos_desktop.domain.charts.fitting import shortened, wrapped
from sos_desktop.domain.charts.shapes import ChartFont
from sos_desktop.domain.charts.styles import style_of
from sos_desktop.domain.formats import number_words, with_unit
from tests.domain.charts.charting import dated, laid_out, measure, series, yearly


def test_the_words_hold_values_trend_and_target():
    assert alternative(dated(9.7, None, 6.0, unit="%", target=5.0)) == (
        "Line chart of Suspended. Sep 1, 2026: 9.7%; Oct 1, 2026: not measured; "
        "Oct 31, 2026: 6%. Down 3.7 from Sep 1, 2026 to Oct 31, 2026. "
        "The target is 5%; the last value is 1 above it."
    )


@pytest.mark.parametrize(
    ("chart", "said"),
    [
        (dated(4.0, 6.5, target=7.0, unit="days"), "Up 2.5 from Sep 1, 2026 to Oct 1, 2026."),
        (dated(4.0, 4.0), "Unchanged from"),
        (dated(4.0, target=7.0, unit="days"), "The target is 7 days; the last value is 3 below"),
        (dated(7.0, target=7.0), "the last value is just that"),
        (dated(None, target=7.0, unit="days"), "Nothing is measured yet. The target is 7 days."),
        (yearly((2024, 20.0), (2025, 21.0), unit="%", decimals=1), "2024: 20.0%; 2025: 21.0%."),
        (dated(0.3, 0.1), "Down 0.2 from"),
    ],
)
def test_what_is_said(chart, said):
    assert said in content_words(chart)
    assert "Up 0" not in content_words(chart)


def test_one_reading_has_no_trend():
    assert content_words(dated(4.0)) == "Sep 1, 2026: 4."


def test_every_series_is_told_by_its_name():
    lines = (series("A", (2024, 1.0), (2025, 2.0)), series("B", (2025, None)))
    chart = ChartData(name="Both", series=lines, axis=yearly().axis)
    assert content_words(chart) == ("A: 2024: 1; 2025: 2. Up 1 from 2024 to 2025. B: not measured.")


def test_many_values_are_told_as_a_range():
    said = content_words(dated(*range(1, 101), step=1, unit="days"))
    assert "Sep 1, 2026: 1 days to Dec 9, 2026: 100 days; 100 values" in said
    assert len(said) < 300


@given(st.text(max_size=40), st.floats(0, 250))
def test_shortened_texts_fit(text, width):
    found = shortened(text, width, ChartFont.SMALL, measure)
    assert found == "" or measure(found, ChartFont.SMALL).width <= width
    assert found == text or found == "" or found.endswith("…")


@given(st.text(max_size=80), st.floats(10, 250), st.none() | st.integers(1, 3))
def test_wrapped_texts_fit_and_lose_no_word_that_has_room(text, width, most):
    lines = wrapped(text, width, ChartFont.SMALL, measure, most)
    assert all(measure(line, ChartFont.SMALL).width <= width for line in lines)
    assert most is None or len(lines) <= most
    if not any(line.endswith("…") for line in lines):
        assert " ".join(lines) == " ".join(text.split())


def test_thirty_two_lines_differ_without_color():
    looks = {(s.dash, s.shape, s.filled) for s in map(style_of, range(32))}
    assert len(looks) == 32


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (9.7, "9.7"),
        (7.0, "7"),
        (1250, "1,250"),
        (-98.4, "−98.4"),
        (0.1 + 0.2, "0.3"),
        (12345678901.5, "12,345,678,902"),
        (22345678901.0, "22,345,678,901"),
        (1e-7, "1e-07"),
    ],
)
def test_numbers_in_words(value, words):
    assert number_words(value) == words
    assert with_unit(value, "days") == f"{words} days"


def test_a_number_with_a_fixed_count_of_decimals():
    assert number_words(20, 1) == "20.0"
    assert with_unit(None, "%") is None


def test_where_values_were_withheld_no_last_one_is_spoken_of():
    sentence = "Other readings are kept in the working copy."
    chart = dated(9.0, 6.0, target=5.0, left_out=sentence)
    said = content_words(chart)
    assert said == f"Sep 1, 2026: 9; Oct 1, 2026: 6. The target is 5. {sentence}"
    assert sentence in " ".join(text.text for text in laid_out(chart).texts)
