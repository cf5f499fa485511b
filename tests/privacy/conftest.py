"""One county full of seeds for all tests here, and everything that was made of it."""

import shutil
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time

import pytest

from db.models.registry import apply_to_row, new_row, row_class
from sos_desktop.domain.casework import records as e
from sos_desktop.domain.casework import records as g
from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework import words as w
from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.foundation import clock
from sos_desktop.services.casework import attachments, cases
from sos_desktop.services.casework.attachments import AttachedTo
from sos_desktop.services.county.county_files import open_county_file
from sos_desktop.services.county.office import Office, save_office
from tests.casework import open_case
from tests.importers.files import DISTRICT
from tests.letters import load_figures
from tests.privacy import outputs
from tests.privacy.seeds import DAY, Seeds, basis, every_case_record, every_register


@dataclass(frozen=True)
class County:
    """What was sown and what came of it.

    Attributes:
        file: The case, open and whole.
        others: Its records by id.
        office: What is written about the county office, seeds all of it.
        inside: A word that stands in the content of a file kept with the case.
    """

    seeds: Seeds
    file: CaseFile
    others: dict[str, r.Record]
    office: Office
    inside: str
    made: list[outputs.Output]


@pytest.fixture(scope="session")
def sown(made_once, new_county_file) -> County:
    def fill(folder):
        (folder / "out").mkdir()
        shutil.copyfile(new_county_file, folder / "Monterey.sos")
        noon = datetime.combine(DAY, time(12)).astimezone(UTC)
        with clock.frozen(noon), open_county_file(folder / "Monterey.sos") as county:
            load_figures(county, folder)
            return _sow(county, folder / "out")

    return made_once("privacy", fill).made


def _sow(county, out) -> County:
    seeds = Seeds()
    case_id = open_case(county, DISTRICT)
    case = cases.case_file(county, case_id).case
    case = seeds.sown(replace(case, year=2025, route=w.Route.DASHBOARD))
    case = replace(case, basis=basis(seeds, case), focus_groups=("SWD",))
    records = every_case_record(seeds, case_id)
    kept = [_for_letters(record, case) for record in every_register(seeds)]
    with county.session("Sow") as session:
        apply_to_row(case, session.get(row_class(r.Case), case_id))
        for record in [*records, *kept]:
            if not isinstance(record, e.Attachment | e.Evidence):
                session.add(new_row(record))
                session.flush()
    inside = seeds.word()
    placed = dict[str | None, str]()
    for number, record in enumerate(
        record for record in records if isinstance(record, e.Attachment)
    ):
        placed[record.id] = _attach(county, record, f"{inside} {number}".encode())
    with county.session("Sow") as session:
        session.add_all(
            new_row(replace(one, attachment_id=placed.get(one.attachment_id)))
            for one in records
            if isinstance(one, e.Evidence)
        )
    office = Office(**dict.fromkeys(("name", "address", "phone", "letterhead", "contact"), ""))
    office = replace(office, **{name: seeds.word() for name in office.__dataclass_fields__})
    save_office(county, office)
    file = cases.case_file(county, case_id)
    others = {record.id: record for record in records}
    made = outputs.make_all(county, case_id, out)
    return County(seeds, file, others, office, inside, made)


def _for_letters(record: r.Record, case: r.Case) -> r.Record:
    """The team member who has the case, so that its letters can be made."""
    return replace(record, name=case.consultant) if isinstance(record, g.Consultant) else record


def _attach(county, record, content) -> str:
    attachments.add_content(county, "x.txt", content, AttachedTo(record.case_id))
    with county.session("Name") as session:
        kind = row_class(e.Attachment)
        row = session.query(kind).filter_by(name="x.txt").one()
        apply_to_row(replace(record, sha256=row.sha256, size=row.size, id=row.id), row)
        return row.id
