"""`recolor`: every level and color recomputed from status and change."""

import argparse

from sos_desktop.cli.common import CsvOutput, add_csv, add_file, check_year, open_to_read
from sos_desktop.domain.dashboard.codes import INDICATORS
from sos_desktop.services.dashboard.recoloring import recolor_csv, recolor_year

HELP = "Recompute every color of a year from status and change, and write it beside the file's."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_file(parser)
    parser.add_argument("--year", type=int, required=True, help="Dashboard year")
    add_csv(parser)


def run(request: argparse.Namespace) -> int:
    """Recompute and write; a color that differs is information, not a failure."""
    check_year(request.year)
    output = CsvOutput(request)
    with open_to_read(request.file) as county:
        table = recolor_year(county, request.year)
    output.write(recolor_csv(table, for_excel=output.for_excel))
    colored = table.same + table.different
    if not len(table):
        print(
            f"The files of {request.year} that are loaded have no colors, so there is nothing to "
            f"compare. {request.csv} has no rows."
        )
        return 0
    print(
        f"{request.year}: {table.same:,} of {colored:,} colors come out as published, "
        f"{table.different:,} do not. Written to {request.csv}."
    )
    if by_hand := table.by_hand:
        print(f"{by_hand:,} figures CDE marked by hand are written but not counted as different.")
    for indicator, count in table.unknown.items():
        print(
            f"Not computable: {count:,} colors of {INDICATORS[indicator].name}; the cut scores of "
            f"{request.year} are not known."
        )
    for indicator in table.inferred:
        print(
            f"The cut scores of {INDICATORS[indicator].name} {request.year} were read off the "
            "published file (inferred)."
        )
    return 0
