"""What several commands need."""

import argparse
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from sos_desktop.domain.dashboard.cds import parse_cds
from sos_desktop.domain.dashboard.counties import SAMPLE_COUNTY, county_code
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.jobs import CancelToken
from sos_desktop.services.county import file_health
from sos_desktop.services.county.county_files import (
    CountyFile,
    create_county_file,
    open_county_file,
)
from sos_desktop.services.outputs import check_outputs, write_output

FIRST_DASHBOARD = 2017


def add_file(parser: argparse.ArgumentParser) -> None:
    """`--file FILE`, the county file."""
    parser.add_argument("--file", type=Path, required=True, help="the county file (.sos)")


def add_county(parser: argparse.ArgumentParser, use: str) -> None:
    """`--county NAME`."""
    parser.add_argument("--county", help=f"one of California's 58 counties, by name; {use}")


def add_csv(parser: argparse.ArgumentParser, *, required: bool = True, use: str = "") -> None:
    """`--csv OUT` and how it is written."""
    parser.add_argument("--csv", type=Path, required=required, metavar="OUT", help=use or None)
    parser.add_argument(
        "--excel",
        action="store_true",
        help="write CDS codes so that Excel shows them as text and keeps a leading zero",
    )


def code_of(name: str | None) -> str | None:
    """A county's code from its name; None for None.

    Raises:
        InputProblem: There is no such county.
    """
    if name is None:
        return None
    code = county_code(name)
    if code is None:
        raise InputProblem(f"There is no county named “{name}” in California. Check the spelling.")
    return code


def lea_code(text: str) -> str:
    """An LEA's code of 14 digits, from the code as spreadsheets leave it.

    Raises:
        InputProblem: It is none.
    """
    parsed = parse_cds(text)
    if parsed is None:
        raise InputProblem(f"“{text}” is not a CDS code of 14 digits.")
    return parsed.code


def county_choice(name: str | None) -> tuple[str | None, bool]:
    """A county's code, and whether the whole state is wanted ("all").

    Raises:
        InputProblem: There is no such county.
    """
    everywhere = (name or "").casefold() == "all"
    return (None if everywhere else code_of(name)), everywhere


def open_or_create(path: Path, county: str | None) -> CountyFile:
    """Open a county file; make it first when it is missing and the county is given.

    Raises:
        InputProblem: It is missing and no county is given, or it belongs to another county.
    """
    code = code_of(county)
    if path.exists():
        opened = open_county_file(path)
        if code is not None and code != opened.county_code:
            name = opened.county
            opened.close()
            raise InputProblem(
                f"{path.name} is the file of {name} County. Leave --county out, or name another "
                "file."
            )
        return opened
    if code is None:
        raise InputProblem(
            f"{path} does not exist. Add --county NAME to make a new county file there."
        )
    return create_county_file(path, code, sample=code == SAMPLE_COUNTY[0])


@contextmanager
def open_to_read(path: Path) -> Iterator[CountyFile]:
    """A county file of which a command only reads, its figures checked while it works.

    The check of a file with eight statewide years takes as long as what is worked out from one. The
    block ends when both are done; what was worked out may leave the program only then.

    Raises:
        InputProblem, EnvironmentProblem: As `open_county_file` says.
        FileDamaged: The figures or the history are damaged, whatever the work made of them.
    """
    with open_county_file(path, rest_later=True) as county, ThreadPoolExecutor(1) as beside:
        checked = beside.submit(file_health.finish_check, county, CancelToken())
        try:
            yield county
        finally:
            if damage := checked.result():
                raise damage


def remove_made(county: CountyFile) -> None:
    """Take away a county file that this run made and left empty, with what lies beside it."""
    county.close()
    for path in (county.path, county.path.with_name(f".{county.path.name}.lock")):
        path.unlink(missing_ok=True)
    print(f"{county.path.name} was not made: nothing was loaded.", file=sys.stderr)


def check_year(year: int) -> None:
    """Raise when there is no Dashboard of a year at all.

    Raises:
        InputProblem: It lies before the first one, or ahead.
    """
    if year < FIRST_DASHBOARD:
        raise InputProblem(f"There is no Dashboard of {year}: the first is of {FIRST_DASHBOARD}.")
    if year > clock.today().year:
        raise InputProblem(f"There is no Dashboard of {year} yet.")


class CsvOutput:
    """Where `--csv` goes; made before the work, so that a place that is refused is told at once.

    Attributes:
        for_excel: Whether `--excel` was given.

    Raises:
        InputProblem: A county file or a file that is read would be lost there.
    """

    def __init__(self, request: argparse.Namespace, *read: Path) -> None:
        self._path: Path = request.csv
        self._read = (request.file, *read)
        self.for_excel: bool = request.excel
        check_outputs([self._path], made_from=self._read)

    def write(self, content: bytes) -> None:
        """Write it whole.

        Raises:
            InputProblem: As above.
            EnvironmentProblem: It cannot be written.
        """
        write_output(self._path, content, made_from=self._read)
