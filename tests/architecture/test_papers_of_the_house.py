"""What is written about the house is true of it: rooms and files that are named are there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
_NAMED = re.compile(r"`([\w./-]+)`")
_ENDINGS = (".py", ".md", ".toml", ".qss", ".spec", "/")
ROOMS = ("sos_desktop", "db", "ui", "tests", "resources", "docs", "main.py", "dev.py", "README.md")


def named(page: str) -> list[str]:
    text = (ROOT / page).read_text(encoding="utf-8")
    return [name for name in _NAMED.findall(text) if name.endswith(_ENDINGS)]


def test_rooms_and_files_that_the_architecture_names_are_there():
    paths = [name for name in named("docs/architecture.md") if name.startswith(ROOMS)]
    assert len(paths) > 40
    assert [name for name in paths if not (ROOT / name).exists()] == []


def rooms_in(folder: str) -> list[str]:
    return [path.parent.name for path in (ROOT / folder).glob("*/__init__.py")]


@pytest.mark.parametrize("folder", ["sos_desktop", "sos_desktop/services"])
def test_the_tree_in_the_readme_has_every_room(folder):
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    tree = text.partition("main.py            start")[2].partition("```")[0]
    assert tree
    assert [name for name in rooms_in(folder) if f"{name}/" not in tree] == []


def test_the_architecture_names_every_room_of_the_domain():
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rooms = rooms_in("sos_desktop/domain")
    assert [name for name in rooms if f"sos_desktop/domain/{name}/" not in page] == []
