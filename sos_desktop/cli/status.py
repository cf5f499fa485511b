"""`status`: a row per LEA with methods, criteria met, status and Level 3 flag."""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable

from sos_desktop.cli.common import (
    CsvOutput,
    add_county,
    add_csv,
    add_file,
    check_year,
    county_choice,
    open_to_read,
)
from sos_desktop.domain.formats import counted
from sos_desktop.domain.identification.history import Basis
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.identification.status import PreferredSource, status_csv, statuses

HELP = "Write which LEAs are owed assistance in a year, from CDE's list or computed."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_file(parser)
    parser.add_argument("--year", type=int, required=True, help="Dashboard year")
    add_county(parser, "the file's own by default; “all” for the whole state")
    add_csv(parser)
    parser.add_argument(
        "--prefer",
        choices=[str(choice) for choice in PreferredSource],
        default=str(PreferredSource.OFFICIAL),
        help="which result to write where CDE's list is loaded too (official)",
    )


def run(request: argparse.Namespace) -> int:
    """Write the statuses; 1 when nothing is known of the year, or nothing can be told of it."""
    check_year(request.year)
    output = CsvOutput(request)
    code, everywhere = county_choice(request.county)
    with open_to_read(request.file) as county:
        table = statuses(
            county,
            request.year,
            county_code=code,
            statewide=everywhere,
            prefer=PreferredSource(request.prefer),
        )
    if table.rules is None and not table.rows:
        raise InputProblem(table.why_not)
    if not table.rows:
        raise InputProblem(
            f"Nothing of the {request.year} Dashboard is loaded: no indicators and no CDE list. "
            "Load them with import first."
        )
    if table.why_not:
        print(table.why_not, file=sys.stderr)
    computed = any(row.basis is Basis.COMPUTED for row in table.rows)
    for what in table.missing if computed else ():
        print(f"Not computable: {what} is not loaded.", file=sys.stderr)
    output.write(status_csv(table, for_excel=output.for_excel))
    leas = counted(len(table.rows), "LEA")
    if all(row.criteria_met is None and row.served is None for row in table.rows):
        print(
            f"{request.year}: by what is loaded nothing can be told of {leas}, "
            "neither who met the criteria nor to whom assistance is owed. "
            f"{request.csv} says so for each.",
            file=sys.stderr,
        )
        return 1
    met = _at_least(row.criteria_met for row in table.rows)
    served = _at_least(row.served for row in table.rows)
    open_ = sum(row.served is None for row in table.rows)
    print(
        f"{request.year}: {leas}, criteria met by {met}, assistance owed to "
        f"{served}, not computable for {open_}. Written to {request.csv}."
    )
    return 0


def _at_least(answers: Iterable[bool | None]) -> str:
    """How many are yes, so that what cannot be told is never read as no."""
    found = Counter(answers)
    if not found[None]:
        return str(found[True])
    return f"at least {found[True]}" if found[True] else "none for certain"
