"""`local-table`: the figures of local data as a table, with small numbers held back."""

import argparse

from sos_desktop.cli.common import CsvOutput, add_csv, add_file, lea_code
from sos_desktop.domain.formats import counted
from sos_desktop.services.county.county_files import open_county_file
from sos_desktop.services.local.small_numbers import small_number_rule
from sos_desktop.services.local.tables import source_named, table_csv, table_of

HELP = "Write the figures of local data, with small numbers held back as on the screen."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_file(parser)
    parser.add_argument("--lea", required=True, metavar="CDS", help="whose figures they are")
    parser.add_argument("--source", required=True, metavar="NAME", help="the local data's name")
    parser.add_argument(
        "--public",
        action="store_true",
        help="leave out, too, percents of which it is not known how many students they are of",
    )
    add_csv(parser)


def run(request: argparse.Namespace) -> int:
    """Write the table."""
    lea = lea_code(request.lea)
    output = CsvOutput(request)
    with open_county_file(request.file) as county:
        source = source_named(county, lea, request.source)
        table = table_of(county, source.id)
    output.write(table_csv(table, public=request.public))
    minimum = small_number_rule().minimum
    print(
        f"{counted(len(table.cells), 'figure')} of “{source.name}”, {table.hidden:,} of them held "
        f"back (fewer than {minimum} students, or one could be computed from them). Written to "
        f"{request.csv}."
    )
    return 0
