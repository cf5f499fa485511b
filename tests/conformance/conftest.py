"""CDE's real files: tests that need them are skipped, by name, where they are not."""

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of CDE's files, from SOS_REAL_DATA."""
    folder = os.environ.get("SOS_REAL_DATA")
    if not folder or not Path(folder).is_dir():
        pytest.skip("SOS_REAL_DATA does not name a folder with CDE's files")
    return Path(folder)
