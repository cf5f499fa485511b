"""Every part the program ships with is named with its version and brings its terms."""

import re
from importlib import metadata
from pathlib import Path

import pytest

from sos_desktop.foundation.licenses import LicensedPart, parts

ROOT = Path(__file__).parents[2]
PARTS = parts()


def _plain(name: str) -> str:
    return name.casefold().replace("_", "-")


def test_every_run_time_dependency_is_named():
    pinned = re.findall(
        r"^([\w.-]+)==", (ROOT / "requirements" / "run.txt").read_text("utf-8"), re.MULTILINE
    )
    named = [part.package for part in PARTS if part.package]
    assert sorted(named) == sorted({_plain(name) for name in pinned})


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_a_part_has_its_version_and_its_terms(part):
    assert len(part.text()) > 500
    assert part.version or not part.package


@pytest.mark.parametrize("part", [part for part in PARTS if part.package], ids=lambda p: p.name)
def test_the_license_is_the_one_the_package_names(part):
    about = metadata.metadata(part.package)
    said = about.get("License-Expression") or ""
    if not said and re.fullmatch(r"[\w., -]+", about.get("License") or ""):
        said = about["License"]
    if not said:
        assert any(part.license.split("-")[0] in words for words in about.get_all("Classifier"))
        return
    assert part.license == said or part.license in re.split(r" OR |, ", said)


def test_what_is_under_the_lgpl_says_so_and_that_it_may_be_replaced():
    found = [part for part in PARTS if "LGPL" in part.license]
    assert {part.package for part in found} == {"pyside6-essentials", "shiboken6", "docxtpl"}
    for part in found:
        assert "Lesser General Public License" in part.note
        assert "You may replace" in part.note
        assert "https://" in part.note
        assert "GNU LESSER GENERAL PUBLIC LICENSE" in part.text()
        if part.license.startswith("LGPL-3"):
            assert "GNU GENERAL PUBLIC LICENSE" in part.text()


def test_what_may_be_replaced_lies_as_files_of_its_own_in_a_build():
    spec = (ROOT / "pyinstaller.spec").read_text(encoding="utf-8")
    line = next(line for line in spec.split("\n") if "module_collection_mode" in line)
    assert all(f'"{name}"' in line for name in ("PySide6", "shiboken6", "docxtpl"))


def test_a_part_that_is_not_installed_has_no_version_and_no_terms():
    part = LicensedPart("Nothing", "", "MIT", package="no-such-package-here")
    assert part.text() == ""
