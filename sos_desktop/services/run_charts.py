"""Run charts and control charts of a measure in a file: judged, as a table and as a picture."""

from pathlib import Path

from sos_desktop.domain.improvement.run_chart import RunChart, judge
from sos_desktop.domain.improvement.run_chart_drawing import chart_data
from sos_desktop.domain.improvement.signals import RuleResult, RuleSetName
from sos_desktop.exporters.svg_chart import chart_svg
from sos_desktop.foundation.text_tables import csv_bytes
from sos_desktop.importers.measures import MeasureTable, read_measures
from sos_desktop.services.outputs import check_outputs, write_outputs

COLUMNS = ("rule", "points_used", "center", "limit", "found", "signal", "from", "to")


def judge_file(
    path: Path, rules: RuleSetName, *, shift: int | None = None, baseline: int | None = None
) -> tuple[RunChart, MeasureTable]:
    """Read a measure from a file and judge it.

    Raises:
        InputProblem: The file or a choice cannot be used; see `read_measures` and `judge`.
        EnvironmentProblem: The file cannot be read.
    """
    table = read_measures(path)
    return judge(table.points, rules, shift=shift, baseline=baseline), table


def write_run_chart(
    chart: RunChart, unit: str, *, csv: Path | None, svg: Path | None, made_from: Path
) -> tuple[Path, ...]:
    """Write what was found as a table and the chart as a picture; returns what was written.

    Raises:
        InputProblem: A place would overwrite the measure or a county file.
        EnvironmentProblem: A file cannot be written.
    """
    wanted: list[tuple[Path, bytes]] = []
    if csv is not None:
        wanted.append((csv, csv_bytes(COLUMNS, (_row(result) for result in chart.results))))
    if svg is not None:
        wanted.append((svg, chart_svg(chart_data(chart, unit, made_from.stem))))
    check_outputs([path for path, _content in wanted], made_from=[made_from])
    write_outputs(wanted, made_from=[made_from])
    return tuple(path for path, _content in wanted)


def _row(result: RuleResult) -> tuple[object, ...]:
    return (
        result.rule,
        result.points_used,
        _number(result.center),
        _number(result.limit),
        _number(result.found),
        result.signal.value,
        result.first.isoformat() if result.first else "",
        result.last.isoformat() if result.last else "",
    )


def _number(value: float | None) -> float | int | None:
    if value is None:
        return None
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded
