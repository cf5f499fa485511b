"""Makes the sample county file: files loaded, cases opened and worked through the real services."""

import dataclasses
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from sos_desktop.domain.casework.records import Case, CaseRecord, Record
from sos_desktop.domain.casework.stages.routes import LCAP_STEPS
from sos_desktop.domain.casework.words import Route, Stage
from sos_desktop.domain.dashboard.counties import SAMPLE_COUNTY
from sos_desktop.foundation import clock
from sos_desktop.foundation.jobs import Progress, no_progress
from sos_desktop.foundation.paths import resource
from sos_desktop.services.casework import case_bulk, case_cycles, cases, records
from sos_desktop.services.county import registers
from sos_desktop.services.county.county_files import CountyFile, create_county_file
from sos_desktop.services.county.office import Office, save_office
from sos_desktop.services.dashboard import imports
from sos_desktop.services.sample.days import STANDS_ON, SampleDays
from sos_desktop.services.sample.lasting import add_lasting
from sos_desktop.services.sample.local_data import attach, read_local, write_finding
from sos_desktop.services.sample.providers import MADE_ON, add_providers
from sos_desktop.services.sample.script import (
    KINDS,
    Event,
    case_scripts,
    days_of,
    register_records,
    values,
)

LOADED_ON = {2023: -464, 2024: -463, 2025: -110}
"""When each year's files were loaded: after the Dashboards of Nov 21, 2024 and Nov 13, 2025."""

OFFICE = Office(
    "Alder County Office of Education",
    "100 Orchard Street\nAlder, CA 99999",
    "(555) 010-0100",
    "Alder County Superintendent of Schools",
    "Amara Delacroix",
)
"""The invented office, as its letters name it."""

_MORNING = time(9, 0)
_BETWEEN = timedelta(minutes=3)
_LOADED_BY = "Dag Whitcombe"


def make_sample_county(
    path: Path, progress: Progress = no_progress, *, as_of: date | None = None
) -> CountyFile:
    """Make the invented county in a new file, with cases in every stage, and open it.

    Args:
        path: Where; the file must not exist.
        progress: Told of each step.
        as_of: The day from which what is due counts; today by default, and never before the
            cases' own last days.

    Raises:
        InputProblem, EnvironmentProblem: The file cannot be made; none is left behind.
    """
    county = create_county_file(path, SAMPLE_COUNTY[0], sample=True)
    try:
        fill_sample_county(county, progress, as_of=as_of)
    except BaseException:
        county.close()
        path.unlink(missing_ok=True)
        raise
    return county


def fill_sample_county(
    county: CountyFile, progress: Progress = no_progress, *, as_of: date | None = None
) -> dict[str, str]:
    """Load the sample files and make the sample cases in an empty sample county file.

    Returns:
        The id of each case by its name ("laurel-bend").
    """
    days = SampleDays(max(as_of or clock.today(), STANDS_ON))
    user = county.user
    save_office(county, OFFICE)
    county.user = _LOADED_BY
    with _at(days.on(MADE_ON), 0):
        providers = add_providers(county)
    making = {
        name: _CaseInMaking(county, events, days_of(events, days), providers)
        for name, events in case_scripts().items()
    }
    steps = _steps(making, days)
    before: Counter[date] = Counter()
    try:
        for number, (on, step) in enumerate(steps):
            progress(number, len(steps), "Making the sample county")
            before[on] += 1
            with _at(on, before[on]):
                if isinstance(step, int):
                    _load(county, step)
                    if step == min(LOADED_ON):
                        _write_down_people(county, days)
                else:
                    making[step[0]].do(step[1])
        ids = {name: case.case_id for name, case in making.items()}
        add_lasting(county, ids, days.as_of)
    finally:
        county.user = user
    progress(len(steps), len(steps), "Made")
    return ids


Step = int | tuple[str, Event]
"""A Dashboard year to load, or an event of a case."""


def _steps(making: Mapping[str, "_CaseInMaking"], days: SampleDays) -> list[tuple[date, Step]]:
    """Everything that is done, with its day, in order."""
    steps: list[tuple[date, int, Step]] = [
        (days.on(day), day, year) for year, day in LOADED_ON.items()
    ]
    for name, case in making.items():
        steps += [(case.days.on(event.day), event.day, (name, event)) for event in case.events]
    return [(on, step) for on, _day, step in sorted(steps, key=lambda step: step[:2])]


def sample_files(year: int) -> Sequence[Path]:
    """The kept Dashboard files of a year."""
    folder = resource("sample")
    return sorted([*folder.glob(f"*download{year}.txt"), folder / f"LocalIndPerf{year}.txt"])


def sample_lists(year: int) -> Sequence[Path]:
    """CDE's lists of a year that are kept: assistance, charter schools, ESSA."""
    return sorted(resource("sample").glob(f"*assistance*{year % 100}.txt"))


def _load(county: CountyFile, year: int) -> None:
    county.user = _LOADED_BY
    files = [*sample_files(year), *sample_lists(year)]
    imports.commit(county, imports.preview(county, files))


def _write_down_people(county: CountyFile, days: SampleDays) -> None:
    """The address book and the team, as soon as there are LEAs to belong to."""
    for record in register_records(days):
        registers.save(county, record)


@contextmanager
def _at(day: date, number: int) -> Iterator[None]:
    """Let the clock stand in the working hours of a day; later steps of it come later."""
    moment = datetime.combine(day, _MORNING).astimezone(UTC)
    with clock.frozen(moment + number * _BETWEEN):
        yield


@dataclass
class _CaseInMaking:
    """A sample case and the records it has so far, by the keys of its file."""

    county: CountyFile
    events: Sequence[Event]
    days: SampleDays
    providers: Mapping[str, str]
    case_id: str = ""
    who: str = ""
    kept: dict[str, CaseRecord] = field(default_factory=dict)

    def do(self, event: Event) -> None:
        """Do one event."""
        if event.what == "open":
            self._open(event)
        elif event.what == "step":
            self._step(event)
        elif event.what == "change":
            self._change(event)
        else:
            self._add(event)

    def _open(self, event: Event) -> None:
        entry = event.entry
        self.county.user = entry["who"]
        self.who = entry["who"]
        changes = cases.open_case(
            self.county,
            entry["cds"],
            Route(entry["route"]),
            year=entry.get("year"),
            request=entry.get("request", ""),
            opened_on=self.days.on(event.day),
            lcap={name: self.days.on(entry[name]) for name in LCAP_STEPS if name in entry},
        )
        assert changes.case_id is not None
        self.case_id = changes.case_id

    def _step(self, event: Event) -> None:
        self.county.user = self.who
        entry = event.entry
        if entry["do"] == "assign":
            cases.assign(self.county, self.case_id, entry["consultant"])
        elif entry["do"] == "move":
            stage = Stage(entry["to"])
            cases.move_stage(self.county, self.case_id, stage, entry.get("reason", ""))
        elif entry["do"] == "hand_over":
            case_bulk.assign(self.county, [self.case_id], entry["consultant"], entry["note"])
        elif entry["do"] == "continue":
            case_cycles.continue_case(self.county, self.case_id, entry["year"])
        elif entry["do"] == "local":
            read_local(self.county, self._cds(), entry)
        elif entry["do"] == "finding":
            write_finding(self.county, self.case_id, self._cds(), entry)
        elif entry["do"] == "attach":
            attach(self.county, self.case_id, entry)
        elif entry["do"] == "close":
            cases.close_case(self.county, self.case_id, entry["reason"], entry["lasting"])
        else:
            case = cases.case_file(self.county, self.case_id).case
            found = values(Case, entry, self.days, {})
            cases.update_case(self.county, dataclasses.replace(case, **found))

    def _cds(self) -> str:
        return cases.case_file(self.county, self.case_id).case.cds

    def _add(self, event: Event) -> None:
        kind = KINDS[event.what]
        ids = {**self.providers, **{key: record.id for key, record in self.kept.items()}}
        record = kind(case_id=self.case_id, **values(kind, event.entry, self.days, ids))
        self._save(record)
        self.kept[event.entry.get("key") or event.entry.get("title", record.id)] = record

    def _change(self, event: Event) -> None:
        key = event.entry["key"]
        before: Record = self.kept[key]
        found = values(type(before), event.entry, self.days, {})
        after = dataclasses.replace(before, **found)
        assert isinstance(after, CaseRecord)
        self._save(after)
        self.kept[key] = after

    def _save(self, record: CaseRecord) -> None:
        self.county.user = self.who
        records.save(self.county, record)
