"""A county with two Dashboard years and CDE's list of one of them."""

import pytest

from sos_desktop.services.dashboard import imports
from tests.importers import files

OTHER = "27660190000000"
_RED = {"color": "1", "statuslevel": "1", "box": "210", "currstatus": "20.0", "currnumer": "24"}
_ORANGE = {"color": "2", "statuslevel": "2"}
_STEMS = ("ela", "math", "susp", "chronic", "grad", "cci", "elpi")
_LIST = (
    "CDcode|CDS|LEAname|Countyname|ReportYear|ELpriorities|SWDpriorities|TotalStudentGroups|"
    "AssistanceStatus2025|MetMethod1|MetMethod2|MetMethod3|MetMethod4",
    f"2766159|{files.DISTRICT}|Cañada Union|Monterey|2025|*|D|1|"
    "Differentiated Assistance, Year 1|Y|N|N|N",
    f"2766019|{OTHER}|Robles Union|Monterey|2025|*|*|0|General Assistance|N|N|N|N",
)


def rows_of(stem: str) -> list[list[str]]:
    """Cañada Union: SWD Red everywhere, WH Orange. Robles Union: SWD Red in suspension alone."""
    if stem == "elpi":
        return [files.row(stem, 2025, studentgroup="EL", **_ORANGE)]
    other = _RED if stem == "susp" else {"color": "4", "statuslevel": "4"}
    return [
        files.row(stem, 2025, **_RED),
        files.row(stem, 2025, studentgroup="WH", **_ORANGE),
        files.row(stem, 2025, OTHER, districtname="Robles Union", **other),
    ]


def year_2025(county, folder):
    made = [files.write(folder, stem, 2025, rows_of(stem)) for stem in _STEMS]
    imports.commit(county, imports.preview(county, made))


def years_2022_and_2025(county, folder):
    year_2025(county, folder)
    before = folder / "2022"
    before.mkdir()
    made = [
        files.write(before, stem, 2022, [files.row(stem, 2022, statuslevel="1", currstatus="20.0")])
        for stem in ("ela", "math", "susp", "chronic")
    ]
    imports.commit(county, imports.preview(county, made))


def year_2025_and_its_list(county, folder):
    year_2025(county, folder)
    path = folder / "assistancestatus25.txt"
    path.write_text("\n".join("\t".join(line.split("|")) for line in _LIST) + "\n", "utf-8")
    imports.commit(county, imports.preview(county, [path]))


_WORK = {
    "listed": year_2025_and_its_list,
    "two_years": years_2022_and_2025,
    "loaded": year_2025,
}
"""By fixture; the fuller ones first."""


@pytest.fixture
def county_template(request, prepared, new_county_file):
    """The file with what the test asks for, loaded once for all tests."""
    wanted = [name for name in _WORK if name in request.fixturenames]
    assert not {"listed", "two_years"} <= set(wanted), "no file has both"
    return prepared(_WORK[wanted[0]]).path if wanted else new_county_file


@pytest.fixture
def loaded(county):
    """The 2025 Dashboard of two districts."""
    return county


@pytest.fixture
def two_years(loaded):
    """The 2022 Dashboard besides, with its status levels."""
    return loaded


@pytest.fixture
def listed(loaded):
    """CDE's list of 2025 besides: Cañada Union with another letter than computed."""
    return loaded
