"""What CONTRIBUTING tells exists: every file, name, command and commit."""

import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
TOLD = sorted(set(re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", TEXT, flags=re.DOTALL))))
CALLS = r"python3 dev\.py (\w+)"
ELSEWHERE = {"pre-commit install", "pip install pre-commit", ".venv"}
"""What is not ours."""
HEADINGS = ("Add a field to a kind", "Add a kind of record", "Add a tab to a case")
HEADINGS += ("Add a document", "Add a page", "Add a rule year")


def is_path(told):
    return bool(re.fullmatch(r"[\w./-]+(/|\.(py|md|toml|yaml))|(sos_desktop/\w+)|db|ui", told))


@cache
def words_of_code():
    rooms = ("sos_desktop", "db", "ui", "tests")
    texts = (p.read_text("utf-8") for room in rooms for p in (ROOT / room).rglob("*.py"))
    return frozenset[str]().union(*(re.findall(r"\w+", text) for text in texts))


def commits():
    """(subject, the files it is counted by) of every worked example."""
    for subject, listed in re.findall(r'commit\s+"([^"]+)"[^:]*:\n\n((?:    .+\n)+)', TEXT):
        yield " ".join(subject.split()), listed.split()


def test_every_door_is_there():
    assert [heading for heading in HEADINGS if f"\n## {heading}\n" not in TEXT] == []


@pytest.mark.parametrize("told", [told for told in TOLD if is_path(told)])
def test_every_file_exists(told):
    place = "dev.py" if told == "dev.py" else told
    assert (ROOT / place).exists(), told


@pytest.mark.parametrize("told", [t for t in TOLD if not is_path(t) and t not in ELSEWHERE])
def test_every_name_exists(told):
    if command := re.search(CALLS, told):
        assert f"def {command[1]}(" in (ROOT / "dev.py").read_text("utf-8")
        return
    for name in re.findall(r"[A-Za-z_]\w*", re.sub(r'"[^"]*"', "", told)):
        assert name in words_of_code(), f"{told}: {name}"


def test_the_worked_examples_touch_what_is_told():
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("git, and the project's history, are needed to look a commit up")
    for subject, told in commits():
        found = subprocess.run(
            [
                git,
                "log",
                "--max-count=1",
                "--fixed-strings",
                f"--grep={subject}",
                "--format=%H",
                "--name-only",
            ],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout.split()
        if not found:
            pytest.skip("the history here does not go back to it")
        product = [name for name in found[1:] if is_product(name)]
        assert sorted(product) == sorted(told), subject


@pytest.mark.parametrize("page", ["README.md", "docs/architecture.md"])
def test_other_pages_name_files_that_are_there(page):
    """By their path, or by its end."""
    told = set(re.findall(r"`([\w./-]+\.(?:py|toml|qss|md))`", (ROOT / page).read_text("utf-8")))
    there = [path.relative_to(ROOT).as_posix() for path in sources()]
    assert [t for t in sorted(told) if not any(f"/{p}".endswith(f"/{t}") for p in there)] == []


def sources():
    """Every file of the project, without what is made."""
    for room in ("sos_desktop", "db", "ui", "tests", "resources", "docs", "requirements"):
        yield from (ROOT / room).rglob("*")
    yield from ROOT.glob("*.*")


def is_product(name):
    """What counts as a file of the product: no test, and no document about the whole."""
    return not name.startswith("tests/") and name not in {
        "README.md",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
    }
