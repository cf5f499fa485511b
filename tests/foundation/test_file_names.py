"""Names every system takes, and names that are free."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sos_desktop.foundation.file_names import (
    folded,
    free_stem,
    proposed_name,
    safe_name,
    windows_refuses,
)


@pytest.mark.parametrize(
    ("given", "safe"),
    [
        ("Wall chart.jpg", "Wall chart.jpg"),
        ("Año nuevo.pdf", "Año nuevo.pdf"),
        ("An\u0303o.pdf", "Año.pdf"),
        ("a/b\\c:d*e?.txt", "a_b_c_d_e_.txt"),
        ("report.pdf. . ", "report.pdf"),
        ("CON", "CON_"),
        ("con.txt", "con_.txt"),
        ("Lpt1.tar.gz", "_Lpt1.tar.gz"),
        ("console.txt", "console.txt"),
        ("", "File"),
        ("...", "File"),
        ("two\nlines\t.txt", "two_lines_.txt"),
        ("photo\u202egpj.exe", "photogpj.exe"),
        (".gitignore", ".gitignore"),
        ("x" * 300, "x" * 120),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
        ("a." + "e" * 300, "a." + "e" * 118),
        ("half \ud800.txt", "half _.txt"),
    ],
)
def test_a_name_every_system_takes(given, safe):
    assert safe_name(given) == safe


@given(st.text(max_size=400))
def test_a_safe_name_is_safe_and_stays(text):
    name = safe_name(text)
    assert 0 < len(name) <= 120
    assert not set(name) & set('<>:"/\\|?*\0\n')
    assert not name.endswith((".", " "))
    assert safe_name(name) == name


@pytest.mark.parametrize(
    ("subject", "rest", "name"),
    [
        ("Mesa Alta Unified", "plan 2025-11-26 public", "Mesa Alta Unified plan 2025-11-26 public"),
        ('A/B: "Joint" <Union>?', "plan", "A B Joint Union plan"),
        ("Peña.", "plan", "Peña plan"),
        ("x" * 200, "plan 2025-11-26", "x" * 80 + " plan 2025-11-26"),
        ("???", "plan", "plan"),
        ("", "", "File"),
        ("CON", "", "CON_"),
        ("County", "caseload: all", "County caseload all"),
    ],
)
def test_a_proposed_name_has_the_words_and_no_forbidden_sign(subject, rest, name):
    assert proposed_name(subject, rest) == name
    ended = proposed_name(subject, rest, ".pdf")
    assert ended.endswith(".pdf")
    assert not windows_refuses(ended)


@pytest.mark.parametrize(
    ("name", "refused"),
    [
        ("plan.pdf", False),
        ("console.txt", False),
        ("Peña.pdf", False),
        ("nul", True),
        ("NUL.pdf", True),
        ("com1", True),
        ("plan.pdf.", True),
        ("plan ", True),
        ("a:b.pdf", True),
        ("a?.pdf", True),
        ("X.sos::$DATA", True),
    ],
)
def test_what_windows_refuses(name, refused):
    assert windows_refuses(name) is refused


def test_names_that_are_one_file_on_some_system():
    assert folded("PLAN.PDF. ") == folded("plan.pdf")
    assert folded("An\u0303o") == folded("Año")


@pytest.mark.parametrize(
    ("stem", "taken", "free"),
    [
        ("Plan", [], "Plan"),
        ("Plan", ["other.pdf"], "Plan"),
        ("Plan", ["PLAN.xlsx"], "Plan (2)"),
        ("Plan", ["Plan.pdf", "Plan (2).xlsx"], "Plan (3)"),
    ],
)
def test_a_stem_is_free_in_all_its_endings(stem, taken, free):
    assert free_stem(stem, (".pdf", ".xlsx"), {folded(name) for name in taken}) == free
