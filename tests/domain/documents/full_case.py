"""A case with a record of every kind, and the materials documents are written from."""

from dataclasses import replace
from datetime import date
from typing import Any

from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework import words as w
from sos_desktop.domain.casework.access.copies import copy_for
from sos_desktop.domain.casework.access.readers import OFFICE, Reader
from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.kinds import CASE_LISTS
from sos_desktop.domain.casework.learning_words import GainStanding
from sos_desktop.domain.casework.partners.capacity import over_the_year
from sos_desktop.domain.casework.partners.hours import NO_HOURS, Hours
from sos_desktop.domain.casework.partners.shared_needs import Need
from sos_desktop.domain.dashboard.codes import Indicator
from sos_desktop.domain.dashboard.observations import Observation
from sos_desktop.domain.dashboard.schools import SchoolStatus
from sos_desktop.domain.documents.annual import CountyYearMaterial, OfferTaken
from sos_desktop.domain.documents.caseload import CaseloadMaterial, caseload_line
from sos_desktop.domain.documents.data_profile import DataProfileMaterial
from sos_desktop.domain.documents.focus import Trend
from sos_desktop.domain.documents.hand_over import HandOverDetails, HandOverMaterial
from sos_desktop.domain.documents.identified import (
    IdentificationMaterial,
    IdentifiedLea,
    ReleaseCount,
)
from sos_desktop.domain.documents.plan import PlanMaterial
from sos_desktop.domain.documents.registry import DocumentKind, Needs
from sos_desktop.domain.documents.results import DashboardResults
from sos_desktop.domain.documents.visit_summary import visit_for
from sos_desktop.domain.identification.criteria import GroupResult
from sos_desktop.domain.identification.heat import HeatValue
from sos_desktop.domain.identification.history import Basis, YearEntry, ledger
from sos_desktop.domain.improvement.roll_up import RollUp, blank_figures
from tests.casework import one_of_each
from tests.domain.casework.files import CASE, LEA, C
from tests.domain.documents.made_up import without
from tests.learning_records import learning_registers

MADE_ON = date(2026, 12, 1)


def full() -> CaseFile:
    """Everything that can be noted in a case."""
    lists: dict[str, list[Any]] = {name: [] for name in CASE_LISTS.values()}
    records = one_of_each(C)
    measure = next(found for found in records if isinstance(found, r.Measure))
    for record in (*records, *_more(measure.id)):
        if isinstance(record, r.Measure):
            record = replace(record, baseline_on=date(2026, 9, 1))
        lists[CASE_LISTS[type(record)]].append(record)
    case = replace(
        CASE,
        stage=w.Stage.SUPPORT,
        focus_groups=("SWD",),
        focus_priorities=(5,),
        board_date=date(2026, 12, 8),
        report_back_date=date(2027, 6, 1),
        problem_proposed_by=w.ProposedBy.JOINT,
        lcap_clarification_on=date(2026, 8, 3),
    )
    return CaseFile(case=case, lea=LEA, **{name: tuple(found) for name, found in lists.items()})


def _more(measure_id: str) -> list[r.CaseRecord]:
    """What makes a document say more: readings for a chart, a dropped action, an observation."""
    return [
        r.ProgressNote(
            case_id=C,
            noted_on=date(2026, 11, 20),
            text="Counted anew",
            measure_id=measure_id,
            value=30.0,
            sensitivity=OFFICE,
        ),
        r.Action(case_id=C, text="Workshop", state=w.ActionState.DROPPED, owner="Director"),
        r.Finding(case_id=C, kind=w.FindingKind.WEAKNESS, priority=8, text="Few courses"),
        r.Finding(
            case_id=C,
            kind=w.FindingKind.STRENGTH,
            priority=3,
            text="Open doors",
            sensitivity=w.Sensitivity.PUBLIC,
        ),
    ]


def material_for(kind: DocumentKind, reader: Reader, file: CaseFile, count: int = 1) -> Any:
    """What a kind is written from, as some readers may have it."""
    if kind.needs is Needs.CASE:
        return PlanMaterial(copy_for(file, reader))
    if kind.needs is Needs.CASES:
        others = (replace(file, lea=replace(file.lea, name=f"{n}")) for n in range(1, count))
        return HandOverMaterial((file, *others), HandOverDetails("Ben Ito", "Begin with the buses"))
    if kind.needs is Needs.CASELOAD:
        line = caseload_line(file, date(2026, 10, 20), MADE_ON, reader)
        return CaseloadMaterial("Alder", (line,), reader)
    if kind.needs is Needs.IDENTIFICATION:
        return identified_year(reader)
    if kind.needs is Needs.LEA:
        return data_profile(reader, file)
    if kind.needs is Needs.COUNTY:
        return county_year(file, reader)
    visit = next(c for c in file.contacts if c.kind is w.ContactKind.VISIT)
    return visit_for(file, visit, file.lea.county, reader)


def identified_year(reader: Reader) -> IdentificationMaterial:
    """A year with an LEA of each kind: listed and computed otherwise, open, not in assistance."""
    met = {
        "SWD": GroupResult("SWD", (4, 5, 6), "H", ()),
        "EL": GroupResult("EL", (4,), "", ()),
    }
    named = replace(IdentifiedLea("§", "§", True, True, None, None), why=("§",))
    return IdentificationMaterial(
        county="§",
        year=2025,
        fiscal_year="§",
        reader=reader,
        figures=(
            ReleaseCount("owed", 1, partly=True),
            ReleaseCount("entered", None),
            ReleaseCount("level_3", 0),
        ),
        leas=(
            replace(named, official={"SWD": "D"}, computed=met, differing=("SWD",)),
            replace(named, served=None, is_official=False, computed=met, open=frozenset({"EL"})),
            replace(named, served=False, official={}),
        ),
        lists=("§",),
        missing=("§",),
    )


def data_profile(reader: Reader, file: CaseFile) -> DataProfileMaterial:
    """Two determination years, figures of three Dashboards with a gap, a school of each kind."""
    years = (
        YearEntry(2023, Basis.OFFICIAL, None, None, None),
        YearEntry(2024, Basis.OFFICIAL, {}, "§", False),
        YearEntry(2025, Basis.COMPUTED, {"SWD": "§"}, "§", True),
    )
    red = HeatValue(
        Observation(cds="1", year=2025, indicator=Indicator.SUSPENSION, group="SWD"),
        *("9.2%", "Red", "", "↑", 1, None),
        counted=True,
        source="",
    )
    cells = {"SWD": {Indicator.SUSPENSION: red}}
    return DataProfileMaterial(
        lea=file.lea,
        reader=reader,
        results=DashboardResults(
            2025, ("SWD",), (Indicator.SUSPENSION,), cells, {"SWD"}, (Indicator.CCI,)
        ),
        priorities={"§": (6,)},
        years=ledger(years),
        trends=(
            Trend("ALL", Indicator.ELA, ((2024, -9.1),)),
            Trend("ALL", Indicator.SUSPENSION, ((2022, 3.0), (2024, 3.2), (2025, 3.4))),
            Trend("SWD", Indicator.SUSPENSION, ((2022, 7.1), (2025, 9.2))),
        ),
        changes=((2025, "§"),),
        ratings=((1, "§"),),
        calpads=True,
        schools=(SchoolStatus("1", "§", "§", ("SWD",), "", "§"),),
        schools_year=2025,
        schools_without=2,
        why_not="§",
    )


def county_year(file: CaseFile, reader: Reader, *, words: bool = False) -> CountyYearMaterial:
    """A school year of a county office with one case; with `words` no text is typed by hand."""
    made = learning_registers("1")
    offer, _place, capacity, goal = map(without, made) if words else made
    need = Need(4, "SWD")
    roll_up = RollUp(
        (),
        tuple(replace(f, count=4, districts=3) for f in blank_figures() if f.section != "causes"),
    )
    return CountyYearMaterial(
        county="§" if words else "Alder",
        year=2026,
        leas=5,
        goals=(goal,),
        offers=(OfferTaken(offer, (file.lea.name,)),),
        files=(copy_for(file, reader),),
        roll_up=roll_up,
        reader=reader,
        needs=over_the_year({need: (file.lea.name,) * 3}, [capacity], 2026),
        hours=(("§" if words else "Ana Ruiz", Hours(20.5, 4.0, 1), 900), ("", NO_HOURS, None)),
        gains=(GainStanding.FADED, GainStanding.HELD, GainStanding.UNKNOWN),
        ended=2,
    )
