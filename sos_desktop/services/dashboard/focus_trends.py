"""How the figure moved that a paper for the board shows first."""

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.dashboard.codes import ALL_STUDENTS
from sos_desktop.domain.documents.focus import Trend, focus_group, focus_indicator
from sos_desktop.domain.documents.results import DashboardResults
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.dashboard.lea_facts import trend


def focus_trends(
    county: CountyFile, file: CaseFile, results: DashboardResults
) -> tuple[Trend, ...]:
    """The figure a paper for the board shows over the years, and that of all students."""
    group = focus_group(file, results)
    indicator = focus_indicator(group, results)
    if indicator is None:
        return ()
    groups = dict.fromkeys((group, ALL_STUDENTS))
    found = (
        Trend(code, indicator, trend(county, file.case.cds, code, indicator)) for code in groups
    )
    return tuple(line for line in found if line.points)
