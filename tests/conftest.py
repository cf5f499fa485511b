"""What every test gets: a home of its own, a county file on demand, and no unexpected noise."""

import contextlib
import gc
import itertools
import logging
import os
import pickle
import re
import shutil
import sys
import threading
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any, NamedTuple
from uuid import uuid4

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# NumPy, which openpyxl loads, would keep threads that wait in a loop and are never asked.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import tests.kept_bytecode  # noqa: F401 - for its effect on all that is imported after it

# isort: split

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings

from sos_desktop.foundation import memory
from sos_desktop.foundation.paths import HOME_VARIABLE, data_dir
from sos_desktop.services.county.county_files import (
    CountyFile,
    create_county_file,
    open_county_file,
)
from sos_desktop.services.sample import make_sample_county
from tests.kept_statements import keep_statements
from tests.quick_files import never_wait_for_disk, opened_copy
from tests.quiet_workers import tell_less

OWN_COUNTY = "27"
USER = "Ana Ruiz"
# How long an example takes tells of a busy machine, not of a fault.
settings.register_profile("suite", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("suite")
keep_statements()
_homes = itertools.count()
_empty_homes: list[Path] = []
_LIBRARIES = ("hypothesis", "asyncio", "execnet")


@pytest.fixture(scope="session", autouse=True)
def nobodys_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """What several tests look at is made before any of them has its home, and reaches none.

    The one of who runs the tests would be shared by all workers.
    """
    folder = tmp_path_factory.mktemp("nobody")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(HOME_VARIABLE, str(folder))
        yield folder


@pytest.fixture(autouse=True)
def home(request: pytest.FixtureRequest, nobodys_home: Path) -> Iterator[Path]:
    """Data, settings and logs of the test live in a folder of its own.

    Most tests know no file, and leave theirs as empty as they found it, for the next one: to make
    and clear away a folder for each, and pytest's own, was a third of what they took.
    """
    if "tmp_path" in request.fixturenames:
        folder = request.getfixturevalue("tmp_path") / "home"
        folder.mkdir()
    else:
        folder = _empty_homes.pop() if _empty_homes else nobodys_home / f"home{next(_homes)}"
        folder.mkdir(exist_ok=True)
    os.environ[HOME_VARIABLE] = str(folder)
    yield folder
    os.environ[HOME_VARIABLE] = str(nobodys_home)
    if folder.parent == nobodys_home:
        if _is_empty(folder):
            _empty_homes.append(folder)
        else:
            shutil.rmtree(folder, ignore_errors=True)


def _is_empty(folder: Path) -> bool:
    with contextlib.suppress(OSError), os.scandir(folder) as found:
        return next(found, None) is None
    return False


def pytest_configure(config: pytest.Config) -> None:
    """Not when this is imported: benchmarks and tests that kill a program save as users do."""
    never_wait_for_disk()
    tell_less(config)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, Any, Any]:
    """Nothing that is loaded is ever let go: to look for what is took a fifth of collecting."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()


def pytest_collection_finish() -> None:
    """Take all tests out of the collector's sight: it would walk them in each full collection."""
    gc.collect()
    memory.freeze()
    # An import takes nothing out of the collector's sight from here on, or windows would pile up
    # there. To let it come back after the test would bring back all tests.
    memory.freeze = lambda: None
    gc.set_threshold(10_000, 10, 10)  # what lives through a test is little beside what it makes


class Prepared(NamedTuple):
    """A folder, or a closed county file, in which something was done, and what that gave back."""

    path: Path
    made: Any


Fill = Callable[[Path], Any]
"""Fills a folder; what it gives back is kept beside it."""


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Fill], Any]:
    """Gives the folder of a name, filled once for all workers, and what filling it gave back.

    What takes a while to make would else be made by each of them. Copy what is in the folder.
    """
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent

    def once(name: str, fill: Fill) -> Prepared:
        folder = shared / "once" / name
        kept = folder / "made.pickle"
        folder.parent.mkdir(exist_ok=True)
        with FileLock(folder.with_name(f"{name}.lock")):
            if not kept.exists():
                shutil.rmtree(folder, ignore_errors=True)
                folder.mkdir()
                with pytest.MonkeyPatch.context() as patch:
                    patch.setenv(HOME_VARIABLE, str(folder))
                    made = fill(folder)
                kept.write_bytes(pickle.dumps(made))
        return Prepared(folder, pickle.loads(kept.read_bytes()))

    return once


@pytest.fixture(scope="session")
def new_county_file(made_once: Callable[[str, Fill], Any]) -> Path:
    """A county file in which nothing has been done."""
    made = made_once("new", lambda to: create_county_file(to / "new.sos", OWN_COUNTY).close())
    return made.path / "new.sos"


@pytest.fixture(scope="session")
def sample_county_file(
    made_once: Callable[[str, Fill], Any], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The sample county as of today: a copy of this worker's own. Copy it where you write."""
    made = made_once("sample", lambda to: make_sample_county(to / "sample.sos").close())
    own = tmp_path_factory.mktemp("sample") / "sample.sos"
    return Path(shutil.copyfile(made.path / "sample.sos", own))


def _is_drawn(value: object) -> bool:
    """Whether it is a record whose id was drawn when its file of tests was loaded.

    Workers share prepared files, so in all but one the file would hold it under another id.
    """
    return bool(re.fullmatch(r"[0-9a-f-]{32,36}", str(getattr(value, "id", ""))))


Work = Callable[[CountyFile, Path], Any]
"""Does something in a fresh county file; the folder is for files that it loads."""


@pytest.fixture(scope="session")
def prepared(
    made_once: Callable[[str, Fill], Any], new_county_file: Path
) -> Callable[[Work], Prepared]:
    """Gives the county file in which a work was done; done once, because it takes a while.

    `county` begins with such a file where a room overrides `county_template`.
    """
    done: dict[Work, Prepared] = {}

    def prepare(work: Work) -> Prepared:
        def fill(folder: Path) -> Any:
            shutil.copyfile(new_county_file, folder / "Monterey.sos")
            with open_county_file(folder / "Monterey.sos") as file:
                file.user = USER
                return work(file, folder)

        if work not in done:
            known = vars(sys.modules[work.__module__])
            drawn = [name for name, value in known.items() if _is_drawn(value)]
            assert not drawn, f"each worker draws other ids: give {drawn} one"
            folder, made = made_once(f"{work.__module__}.{work.__qualname__}", fill)
            done[work] = Prepared(folder / "Monterey.sos", made)
        return done[work]

    return prepare


@pytest.fixture
def county_template(new_county_file: Path) -> Path:
    """The file `county` is a copy of: one in which nothing has been done."""
    return new_county_file


@pytest.fixture
def county(tmp_path: Path, county_template: Path) -> Iterator[CountyFile]:
    """A fresh county file for Monterey (27), closed at the end."""
    path = tmp_path / "Monterey.sos"
    shutil.copyfile(county_template, path)
    be_a_device()
    with opened_copy(path, county_template) as file:
        file.user = USER
        yield file


def be_a_device() -> None:
    """Give the home of a test the id a device gets when it first opens a file, made durable."""
    folder = data_dir()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "device").write_text(str(uuid4()), encoding="ascii")


class _Noise(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if not record.name.startswith(_LIBRARIES):
            self.heard.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture
def expected_log() -> list[str]:
    """Parts of warnings this test means to cause; add to it before they come."""
    return []


@pytest.fixture(autouse=True)
def nothing_left(request: pytest.FixtureRequest, home: Path) -> Iterator[None]:
    """A thread that a test leaves running fails it, and a warning that it did not announce.

    One fixture for all that is looked at after each test: ten thousand tests pay for each.
    """
    announced = "expected_log" in request.fixturenames
    expected = request.getfixturevalue("expected_log") if announced else []
    standing = memory._State.owners  # windows that more than one test looks at
    before = set(threading.enumerate())
    noise = _Noise()
    root = logging.getLogger()
    root.addHandler(noise)
    yield
    root.removeHandler(noise)
    memory._State.owners = standing
    if not standing:
        gc.enable()  # where a test left a window's work running
    running = _left_running(before)
    unexpected = [text for text in noise.heard if not any(part in text for part in expected)]
    if running:
        pytest.fail(f"Threads left running: {', '.join(running)}")
    if unexpected:
        pytest.fail("Logged without being expected:\n" + "\n".join(unexpected))


def _left_running(before: set[threading.Thread]) -> list[str]:
    """The names of threads that were not there before and do not end."""
    left = [
        thread
        for thread in threading.enumerate()
        if thread not in before and not isinstance(thread, threading._DummyThread)
    ]
    for thread in left:
        thread.join(2)
    return [thread.name for thread in left if thread.is_alive()]
