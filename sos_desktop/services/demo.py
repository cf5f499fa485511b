"""The main job on the bundled sample county, from Dashboard files to a plan a board can read."""

from datetime import UTC, datetime, time
from pathlib import Path

from sos_desktop.domain.casework.access.readers import PUBLIC
from sos_desktop.domain.casework.words import Stage
from sos_desktop.domain.dashboard.codes import STUDENT_GROUPS
from sos_desktop.domain.dashboard.counties import SAMPLE_COUNTY
from sos_desktop.domain.documents.registry import PLAN, FileFormat
from sos_desktop.domain.formats import counted
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.files import write_problem
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.foundation.jobs import Progress, no_progress
from sos_desktop.services.casework import cases
from sos_desktop.services.county.county_files import (
    CountyFile,
    create_county_file,
    open_county_file,
)
from sos_desktop.services.dashboard import imports
from sos_desktop.services.documents import DocumentRequest, export_document
from sos_desktop.services.identification import determinations
from sos_desktop.services.outputs import make_folder
from sos_desktop.services.sample import fill_sample_county
from sos_desktop.services.sample.days import STANDS_ON

AS_OF = STANDS_ON
"""The day the demonstration takes place, the same at every run."""

WALKED = "laurel-bend"
"""The case that goes through all four stages and whose plan is exported."""

_NOON = time(12, 0)


@frozen_dataclass
class DemoResult:
    """What the demonstration made.

    Attributes:
        files: Dashboard files loaded.
        figures: Figures kept from them.
        identified: For each Dashboard year, the LEAs with their groups and letters.
        cases: Cases opened.
        walked: The LEA whose case went through four stages.
        stages: The stages it went through, in order.
    """

    county_file: Path
    pdf: Path
    xlsx: Path
    files: int
    figures: int
    identified: dict[int, dict[str, dict[str, str]]]
    cases: int
    walked: str
    stages: tuple[Stage, ...]

    @property
    def sentences(self) -> tuple[str, ...]:
        """What was done, in words, one line each."""
        lines = [
            f"Loaded {self.files} Dashboard files of {SAMPLE_COUNTY[1]} County, an invented "
            f"county: {self.figures:,} figures."
        ]
        for year, leas in self.identified.items():
            lines.append(
                f"{year} Dashboard, computed (estimate): {counted(len(leas), 'LEA')} identified."
            )
            for name, groups in leas.items():
                letters = ", ".join(
                    f"{STUDENT_GROUPS[group].name} {letter}" for group, letter in groups.items()
                )
                lines.append(f"  {name}: {letters}")
        stages = ", ".join(stage.title for stage in self.stages)
        lines.append(f"Opened {self.cases} cases. {self.walked} went through {stages}.")
        lines += [
            f"Plan for the board: {self.pdf}",
            f"Plan as a workbook: {self.xlsx}",
            f"County file: {self.county_file}",
        ]
        return tuple(lines)


def run_demo(out: Path, progress: Progress = no_progress) -> DemoResult:
    """Import the sample files, identify, open cases, walk one through, export its plan.

    Args:
        out: The folder for `county.sos`, `plan.pdf` and `plan.xlsx`; made when missing. What an
            earlier demonstration left there is replaced.
        progress: Told of each step.

    Raises:
        InputProblem: A file that no demonstration left there stands in the way.
        EnvironmentProblem: The folder cannot be written.
    """
    path = _cleared(out)
    noon = datetime.combine(AS_OF, _NOON).astimezone(UTC)
    with (
        clock.frozen(noon),
        create_county_file(path, SAMPLE_COUNTY[0], sample=True) as county,
    ):
        made = fill_sample_county(county, progress, as_of=AS_OF)
        return _export(county, out, made[WALKED])


def _cleared(out: Path) -> Path:
    path = out / "county.sos"
    make_folder(out)
    if path.exists():
        if not _is_sample(path):
            raise InputProblem(
                f"{path} is not a sample county and is left as it is. Choose another folder.",
                where=str(path),
            )
        _remove(path)
    elif others := [plan.name for plan in _plans(out) if plan.exists()]:
        raise InputProblem(
            f"{out} holds {' and '.join(others)} already, which no demonstration left there. "
            "Choose another folder.",
            where=str(out),
        )
    return path


def _plans(out: Path) -> tuple[Path, Path]:
    return out / "plan.pdf", out / "plan.xlsx"


def _is_sample(path: Path) -> bool:
    with open_county_file(path) as county:
        return county.is_sample


def _remove(path: Path) -> None:
    try:
        path.unlink()
    except OSError as error:
        raise write_problem(path, error) from error


def _export(county: CountyFile, out: Path, case_id: str) -> DemoResult:
    pdf, xlsx = _plans(out)
    request = DocumentRequest(PLAN, (case_id,), PUBLIC)
    export_document(county, request, {FileFormat.PDF: pdf, FileFormat.EXCEL: xlsx})
    file = cases.case_file(county, case_id)
    loaded = imports.history(county)
    return DemoResult(
        county_file=county.path,
        pdf=pdf,
        xlsx=xlsx,
        files=len(loaded),
        figures=sum(batch.rows_kept for batch in loaded),
        identified={
            year: _identified(county, year) for year in determinations.available_years(county)
        },
        cases=len(cases.list_cases(county, include_closed=True)),
        walked=file.lea.name,
        stages=(Stage.IDENTIFICATION, *(move.to_stage for move in file.moves)),
    )


def _identified(county: CountyFile, year: int) -> dict[str, dict[str, str]]:
    return {
        row.lea.name: {result.group: result.letter for result in row.lettered}
        for row in determinations.letters(county, year).identified
    }
