"""Whole Dashboard years in CDE's layouts, small enough to see what decides."""

from collections.abc import Iterable
from pathlib import Path

from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.dashboard import imports
from tests.importers import files, lists
from tests.importers.files import CHARTER, DISTRICT

COE = lists.COE
STEMS = ("ela", "math", "elpi", "chronic", "susp", "grad", "cci")
PRIORITIES = (1, 2, 3, 6, 7)
NOT_MET = "Not Met For Two or More Years"
RED = {"color": "1", "statuslevel": "1", "box": "220"}
"""With the type UD also a suspension rate of 10% is Red by the cut scores."""
_FINE = {"color": "4", "statuslevel": "4", "box": "80"}

Figure = tuple[str, str, str] | tuple[str, str, str, dict[str, str]]
"""CDS code, student group, file stem, and columns other than Red's."""


def load(county: CountyFile, *paths: Path) -> None:
    """Import files; all of them must be accepted."""
    looked_at = imports.preview(county, paths, scope=imports.Scope.ALL)
    assert {file.status for file in looked_at.files} == {imports.FileStatus.READY}
    imports.commit(county, looked_at)


def year_files(
    folder: Path,
    year: int,
    figures: Iterable[Figure] = (),
    *,
    leas: Iterable[str] = (DISTRICT, COE),
    leave_out: Iterable[str] = (),
) -> list[Path]:
    """Every indicator file of a year: all students Green, and Red where `figures` say."""
    left_out = {*leave_out, *(("cci",) if year == 2022 else ())}
    wanted = [figure for figure in figures if figure[2] not in left_out]
    return [
        _file(folder, stem, year, leas, [f for f in wanted if f[2] == stem])
        for stem in STEMS
        if stem not in left_out
    ]


def _file(
    folder: Path, stem: str, year: int, leas: Iterable[str], figures: Iterable[Figure]
) -> Path:
    layout = 2022 if year == 2022 else 2025
    own = {"reportingyear": str(year)}
    group = "EL" if stem == "elpi" else "ALL"
    taken = {(figure[0], figure[1]) for figure in figures}
    rows = [
        files.row(stem, layout, cds, studentgroup=group, **_FINE, **own)
        for cds in leas
        if (cds, group) not in taken
    ]
    for cds, code, _, *more in figures:
        values = {**RED, "type": "UD", **(more[0] if more else {}), **own}
        rows.append(files.row(stem, layout, cds, studentgroup=code, **values))
    path = folder / f"{stem}download{year}.txt"
    path.write_text(files.text(stem, layout, rows), encoding="utf-8", newline="\n")
    return path


def ratings_file(
    folder: Path,
    year: int,
    not_met: Iterable[tuple[str, int]] = (),
    *,
    leas: Iterable[str] = (DISTRICT, COE, CHARTER),
) -> Path:
    """Local indicators of a year: all Met, except those named."""
    lasting = set(not_met)
    lines = ["CDS\tLEAname\tCountyname\tLocalIndicator\tPerformance"]
    for cds in leas:
        for priority in (*PRIORITIES, *((9, 10) if cds == COE else ())):
            word = NOT_MET if (cds, priority) in lasting else "Met"
            lines.append(f"{cds}\tCañada\tMonterey\tSome-Priority Area {priority}\t{word}")
    path = folder / f"LocalIndPerf{year}.txt"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    return path


def two_priorities(cds: str, group: str = "SWD") -> list[Figure]:
    """What gives a group the letter C."""
    return [(cds, group, "chronic"), (cds, group, "susp")]
