"""`similar`: the LEAs most like one, and which of them left the same Red cells."""

import argparse
from collections.abc import Sequence

from sos_desktop.cli.common import CsvOutput, add_csv, add_file, check_year, lea_code, open_to_read
from sos_desktop.domain.dashboard.similar import Part
from sos_desktop.domain.formats import counted
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.dashboard.similar import similar, similar_csv

HELP = "Write the LEAs most like one, with each part of the measure, and who left its Red cells."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_file(parser)
    parser.add_argument("--lea", required=True, metavar="CDS", help="the LEA to compare")
    parser.add_argument("--year", type=int, required=True, help="Dashboard year")
    parser.add_argument(
        "--weight",
        action="append",
        default=[],
        metavar="PART=NUMBER",
        help=f"how much a part counts ({', '.join(Part)}); may be given for several",
    )
    add_csv(parser)


def run(request: argparse.Namespace) -> int:
    """Write the table."""
    check_year(request.year)
    weights = _weights(request.weight)
    lea = lea_code(request.lea)
    output = CsvOutput(request)
    with open_to_read(request.file) as county:
        view = similar(county, lea, request.year, weights)
    output.write(similar_csv(view, for_excel=output.for_excel))
    if not view.rows:
        print(f"Nothing like {view.lea.name} is loaded in {view.year}; {request.csv} has no rows.")
        return 0
    print(
        f"{view.lea.name} compared with {counted(view.compared, 'LEA')} in {view.year}, "
        f"{view.sizes_words}; the {len(view.rows)} most alike are written to {request.csv}."
    )
    return 0


def _weights(given: Sequence[str]) -> dict[Part, float]:
    found: dict[Part, float] = {}
    for part, weight in map(_weight, given):
        if found.setdefault(part, weight) != weight:
            raise InputProblem(f"--weight {part} is given twice. Give each part once.")
    return found


def _weight(text: str) -> tuple[Part, float]:
    name, _sign, number = text.partition("=")
    try:
        weight = float(number)
        part = Part(name.strip())
    except ValueError:
        weight, part = -1.0, Part.TYPE
    if not 0 <= weight <= 1000:
        raise InputProblem(
            f"“{text}” is no weight. Write it like size=2, with one of {', '.join(Part)} and a "
            "number from 0 up."
        )
    return part, weight
