"""`reconcile`: computed against CDE's list."""

import argparse
import sys
from pathlib import Path

from sos_desktop.cli.common import CsvOutput, add_csv, add_file, open_to_read
from sos_desktop.services.identification.comparison_text import comparison_csv, summary
from sos_desktop.services.identification.reconciliation import reconcile_workbook

HELP = "Compare what is computed with CDE's assistance status workbook, cell by cell."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_file(parser)
    parser.add_argument("workbook", type=Path, metavar="WORKBOOK", help="CDE's list (.xlsx, .xls)")
    add_csv(parser, required=False, use="also write every comparison")


def run(request: argparse.Namespace) -> int:
    """Compare; 1 when anything differs."""
    output = CsvOutput(request, request.workbook) if request.csv is not None else None
    with open_to_read(request.file) as county:
        found = reconcile_workbook(county, request.workbook)
    if output is not None:
        rows = (*found.cells, *found.facts)
        output.write(comparison_csv(rows, for_excel=output.for_excel))
    lines = summary(found)
    print(lines[0])
    differs = bool(found.differences)
    for line in lines[1:]:
        print(line, file=sys.stderr if differs else sys.stdout)
    return 1 if differs else 0
