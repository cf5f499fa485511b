"""LibreOffice, where it is installed; tests that need it are skipped by name elsewhere."""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest


def program() -> str:
    """LibreOffice; skips the test where it is not."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is None:
        pytest.skip("LibreOffice is not here (on Debian: apt-get install libreoffice-calc)")
    return found


def converted(files: Sequence[Path], kind: str, folder: Path) -> list[Path]:
    """Open files in LibreOffice and save them as another kind ("xlsx", "docx", "pdf")."""
    office, out = program(), folder / "converted"
    profile = (folder / "profile").as_uri()
    done = subprocess.run(
        [
            office,
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            kind,
            "--outdir",
            str(out),
            *map(str, files),
        ],
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )
    made = [out / f"{path.stem}.{kind}" for path in files]
    assert all(path.exists() for path in made), done.stderr
    return made
