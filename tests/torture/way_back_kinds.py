"""What keeps the way back open: copies that are cleared away, restoring, rescuing."""

import shutil
from contextlib import suppress
from datetime import timedelta
from functools import partial
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import ClassVar

from db import backup
from db.copy_names import stem_of
from sos_desktop.domain.casework import records as r
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import AppError
from sos_desktop.services.casework import records
from sos_desktop.services.county import copying, way_back
from sos_desktop.services.county.county_files import open_county_file
from tests.torture import looking
from tests.torture.county_kinds import Casework
from tests.torture.journal import Journal, Teller
from tests.torture.kinds import COUNTY, Kind, Place, copy_base

_OLD_COPIES = 40
_KEPT = 10
"""Copies that are there at least, whatever is cleared away."""
_TASKS = "SELECT count(*) FROM task"


class Pruning(Kind):
    """A copy after every change, over many old ones, of which most are cleared away."""

    name: ClassVar[str] = "pruning"
    most_calls: ClassVar[int] = 300

    @classmethod
    def make_bases(cls, bases: Path) -> None:
        Casework.make_bases(bases)
        backup.copy_to(bases / "casework.sos", bases / "copy.sos")

    def prepare(self, place: Place, rng: Random) -> None:
        Casework().prepare(place, rng)
        backups = place.home / "backups"
        backups.mkdir()
        now = clock.now().astimezone()
        for number in range(1, _OLD_COPIES + 1):
            moment = now - timedelta(hours=number * rng.randint(1, 20))
            name = f"{stem_of(place.county)} {moment:%Y-%m-%d %H%M%S} work.sos"
            shutil.copyfile(place.bases / "copy.sos", backups / name)

    def work(self, folder: Path, rng: Random, teller: Teller) -> None:
        case_id, tasks = (folder / "case_id").read_text("utf-8"), 0
        with open_county_file(folder / COUNTY) as county:
            teller.ready()
            while True:
                tasks += 1
                records.save(county, r.Task(case_id=case_id, title=f"Task {tasks}"))
                teller.step(tasks, partial(copying.keep_copy, county, "work"))

    def at_once(self, place: Place, journal: Journal) -> list[str]:
        found = looking.copies(place.home)
        faults = [] if len(found) >= _KEPT else [f"only {len(found)} copies are left"]
        faults += [fault for copy in found for fault in looking.unsound(copy)]
        most = max((looking.value(copy, _TASKS) for copy in found), default=0)
        if journal.done and most < journal.done[-1]:
            faults.append(f"{journal.done[-1]} tasks were copied, the best copy has {most}")
        return faults

    def after(self, place: Place, journal: Journal) -> list[str]:
        return self.at_once(place, journal)

    def expected(self, place: Place) -> set[str]:
        return {COUNTY, "case_id"}


class Restoring(Kind):
    """Copies are put in the place of the county file in turn; what lay there is kept aside."""

    name: ClassVar[str] = "restoring"
    most_calls: ClassVar[int] = 200

    @classmethod
    def make_bases(cls, bases: Path) -> None:
        Casework.make_bases(bases)
        case_id = (bases / "case_id").read_text("utf-8")
        for number in (1, 2):
            path = bases / f"worked in {number}.sos"
            shutil.copyfile(bases / "casework.sos", path)
            with open_county_file(path) as county:
                for task in range(number):
                    records.save(county, r.Task(case_id=case_id, title=f"Task {task}"))
            backup.copy_to(path, bases / f"tasks_{number}.sos")

    def prepare(self, place: Place, rng: Random) -> None:
        copy_base(place, "casework.sos")
        (place.folder / "stick").mkdir()
        for number in (1, 2):
            name = f"tasks_{number}.sos"
            shutil.copyfile(place.bases / name, place.folder / "stick" / name)

    def work(self, folder: Path, rng: Random, teller: Teller) -> None:
        teller.ready()
        while True:
            number = rng.choice((1, 2))
            copy = folder / "stick" / f"tasks_{number}.sos"
            teller.step(number, partial(way_back.restore, copy, folder / COUNTY, keep_aside=True))

    def at_once(self, place: Place, journal: Journal) -> list[str]:
        aside = _aside(place)
        faults = [fault for path in aside for fault in looking.unsound(path)]
        if len(aside) < len(journal.done):
            faults.append(f"{len(journal.done)} files were kept aside, {len(aside)} are there")
        return faults

    def after(self, place: Place, journal: Journal) -> list[str]:
        found, allowed = looking.value(place.county, _TASKS), journal.outcomes(0)
        return [] if found in allowed else [f"{found} tasks, not {allowed}"]

    def expected(self, place: Place) -> set[str]:
        aside = {path.name for path in _aside(place)}
        return {COUNTY, "stick/tasks_1.sos", "stick/tasks_2.sos", *aside}


def _aside(place: Place) -> list[Path]:
    return sorted(place.folder.glob("* kept aside *.sos"))


class Rescuing(Kind):
    """What can be read of a damaged file goes into new ones; the damaged one stays as it is."""

    name: ClassVar[str] = "rescuing"
    most_calls: ClassVar[int] = 400

    @classmethod
    def make_bases(cls, bases: Path) -> None:
        if not (bases / "tasks_2.sos").exists():
            Restoring.make_bases(bases)

    def prepare(self, place: Place, rng: Random) -> None:
        copy_base(place, "casework.sos")
        data = bytearray((place.bases / "tasks_2.sos").read_bytes())
        for _place in range(rng.randint(1, 40)):
            data[rng.randrange(4096, len(data))] = rng.randrange(256)
        (place.folder / "damaged.sos").write_bytes(data)
        (place.folder / "sum").write_text(sha256(data).hexdigest(), encoding="utf-8")

    def work(self, folder: Path, rng: Random, teller: Teller) -> None:
        number = 0
        teller.ready()
        while True:
            number += 1
            target = folder / f"rescued {number}.sos"
            teller.step(target.name, partial(_rescue, folder / "damaged.sos", target))

    def at_once(self, place: Place, journal: Journal) -> list[str]:
        faults = [fault for path in _rescued(place) for fault in looking.unsound(path)]
        data = (place.folder / "damaged.sos").read_bytes()
        if sha256(data).hexdigest() != (place.folder / "sum").read_text("utf-8"):
            faults.append("the damaged file was changed")
        gone = [name for name in journal.done if not (place.folder / name).exists()]
        if gone and _rescued(place):  # where nothing can be read there is none at all
            faults.append(f"{gone[0]} was confirmed and is not there")
        return faults

    def after(self, place: Place, journal: Journal) -> list[str]:
        return []

    def expected(self, place: Place) -> set[str]:
        made = {path.name for path in _rescued(place)}
        return {COUNTY, "damaged.sos", "sum", *made}


def _rescue(damaged: Path, target: Path) -> None:
    with suppress(AppError):
        way_back.rescue(damaged, target)


def _rescued(place: Place) -> list[Path]:
    return sorted(place.folder.glob("rescued *.sos"))
