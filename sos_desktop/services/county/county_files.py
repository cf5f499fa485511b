"""Opening, making, copying and closing county files."""

import logging
import sqlite3
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Self

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from db import backup, search_index
from db.change_log import Note
from db.engine import make_engine
from db.errors import environment_problem
from db.file_check import check_county_file, check_place
from db.file_lock import FileInUse, WindowLock
from db.migrations.runner import migrate
from db.models.dashboard import MetaRow
from db.session import Turns, session_scope
from sos_desktop.domain.dashboard.counties import COUNTIES, SAMPLE_COUNTY, county_name
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import EnvironmentProblem, InputProblem
from sos_desktop.foundation.settings import Settings, login_name
from sos_desktop.foundation.version import VERSION
from sos_desktop.services.outputs import check_outputs

_log = logging.getLogger(__name__)


class CountyFile:
    """An open county file; nobody else can open it until it is closed.

    Attributes:
        path: Where it lies.
        county_code: The two digits of its county ("27").
        is_sample: Whether it holds the invented sample county.
        user: Who is working; written into the history. Set it when the setting changes.
        engine: For services only.
    """

    def __init__(
        self, path: Path, engine: sa.Engine, lock: WindowLock, meta: dict[str, str], user: str
    ) -> None:
        self._turns = Turns(engine)
        self.path = path
        self.engine = engine
        self.county_code = meta["county_code"]
        self.is_sample = meta.get("sample") == "1"
        self.user = user
        self._lock = lock

    @property
    def county(self) -> str:
        """The county's name ("Monterey")."""
        return county_name(self.county_code) or ""

    def session(
        self, label: str | None = None, case_id: str | None = None
    ) -> AbstractContextManager[Session]:
        """A transaction for a `with` block: kept whole at its end, or not at all.

        Threads that write take turns, so a short change may wait for a long one to end.

        Args:
            label: What is being done, as the undo menu says it. None means the block only reads:
                it takes no write lock, and SQLite refuses any write.
            case_id: The case concerned, for the case's history.

        Raises:
            EnvironmentProblem: When the file or the computer refuses.
        """
        note = None if label is None else Note(label=label, who=self.user, case_id=case_id)
        return session_scope(self.engine, self.path, note, self._turns)

    def close(self) -> None:
        """Let go of the file; closing twice does no harm."""
        self.engine.dispose()
        self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


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
    part = path.with_name(f".{path.name}.part")
    meta = {
        "county_code": county_code,
        "created_at": clock.now().isoformat(),
        "created_by_version": VERSION,
        "sample": "1" if sample else "0",
    }
    try:
        part.unlink(missing_ok=True)
        _fill_new(part, meta)
        part.rename(path)
    except (sqlite3.Error, DBAPIError, OSError) as error:
        part.unlink(missing_ok=True)
        raise environment_problem(error, path) or _cannot_make(path, error) from error
    return open_county_file(path)


def _fill_new(part: Path, meta: dict[str, str]) -> None:
    migrate(part)
    engine = make_engine(part)
    try:
        with engine.begin() as connection:
            connection.execute(
                sa.insert(MetaRow), [{"key": key, "value": value} for key, value in meta.items()]
            )
    finally:
        engine.dispose()


def open_county_file(path: Path) -> CountyFile:
    """Open a county file, bringing it to this program's format first if it is older.

    Raises:
        InputProblem: The path is not a county file.
        EnvironmentProblem: It is missing, damaged, read-only, made by a newer program, or open in
            another window. A file that cannot be opened is left exactly as it was.
    """
    check_county_file(path)
    lock = WindowLock(path)
    lock.acquire()
    engine: sa.Engine | None = None
    try:
        if copy := migrate(path):
            _log.info("Format upgraded; copy kept as %s", copy.name)
        engine = make_engine(path)
        with session_scope(engine, path) as session:
            meta = {row.key: row.value for row in session.scalars(sa.select(MetaRow))}
        if county_name(meta.get("county_code", "")) is None:
            raise EnvironmentProblem(
                f"{path.name} does not say which county it is for, so it cannot be used. Open the "
                "latest copy from the backup folder.",
                where=str(path),
            )
        _prepare_search(path)
        return CountyFile(path, engine, lock, meta, Settings.load().user_name or login_name())
    except BaseException:
        if engine is not None:
            engine.dispose()
        lock.release()
        raise


def _prepare_search(path: Path) -> None:
    try:
        search_index.prepare(path)
    except sqlite3.Error as error:
        raise environment_problem(error, path) or _cannot_open(path, error) from error


def back_up(county: CountyFile, target: Path) -> Path:
    """Write a whole, checked copy of the open county file to `target`.

    Raises:
        InputProblem: `target` is the county file itself, or another one.
        EnvironmentProblem: The copy could not be written.
    """
    check_outputs([target], made_from=[county.path], as_county_file=True)
    return backup.copy_to(county.path, target)


def keep_daily_copy(county: CountyFile) -> Path | None:
    """The day's first automatic copy, in the backup folder; None when there is one already.

    Raises:
        EnvironmentProblem: It could not be written.
    """
    return backup.of_today(county.path)


__all__ = [
    "CountyFile",
    "FileInUse",
    "back_up",
    "create_county_file",
    "keep_daily_copy",
    "open_county_file",
]


def _cannot_open(path: Path, error: Exception) -> EnvironmentProblem:
    return EnvironmentProblem(
        f"{path.name} could not be prepared for searching and was not opened. Open the latest copy "
        "from the backup folder.",
        details=str(error),
        where=str(path),
    )


def _cannot_make(path: Path, error: Exception) -> EnvironmentProblem:
    return EnvironmentProblem(
        f"{path.name} could not be made in {path.parent}. Check that you may write in the folder "
        "and that the disk has room, or choose another folder.",
        details=str(error),
        where=str(path),
    )
