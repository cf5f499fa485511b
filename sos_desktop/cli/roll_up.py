"""`roll-up`: what a county, or several, learn from their cases, without the name of a district."""

import argparse
import sys
from pathlib import Path

from sos_desktop.domain.formats import counted, from_to_words, number_words
from sos_desktop.services.county.county_files import open_county_file
from sos_desktop.services.roll_up import county_roll_up, merged_files, write_roll_up

HELP = (
    "Write what the county learns from its cases without district names, or put several together."
)

_A_YEAR = 366


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    of = parser.add_mutually_exclusive_group(required=True)
    of.add_argument("--file", type=Path, help="the county file (.sos)")
    of.add_argument(
        "--merge", type=Path, nargs="+", metavar="JSON", help="roll-ups of several counties"
    )
    parser.add_argument("--json", type=Path, required=True, metavar="OUT")


def run(request: argparse.Namespace) -> int:
    """Write it, and tell what can be told in a few words."""
    if request.merge:
        roll_up = merged_files(request.merge)
        write_roll_up(roll_up, request.json, made_from=request.merge)
    else:
        with open_county_file(request.file) as county:
            roll_up = county_roll_up(county)
        write_roll_up(roll_up, request.json, made_from=[request.file])
    told = [f for f in roll_up.figures if f.count]
    withheld = sum(f.withheld for f in roll_up.figures)
    print(f"{', '.join(source.county for source in roll_up.sources)}:")
    days = sorted(source.made_on for source in roll_up.sources)
    if (days[-1] - days[0]).days > _A_YEAR:
        said = from_to_words(days[0], days[-1])
        print(f"  These were made more than a year apart: {said}.", file=sys.stderr)
    for figure in told:
        least = "at least " if figure.at_least else ""
        where = f"{least}{figure.count} in {figure.districts} districts"
        mean = figure.mean
        said = where if mean is None else f"{number_words(round(mean, 1))} on average ({where})"
        print(f"  {figure.words}: {said}")
    if roll_up.hours_per_gain is not None:
        print(f"  Hours given for each gain: {number_words(round(roll_up.hours_per_gain, 1))}")
    if withheld:
        figures = counted(withheld, "figure")
        print(f"Withheld, because one or two districts stand behind: {figures}.")
    elif not told:
        print("  Nothing yet: no case of a district tells of causes, changes, tests or hours.")
    print(f"Written: {request.json}")
    return 0
