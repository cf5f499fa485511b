"""Opening, making and copying county files."""

from pathlib import Path

from db import backup
from db.file_check import check_place
from db.file_lock import FileInUse
from db.opening import make_county_file, open_database
from sos_desktop.domain.dashboard.counties import COUNTIES, SAMPLE_COUNTY
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import EnvironmentProblem, InputProblem
from sos_desktop.foundation.settings import Settings, login_name
from sos_desktop.foundation.version import VERSION
from sos_desktop.services.county.county_file import CountyFile
from sos_desktop.services.outputs import check_outputs


def create_county_file(path: Path, county_code: str, *, sample: bool = False) -> CountyFile:
    """Make a new, empty county file and open it.

    Args:
        path: Where; the folder must exist and the file must not.
        county_code: Two digits ("27").
        sample: Mark it as the invented sample county.

    Raises:
        InputProblem: The file exists, or there is no such county.
        EnvironmentProblem: The folder is missing, read-only or full.
    """
    if county_code not in COUNTIES and not (sample and county_code == SAMPLE_COUNTY[0]):
        raise InputProblem(
            f'There is no county "{county_code}". Choose one of California\'s 58 counties.',
            where="county",
        )
    check_place(path)
    check_outputs([path], made_from=(), as_county_file=True)
    facts = {
        "county_code": county_code,
        "created_at": clock.now().isoformat(),
        "created_by_version": VERSION,
        "sample": "1" if sample else "0",
    }
    make_county_file(path, facts)
    return open_county_file(path)


def open_county_file(path: Path, *, rest_later: bool = False) -> CountyFile:
    """Open a county file, bringing it to this program's format first if it is older.

    Args:
        path: The file.
        rest_later: Check figures, history and the index of Find not now; the caller sees to it
            that `file_health.finish_check` follows. Nothing is written before the last two are
            checked, whoever comes first.

    Raises:
        InputProblem: The path is not a county file.
        EnvironmentProblem: It is missing, damaged, read-only, made by a newer program, or open in
            another window. A file that cannot be opened is left exactly as it was.
    """
    opened = open_database(path, rest_later=rest_later)
    county = CountyFile(opened, Settings.load().user_name or login_name())
    if not county.county:
        county.close()
        raise EnvironmentProblem(
            f"{path.name} does not say which county it is for, so it cannot be used. Open the "
            "latest copy from the backup folder.",
            where=str(path),
        )
    return county


def back_up(county: CountyFile, target: Path) -> Path:
    """Write a whole, checked copy of the open county file to `target`.

    Raises:
        InputProblem: `target` is the county file itself, or another one.
        FileMoved: The path does not name the open file any more.
        EnvironmentProblem: The copy could not be written.
    """
    check_outputs([target], made_from=[county.path], as_county_file=True)
    return county.copy_to(target).path


def keep_daily_copy(county: CountyFile) -> Path | None:
    """The day's first automatic copy, in the backup folder; None when there is one already.

    Raises:
        FileMoved: The path does not name the open file any more.
        EnvironmentProblem: It could not be written.
    """
    copied = backup.of_today(county.path, county.copy_to)
    return copied and copied.path


def save_everything_as(county: CountyFile, target: Path) -> None:
    """Write everything to a new county file, and go on working in it.

    It is read from the file that is open, wherever that is now: its path need not name it.

    Raises:
        InputProblem: Something is there already, or it would belong to another county file.
        EnvironmentProblem: It could not be written, or the open file cannot be read any more; the
            county file is as it was.
    """
    check_place(target)  # first: what is there may be the open file, which nobody else may open
    check_outputs([target], made_from=(), as_county_file=True)
    county.move_to(target)


__all__ = [
    "CountyFile",
    "FileInUse",
    "back_up",
    "create_county_file",
    "keep_daily_copy",
    "open_county_file",
    "save_everything_as",
]
