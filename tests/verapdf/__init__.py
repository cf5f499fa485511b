"""veraPDF, where Java is and `python3 dev.py verapdf` was run; tests without it are skipped."""

import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

_TARGET = Path(__file__).parent / "target"


def program() -> str:
    """Java; skips the test where it or veraPDF is not."""
    java = shutil.which("java")
    if java is None or not (_TARGET / "jars").is_dir():
        pytest.skip("veraPDF is not here: python3 dev.py verapdf fetches it (Java and Maven)")
    return java


def failures(files: Iterable[Path], profile: str = "ua1") -> list[str]:
    """What veraPDF finds wrong with some files: a line a file and a rule; [] when all pass.

    Args:
        files: PDF files.
        profile: "ua1", "ua2", "wt1a" (WTPDF for accessibility) or "wt1r" (for reuse).
    """
    java = program()
    paths = [str(path) for path in files]
    assert paths
    classes = os.pathsep.join([str(_TARGET / "classes"), str(_TARGET / "jars" / "*")])
    options = ["-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", classes]
    done = subprocess.run(
        [java, *options, "PdfUaCheck", profile, *paths],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    lines = done.stdout.splitlines()
    assert len([line for line in lines if line[:1] != " "]) == len(paths), done.stderr[-2000:]
    return [line for line in lines if not line.startswith("pass\t")]
