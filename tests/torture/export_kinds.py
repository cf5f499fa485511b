"""Work that writes files for people: plans, tables, letters, calendars."""

import shutil
from functools import partial
from pathlib import Path
from random import Random
from typing import ClassVar

from sos_desktop.cli.main import parse, run_command
from sos_desktop.services.casework import calendar, cases
from sos_desktop.services.county.county_files import open_county_file
from sos_desktop.services.letters.making import LetterFiles, LetterRequest, make_letters
from sos_desktop.services.letters.readiness import letter_table
from sos_desktop.services.sample import make_sample_county
from tests.torture import looking
from tests.torture.journal import Journal, Teller
from tests.torture.killing import WRITES
from tests.torture.kinds import COUNTY, Kind, Place, copy_base

_OLD = b"what was there before"
_TABLES = ("identify", "status", "outlook")
TARGETS = ("plan.pdf", "plan.xlsx", "dates.ics", *(f"{table}.csv" for table in _TABLES))
_YEAR = "2025"


class Exports(Kind):
    """Every output is written over what has its name; letters go into a folder."""

    name: ClassVar[str] = "exports"
    most_steps: ClassVar[int] = 4
    most_calls: ClassVar[int] = 80
    calls: ClassVar[frozenset[str]] = WRITES

    @classmethod
    def make_bases(cls, bases: Path) -> None:
        if (bases / "lea").exists():
            return
        with make_sample_county(bases / "exports.sos") as county:
            (bases / "lea").write_text(cases.list_cases(county)[0].case.cds, encoding="utf-8")
        for target in TARGETS:
            _write(bases / "exports.sos", target, bases)
        _letters(bases / "exports.sos", bases)

    def prepare(self, place: Place, rng: Random) -> None:
        copy_base(place, "exports.sos")
        shutil.copyfile(place.bases / "lea", place.folder / "lea")
        for target in TARGETS:
            (place.folder / target).write_bytes(_OLD)
        (place.folder / "letters").mkdir()

    def work(self, folder: Path, rng: Random, teller: Teller) -> None:
        teller.ready()
        while True:
            target = rng.choice((*TARGETS, "letters"))
            if target == "letters":
                teller.step(target, partial(_letters, folder / COUNTY, folder / "letters"))
            else:
                teller.step(target, partial(_write, folder / COUNTY, target, folder))

    def at_once(self, place: Place, journal: Journal) -> list[str]:
        return [fault for target in TARGETS if (fault := _fault(place, target, journal))] + [
            f"{path.name} is not whole"
            for path in (place.folder / "letters").iterdir()
            if not path.name.startswith(".") and not looking.is_whole(path)
        ]

    def after(self, place: Place, journal: Journal) -> list[str]:
        made = list((place.folder / "letters").iterdir())
        if "letters" in journal.done and len(made) < 3:
            return ["letters were confirmed and are not there"]
        return []

    def expected(self, place: Place) -> set[str]:
        made = [path.name for path in (place.folder / "letters").iterdir()]
        letters = {f"letters/{name}" for name in made if not name.startswith(".")}
        return {COUNTY, "lea", *TARGETS, *letters}


class Letters(Exports):
    """Letters only: of the three files of one none is ever half."""

    name: ClassVar[str] = "letters"

    @classmethod
    def make_bases(cls, bases: Path) -> None:
        if not (bases / "exports.sos").exists():
            super().make_bases(bases)

    def work(self, folder: Path, rng: Random, teller: Teller) -> None:
        teller.ready()
        while True:
            teller.step("letters", partial(_letters, folder / COUNTY, folder / "letters"))


def _fault(place: Place, target: str, journal: Journal) -> str:
    """Why a target is neither the old nor the new whole file, as far as each is right."""
    path = place.folder / target
    if not path.exists():
        return f"{target} is gone"
    if path.read_bytes() == _OLD:
        return f"{target} was confirmed and is the old one" if target in journal.done else ""
    if target not in (*journal.done, journal.under_way):
        return f"{target} was touched although nobody wrote it"
    if path.suffix == ".csv":
        whole = path.read_bytes() == (place.bases / target).read_bytes()
    else:
        whole = looking.is_whole(path)
    return "" if whole else f"{target} is not whole"


def _write(county: Path, target: str, folder: Path) -> None:
    name, _, ending = target.partition(".")
    if ending == "csv":
        given = [name, "--file", str(county), "--year", _YEAR, "--csv", str(folder / target)]
    elif name == "plan":
        lea = (folder / "lea").read_text("utf-8")
        given = ["plan", "--file", str(county), "--lea", lea, f"--{ending}", str(folder / target)]
    else:
        with open_county_file(county) as opened:
            calendar.export(opened, folder / target)
        return
    if run_command(parse(given)):
        raise RuntimeError(f"{target} was refused")


def _letters(county: Path, folder: Path) -> None:
    with open_county_file(county) as opened:
        rows = letter_table(opened).rows
        ready = [LetterRequest(row.found, row.letter) for row in rows if row.letter and row.ready]
        made = make_letters(opened, ready[:1], folder, LetterFiles())
    if not made.made:
        raise RuntimeError("no letter was made")
