"""The built folder checks itself; needs SOS_BUILD to name it."""

import os
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.packaged


@pytest.fixture
def program():
    folder = os.environ.get("SOS_BUILD")
    if not folder:
        pytest.skip("SOS_BUILD does not name a built folder")
    return Path(folder) / ("sos.exe" if os.name == "nt" else "sos")


def test_a_build_passes_its_own_test(program):
    done = subprocess.run(
        [program, "self-test"], capture_output=True, text=True, check=False, timeout=100
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stderr == ""


def test_a_build_does_the_main_job(program, tmp_path):
    done = subprocess.run(
        [program, "demo", "--out", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "plan.pdf").exists()
