"""The plan of a case: as a document, and as files a board receives."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path

from sos_desktop.domain.casework.access.copies import copy_for
from sos_desktop.domain.casework.access.readers import OFFICE, PUBLIC
from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.dashboard.codes import INDICATORS, STUDENT_GROUPS, applies
from sos_desktop.domain.documents.plan import Catalog, PlanWriter
from sos_desktop.domain.documents.report import HeatCell, HeatMapBlock, ReportDocument
from sos_desktop.domain.identification.heat import HeatValue
from sos_desktop.foundation import clock
from sos_desktop.foundation.file_names import proposed_name
from sos_desktop.foundation.jobs import CancelToken, Progress, no_progress
from sos_desktop.foundation.paths import resource
from sos_desktop.services.casework import cases
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.dashboard import districts
from sos_desktop.services.dashboard.districts import DistrictView
from sos_desktop.services.exports import heat_cell
from sos_desktop.services.report_files import write_report
from sos_desktop.services.written import Written

_NOT_ASKED = HeatCell("–", "")


@cache
def catalog() -> Catalog:
    """The words of printed plans."""
    text = resource("templates", "plan.en.toml").read_text(encoding="utf-8")
    return Catalog(tomllib.loads(text))


def plan_document(county: CountyFile, case_id: str, *, public: bool = False) -> ReportDocument:
    """The plan of a case as a neutral document.

    Args:
        county: The open county file.
        case_id: The case.
        public: Only what everybody may read (`domain.casework.readers`); else all of it.
    """
    file = cases.case_file(county, case_id)
    year = file.case.basis.year or file.case.year
    view = districts.district(county, file.case.cds, year)
    copy = copy_for(file, PUBLIC if public else OFFICE)
    return PlanWriter(copy, catalog(), clock.today()).document(heat_map(view))


def export_plan(
    county: CountyFile,
    case_id: str,
    *,
    pdf: Path | None = None,
    xlsx: Path | None = None,
    public: bool = False,
    progress: Progress = no_progress,
    cancel: CancelToken | None = None,
) -> Written:
    """Write a plan; both files come from one document.

    Returns:
        The files written, and what a reader of them should know.

    Raises:
        InputProblem: No file was asked for, the same one twice, or one that must not be lost.
        EnvironmentProblem: A file cannot be written; what stood there before is left as it was.
    """
    return write_report(
        lambda: plan_document(county, case_id, public=public),
        gathering="Gathering the case",
        pdf=pdf,
        xlsx=xlsx,
        made_from=[county.path],
        progress=progress,
        cancel=cancel,
    )


def heat_map(view: DistrictView) -> HeatMapBlock | None:
    """An LEA's figures of a year as a block of the document; None when nothing is loaded."""
    if not view.cells:
        return None
    rows = tuple(
        (
            STUDENT_GROUPS[group].name,
            tuple(
                _cell(view, group, view.cells[group].get(indicator))
                if applies(indicator, group)
                else _NOT_ASKED
                for indicator in view.indicators
            ),
        )
        for group in view.groups
    )
    columns = tuple(INDICATORS[indicator].short for indicator in view.indicators)
    caption = catalog().say("results_caption", year=view.year)
    return HeatMapBlock(
        "Dashboard results", columns, rows, caption, catalog().words["missing"]["figure"]
    )


def _cell(view: DistrictView, group: str, value: HeatValue | None) -> HeatCell | None:
    if value is None:
        return None
    word = f"{value.word} {value.arrow}".strip() if value.color else value.word
    return heat_cell(view, group, value, word)


def suggested_name(file: CaseFile, made_on: date, *, public: bool) -> str:
    """A file name without ending: "Mesa Alta Unified summary of support 2025-11-26"."""
    copy = " public" if public else ""
    return proposed_name(file.lea.name, f"summary of support {made_on.isoformat()}{copy}")
