"""The county's roll-up without district names, and roll-ups of several counties as one file."""

import json
from collections.abc import Sequence
from pathlib import Path

from db.queries import casework
from db.records import records_where
from sos_desktop.domain.casework.records import (
    Action,
    CaseYear,
    Cause,
    Contact,
    Measure,
    PdsaCycle,
    ProgressNote,
    Provider,
    Referral,
)
from sos_desktop.domain.improvement.roll_up import RollUp, RollUpSource, rolled_up
from sos_desktop.domain.improvement.roll_up_merge import from_stored, merged, to_stored
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import EnvironmentProblem, InputProblem
from sos_desktop.services.casework.measure_points import all_with_figures
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.outputs import check_outputs, write_output

_LARGEST = 5 << 20
_KINDS = (
    CaseYear,
    Cause,
    Action,
    PdsaCycle,
    Measure,
    ProgressNote,
    Referral,
    Contact,
)
"""What is counted."""


def county_roll_up(county: CountyFile) -> RollUp:
    """The roll-up of all cases of a county file, open and closed."""
    with county.session() as session:
        cases = casework.all_cases(session, include_closed=True)
        files = casework.case_files(session, cases, log=False, kinds=_KINDS)
        providers = records_where(session, Provider)
    source = RollUpSource(county.county_code, county.county, clock.today())
    return rolled_up(all_with_figures(county, files.values()), providers, source)


def merged_files(paths: Sequence[Path]) -> RollUp:
    """Roll-ups of several counties as one.

    Raises:
        InputProblem: One of them is no roll-up, or a county is in two of them.
        EnvironmentProblem: One cannot be read.
    """
    return merged([(path.name, _read(path)) for path in paths])


def write_roll_up(roll_up: RollUp, path: Path, *, made_from: Sequence[Path]) -> None:
    """Write it as JSON in UTF-8, whole or not at all.

    Raises:
        InputProblem: It would overwrite what it is made from.
        EnvironmentProblem: It cannot be written.
    """
    check_outputs([path], made_from=made_from)
    content = json.dumps(to_stored(roll_up), ensure_ascii=False, indent=1) + "\n"
    write_output(path, content.encode("utf-8"), made_from=made_from)


def _read(path: Path) -> RollUp:
    try:
        if path.stat().st_size > _LARGEST:
            raise InputProblem(f"{path.name} is no roll-up: it is too large.", where=path.name)
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise EnvironmentProblem(
            f"{path.name} cannot be read. Check that it is there and open to you."
        ) from error
    except UnicodeDecodeError as error:
        raise InputProblem(
            f"{path.name} is no roll-up: it is not text.", where=path.name
        ) from error
    try:
        stored = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputProblem(
            f"{path.name} is no roll-up, or only a part of one.", where=path.name
        ) from error
    return from_stored(path.name, stored)
