"""`run-chart`: a measure over time, judged by the rules of run charts or control charts."""

import argparse
import sys
from pathlib import Path

from sos_desktop.domain.improvement.signals import RuleSetName
from sos_desktop.services.run_charts import judge_file, write_run_chart

HELP = "Judge a measure over time by the rules of run charts or control charts."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "input",
        type=Path,
        metavar="IN",
        help="a CSV file with date,value or date,numerator,denominator; in any order, blanks "
        "are not measured",
    )
    parser.add_argument(
        "--rules",
        type=RuleSetName,
        choices=list(RuleSetName),
        default=RuleSetName.ANHOJ,
        metavar="|".join(RuleSetName),
        help="which set of rules; anhoj by default",
    )
    parser.add_argument(
        "--shift", type=int, choices=(6, 7, 8), help="how many points in a row are a shift"
    )
    parser.add_argument(
        "--baseline",
        type=int,
        metavar="N",
        help="take median, mean and limits from the first N points only",
    )
    parser.add_argument("--csv", type=Path, metavar="OUT", help="a row for each rule")
    parser.add_argument("--svg", type=Path, metavar="S", help="the chart as a picture")


def run(request: argparse.Namespace) -> int:
    """Judge and write; a signal is no failure."""
    chart, table = judge_file(
        request.input, request.rules, shift=request.shift, baseline=request.baseline
    )
    written = write_run_chart(
        chart, table.unit, csv=request.csv, svg=request.svg, made_from=request.input
    )
    print(f"{chart.rules.words[0].upper()}{chart.rules.words[1:]}: {chart.sentence}")
    for result in chart.results:
        print(f"  {result.rule}: {result.signal}")
    for sentence in table.left_out:
        print(sentence, file=sys.stderr)
    for path in written:
        print(f"Written: {path}")
    return 0
