"""County files to be damaged and rescued."""

import shutil

import pytest

from sos_desktop.services.casework import records
from sos_desktop.services.county.county_files import open_county_file
from tests.casework import add_leas, one_of_each, open_case


@pytest.fixture(scope="module")
def whole(tmp_path_factory, new_county_file):
    """A county file with one record of every kind and a history."""
    from sos_desktop.foundation.paths import HOME_VARIABLE

    folder = tmp_path_factory.mktemp("whole")
    path = folder / "Monterey.sos"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(HOME_VARIABLE, str(folder))
        shutil.copyfile(new_county_file, path)
        with open_county_file(path) as county:
            add_leas(county)
            case_id = open_case(county)
            for record in one_of_each(case_id):
                records.save(county, record)
    return path


@pytest.fixture
def damage(whole, tmp_path):
    def damaging(change):
        data = bytearray(whole.read_bytes())
        changed = change(data)
        path = tmp_path / "damaged.sos"
        path.write_bytes(data if changed is None else changed)
        return path

    return damaging
