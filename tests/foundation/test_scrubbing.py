"""Whatever carries a text of a case, the log and the crash details do not say it."""

import decimal
import json
import logging
import sqlite3
import tomllib
import warnings
from collections import namedtuple
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

import pytest
import sqlalchemy as sa

from sos_desktop.foundation import logs, paths
from sos_desktop.foundation.errors import AppError, EnvironmentProblem, InputProblem
from sos_desktop.foundation.scrubbing import Known, described, traced

TOKEN = "Mother of J. complained Q7Z"
PART = "Q7Z"
_log = logging.getLogger("sos_desktop.test")


@dataclass
class _Note:
    text: str


class _Own(Exception):
    def __str__(self):
        return f"own {TOKEN}"

    __repr__ = __str__


def _decoding():
    (TOKEN.encode() + b"\xff").decode()


def _encoding():
    TOKEN.replace("Q", "Ñ").encode("ascii")


def _cause():
    try:
        int(TOKEN)
    except ValueError as error:
        raise RuntimeError("kept aside") from error


def _context():
    try:
        raise OSError(2, TOKEN, TOKEN)
    except OSError:
        raise LookupError(TOKEN)  # noqa: B904 - the context is what is tried


def _group():
    raise ExceptionGroup(TOKEN, [ValueError(TOKEN), ExceptionGroup("in it", [_Own()])])


def _noted():
    error = ValueError("kept aside")
    error.add_note(TOKEN)
    raise error


def _database():
    engine = sa.create_engine("sqlite://")
    try:
        with engine.begin() as connection:
            connection.execute(sa.text("CREATE TABLE t (a TEXT NOT NULL UNIQUE)"))
            for _turn in range(2):
                connection.execute(sa.text("INSERT INTO t VALUES (:a)"), {"a": TOKEN})
    finally:
        engine.dispose()


def _statement():
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute(f"SELECT '{TOKEN}")
    finally:
        connection.close()


def _asserted():
    note = _Note(TOKEN)
    if note.text:
        raise AssertionError(f"{note!r} is wrong")


def _made_code():
    exec(compile(f"def Q7Z():\n    raise ValueError('{TOKEN}')\nQ7Z()", TOKEN, "exec"), {})


def _attribute():
    getattr(_Note(TOKEN), PART)


def _unpacked():
    (lambda: None)(**{PART: 1})


def _problem():
    try:
        Path(f"/{TOKEN}/x").read_text()
    except OSError as error:
        raise EnvironmentProblem(f"{TOKEN} cannot be read.", details=error, where=TOKEN) from error


def _deep():
    error = ValueError(TOKEN)
    for _turn in range(3000):
        following = ValueError(TOKEN)
        following.__cause__ = error
        error = following
    raise error


def _loop():
    error, other = ValueError(TOKEN), KeyError(TOKEN)
    error.__cause__, other.__cause__ = other, error
    raise error


def _recursion(text):
    _recursion(text + TOKEN)


RAISING = [
    _decoding,
    _encoding,
    _cause,
    _context,
    _group,
    _noted,
    _database,
    _statement,
    _asserted,
    _made_code,
    _attribute,
    _unpacked,
    _problem,
    _deep,
    _loop,
    lambda: date.fromisoformat(TOKEN),
    lambda: {}[TOKEN],
    lambda: float(TOKEN),
    lambda: decimal.Decimal(TOKEN),
    lambda: json.loads(f'{{"{TOKEN}'),
    lambda: tomllib.loads(f"a = {TOKEN}"),
    lambda: __import__(PART),
    lambda: [].index(TOKEN),
    lambda: Path(f"/{TOKEN}/x").read_text(),
    lambda: StrEnum("E", {"A": "a"})(TOKEN),
    lambda: _recursion(""),
    lambda: (_ for _ in ()).throw(_Own()),
    lambda: compile(f"{TOKEN}", TOKEN, "exec"),
    lambda: (_ for _ in ()).throw(InputProblem(TOKEN, details=_Own(), where=TOKEN)),
]


def _caught(raising):
    try:
        raising()
    except Exception as error:  # noqa: BLE001 - every kind is tried
        return error
    raise AssertionError("nothing was raised")


@pytest.fixture
def log(monkeypatch, expected_log):
    """Reads the log; nobody else hears `_log`, as they refuse entries put together wrongly."""
    expected_log.append("")
    files = logs.start()
    assert files is not None
    monkeypatch.setattr(_log, "callHandlers", files._handler.handle)
    yield lambda: (paths.log_dir() / "sos-desktop.log").read_text(encoding="utf-8")
    files.stop()


@pytest.mark.parametrize(
    "raising", RAISING, ids=lambda it: f"{it.__name__}{it.__code__.co_firstlineno}"
)
def test_no_error_tells_what_it_was_about(raising, log):
    error = _caught(raising)
    _log.critical("Unexpected fault", exc_info=error)
    _log.error("It failed: %s", error)
    _log.error(error)
    told = [traced(error), described(error), log(), AppError("Sorry.", details=error).details]
    for text in told:
        assert PART not in text
        assert type(error).__name__ in text
        assert len(text) < 60_000


@dataclass(frozen=True)
class _Shown:
    text: str


_Pair = namedtuple("_Pair", "text")
LOGGING = [
    lambda: _log.error("read %s", TOKEN),
    lambda: _log.error("read %r", [TOKEN]),
    lambda: _log.error("read %(name)s", {"name": TOKEN}),
    lambda: _log.error("read %s", {TOKEN: 1}),
    lambda: _log.error("read %(other)s", {TOKEN: 1}),
    lambda: _log.error("read %d", TOKEN),
    lambda: _log.error("read %s and %s", TOKEN),
    lambda: _log.error("read", TOKEN),
    lambda: _log.error(f"read {TOKEN}"),
    lambda: _log.error("read " + TOKEN),
    lambda: _log.error("read {}".format(TOKEN)),  # noqa: UP032
    lambda: _log.error(TOKEN),
    lambda: _log.error(_Shown(TOKEN)),
    lambda: _log.error("read %s %s", _Shown(TOKEN), _Pair(TOKEN)),
    lambda: _log.error("read %s", Path(TOKEN)),
    lambda: _log.error("read %s", TOKEN.encode()),
    lambda: _log.error("read %s", StrEnum("E", {"A": TOKEN}).A),
    lambda: _log.error("read", stack_info=True, extra={"text": TOKEN}),
    lambda: _in_a_call(TOKEN),
    lambda: logging.getLogger("a.library").warning(f"read {TOKEN}"),  # noqa: G004
]


def _in_a_call(text):
    _log.error("read %s", text, stack_info=True, stacklevel=2)


@pytest.mark.parametrize("number", range(len(LOGGING)))
def test_no_entry_tells_what_it_was_given(number, log):
    LOGGING[number]()
    assert " ERROR " in log() or " WARNING " in log()
    assert PART not in log()


def test_a_warning_of_python_is_logged_without_its_text(log):
    logging.captureWarnings(True)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("always")
            logging.captureWarnings(False)
            logging.captureWarnings(True)
            warnings.warn(TOKEN, stacklevel=1)
    finally:
        logging.captureWarnings(False)
    assert "py.warnings" in log()
    assert PART not in log()


def test_an_error_another_handler_wrote_out_is_not_taken_over(log, monkeypatch):
    written = []

    def write_out(record):
        written.append(logging.Formatter().format(record))
        return True

    monkeypatch.setattr(_log, "filters", [write_out])
    _log.error("It failed", exc_info=_caught(lambda: int(TOKEN)))
    assert PART in written[0]
    assert PART not in log()


def test_what_helps_is_said(log):
    _log.info("kept %d rows of %s in %.1f s", 12, Known("letters"), 0.25)
    assert "kept 12 rows of letters in 0.2 s" in log()
    assert described(_caught(_cause)) == "RuntimeError: kept aside, because of ValueError"
    assert "ENOENT" in described(_caught(_problem))
    assert "SQLITE_CONSTRAINT_UNIQUE" in described(_caught(_database))
    assert described(_caught(_decoding)) == "UnicodeDecodeError: start 27"
    assert described(_caught(lambda: None.text)) == "AttributeError: no text in NoneType"
    assert "no such_module" in described(_caught(lambda: __import__("such_module")))
    trace = traced(_caught(_cause))
    assert f"  {__name__}, line {_cause.__code__.co_firstlineno + 2}, in _cause" in trace
    assert trace.index("ValueError") < trace.index("That error led to:") < trace.index("aside")


@pytest.mark.skipif("os.name != 'posix'", reason="Windows keeps the profile to its owner")
def test_only_the_owner_reads_the_log(home, log):
    folder = home / "logs"
    assert folder.stat().st_mode & 0o777 == 0o700
    _log.error("something")
    assert {file.stat().st_mode & 0o777 for file in folder.iterdir()} == {0o600}


@pytest.mark.skipif("os.name != 'posix'", reason="Windows keeps the profile to its owner")
def test_a_log_of_before_becomes_its_owners(home):
    (home / "logs").mkdir(mode=0o755)
    old = home / "logs" / "sos-desktop.log"
    old.touch(mode=0o644)
    files = logs.start()
    assert files is not None
    files.stop()
    assert old.stat().st_mode & 0o777 == 0o600
    assert old.parent.stat().st_mode & 0o777 == 0o700
