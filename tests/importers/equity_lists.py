"""The Equity Multiplier's workbook and the list under EC 52064(e)(5), with invented rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.importers import lists
from tests.importers.files import DISTRICT

SITE_HEADER = [
    "County Code",
    "District Code",
    "School Code",
    "LEA Name",
    "School Name",
    "Charter Number",
    "Prior Year Non-Stability Count\nA-1",
    "Prior Year Adjusted Cumulative Enrollment - Total\nA-2",
    "Prior Year Non-Stability Rate \n(A-1 / A-2)\nA-3",
    "Prior Year Adjusted Cumulative Enrollment - Socioeconomically Disadvantaged\nB-1",
    "Prior Year Socioeconomically Disadvantaged Pupil Percentage\n(B-1 / A-2) \nB-2",
    "LCFF Equity Multiplier Eligibility Determination\n(IF C-1 through C-3 = TRUE, TRUE)\nC-4",
    "LCFF Equity Multiplier Entitlement\nD-3",
]
LEA_HEADER = [
    "County Code",
    "District Code",
    "School Code",
    "LEA Name",
    "Charter Number",
    "Count of School Sites Eligible for LCFF Equity Multiplier Funding\nA-1",
    "Total Prior Year Adjusted Cumulative Enrollment Eligible for LCFF Equity Multiplier Funding",
    "Total LCFF Equity Multiplier Funding\nB-3",
]
LOW_HEADER = ["CDS", "LEA", "Targeted Student Group(s)"]
TITLES = ("Local Control Funding Formula Equity Multiplier", "2023–24 First Principal (P-1)")
CREEK, HILL, OTHER_COUNTY = DISTRICT[:7] + "6026579", DISTRICT[:7] + "6026595", "01100170130401"


@dataclass(frozen=True)
class Site:
    """A school site; eligible ones get 1,000 a student."""

    cds: str = CREEK
    name: str = "Creek Elementary"
    enrollment: object = 100
    unstable: object = 0.4
    poor: object = 0.8
    eligible: object = True
    funding: object = 100000
    charter: str = "N/A"

    def _part(self, share: object) -> object:
        """How many students a share is of; "" where one of the two is no number."""
        try:
            return round(float(str(share)) * float(str(self.enrollment)))
        except ValueError:
            return ""

    @property
    def cells(self) -> list[object]:
        """Its row; the county's leading zero is lost as a spreadsheet loses it."""
        parts = [self.cds[:-12], self.cds[-12:-7], self.cds[-7:]]
        parts_of = [self._part(share) for share in (self.unstable, self.poor)]
        counts = [parts_of[0], self.enrollment, self.unstable, parts_of[1], self.poor]
        counts += [self.eligible, self.funding]
        return [*parts, "Cañada Union", self.name, self.charter, *counts]


DULL = Site(HILL, "Hill Elementary", 200, 0.1, 0.5, eligible=False, funding=0)


def total(sites: Sequence[Site], **wrong: object) -> list[object]:
    """The TOTAL row and what stands below it."""
    found = {
        "enrollment": sum(int(str(site.enrollment)) for site in sites),
        "funding": sum(int(str(site.funding)) for site in sites),
    } | wrong
    return ["TOTAL:", *[""] * 6, found["enrollment"], *[""] * 4, found["funding"]]


FOOTER = [["Prepared by:"], ["California Department of Education"], ["February 2024"]]


def sites_sheet(
    *sites: Site, titles: Sequence[str] = TITLES, with_total: bool = True, **wrong: object
) -> tuple[str, list[list[object]]]:
    """The sheet of school sites."""
    below = [total(sites, **wrong), *FOOTER] if with_total else FOOTER
    top: list[list[object]] = [[title] for title in titles]
    return "School Data", [*top, [*SITE_HEADER], *(site.cells for site in sites), *below]


def leas_sheet(count: int = 1, funding: int = 100000) -> tuple[str, list[list[object]]]:
    """The sheet of LEAs, with one district."""
    own = [DISTRICT[:2], DISTRICT[2:7], "0000000", "Cañada Union", "N/A", count, 100, funding]
    last = ["TOTAL:", "", "", "", "", count, 100, funding]
    top: list[list[object]] = [[title] for title in TITLES]
    return "LEA Data", [*top, [*LEA_HEADER], own, last, *FOOTER]


def write(path: Path, *sheets: tuple[str, list[list[object]]]) -> Path:
    """A workbook of sheets."""
    made = [(title, 1, rows[0], rows[1:]) for title, rows in sheets]
    path.write_bytes(lists.workbook(made))  # type: ignore[arg-type]
    return path


def low_performing(path: Path, *rows: tuple[str, str, str], date: str = "January, 2023") -> Path:
    """The list under EC 52064(e)(5)."""
    top = [
        ["LEAs per Education Code 52064(e)(5)"],
        [date],
        ["CDS", "LEA", "Targeted Student Group(s)"],
    ]
    return write(path, ("LEAs", [*top, *map(list, rows)]))
