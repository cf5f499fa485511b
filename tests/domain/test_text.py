"""Texts as they are kept: nothing joins words, nothing hides, nothing breaks a file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sos_desktop.domain.text import column_letters, kept, kept_line, plain

LINE_ENDS = ("\n", "\r", "\r\n", "\x0b", "\x0c", "\x0e", "\x85", "\u2028", "\u2029")


@pytest.mark.parametrize("end", LINE_ENDS, ids=ascii)
def test_a_break_of_any_kind_parts_lines_and_never_joins_words(end):
    assert kept(f"Read{end}math") == "Read\nmath"
    assert kept_line(f"Read{end}math") == "Read math"
    assert kept_line(f" Read {end}{end} math{end}") == "Read math"


@pytest.mark.parametrize(
    "unseen",
    [chr(code) for code in (*range(9), *range(0x0F, 0x1C), 0x1F, 0x7F, 0x81) if code != 7]
    + list("\u00ad\u200b\u2060\ufeff\u202e\u2066\u2069\ufff9\ufdd0\ufffe\uffff\u180e\U000e0041"),
    ids=ascii,
)
def test_what_nobody_sees_is_taken_out(unseen):
    assert kept(f"at{unseen}tend") == kept_line(f"at{unseen}tend") == "attend"


@pytest.mark.parametrize(
    ("given_text", "lines", "line"),
    [
        ("a\tb", "a\tb", "a b"),
        ("5\u00a0%", "5\u00a0%", "5 %"),
        ("a\u3000b", "a b", "a b"),
        ("a\u2003b", "a b", "a b"),
        ("don\x92t \x93x\x94", "don’t “x”", "don’t “x”"),
        ("co\x1eop", "co\u2011op", "co\u2011op"),
        ("cell\x07cell", "cell cell", "cell cell"),
        ("An\u0303o", "Año", "Año"),
        ("\ud83d\ude00", "😀", "😀"),
        ("a\ud800b", "a?b", "a?b"),
        ("می\u200cخواهم", "می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d🏫", "👩\u200d🏫", "👩\u200d🏫"),
        ("ក\u200bខ", "ក\u200bខ", "ក\u200bខ"),
        ("  a  b  ", "a  b", "a  b"),
        ("\ufeff\n a \n\n b\n", "a \n\n b", "a b"),
        ("", "", ""),
        ("\x0b\x00", "", ""),
        ("Peña–Ruiz “2.4” × 3", "Peña–Ruiz “2.4” × 3", "Peña–Ruiz “2.4” × 3"),
    ],
    ids=range(18),
)
def test_each_sign_becomes_what_it_meant(given_text, lines, line):
    assert (kept(given_text), kept_line(given_text)) == (lines, line)


ANY = st.text(st.characters(), max_size=40)


@given(ANY)
def test_a_plain_text_stays_and_fits_into_every_file(text):
    found = plain(text)
    assert plain(found) == found
    assert kept(kept(text)) == kept(text)
    assert kept_line(kept_line(text)) == kept_line(text)
    assert "\n" not in kept_line(text)
    found.encode("utf-8")
    assert all(sign in "\t\n" or sign >= " " for sign in found)


@given(ANY, st.sampled_from(LINE_ENDS), ANY)
def test_breaks_are_kept_wherever_they_stand(before, end, after):
    assert plain(f"{before}a{end}b{after}") == f"{plain(before + 'a')}\n{plain('b' + after)}"


@given(st.text(alphabet=st.characters(max_codepoint=127)))
def test_a_line_of_plain_letters_is_kept_as_any_other(text):
    """Such lines go a short way; a letter that must be looked at, and goes again, does not."""
    assert kept_line(text) == kept_line(f"{text}ñ").removesuffix("ñ").strip()


@pytest.mark.parametrize(
    ("place", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (701, "ZZ"), (702, "AAA")]
)
def test_columns_are_called_as_a_spreadsheet_calls_them(place, letters):
    assert column_letters(place) == letters
