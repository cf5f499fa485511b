"""County files to be damaged and rescued."""

import shutil

import pytest

from tests.casework import filled_case


@pytest.fixture(scope="module")
def whole(tmp_path_factory, prepared):
    """A county file with one record of every kind and a history."""
    path = tmp_path_factory.mktemp("whole") / "Monterey.sos"
    return shutil.copyfile(prepared(filled_case).path, path)


@pytest.fixture
def damage(whole, tmp_path):
    def damaging(change):
        data = bytearray(whole.read_bytes())
        changed = change(data)
        path = tmp_path / "damaged.sos"
        path.write_bytes(data if changed is None else changed)
        return path

    return damaging
