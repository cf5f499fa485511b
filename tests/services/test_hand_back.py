"""What a district takes with it, and what a records request gets: open formats, nothing missing."""

import csv
import io
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from sos_desktop.domain.casework.access.copies import copy_for
from sos_desktop.domain.casework.access.readers import DISTRICT, OFFICE, PUBLIC
from sos_desktop.domain.casework.access.record_tables import READERS, record_tables
from sos_desktop.domain.casework.kinds import CASE_LISTS
from sos_desktop.domain.casework.records import Cause, Vote
from sos_desktop.domain.casework.words import Perspective
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.casework import cases, records
from sos_desktop.services.county.county_files import CountyFile, open_county_file
from sos_desktop.services.hand_back import give_back
from tests.casework import SALINAS, add_leas, open_case
from tests.domain.documents.full_case import full

DAY = date(2026, 11, 17)


@pytest.fixture(scope="module")
def sample(sample_county_file: Path) -> Iterator[CountyFile]:
    with open_county_file(sample_county_file) as county:
        yield county


def test_every_record_is_in_a_table_with_who_may_read_it():
    file = full()
    tables = record_tables((file,))
    assert sum(len(table.rows) for table in tables) == 1 + sum(
        len(getattr(file, name)) for name in CASE_LISTS.values()
    )
    for table in tables:
        assert table.headings[-1] == READERS
        assert all(len(row) == len(table.headings) for row in table.rows)
    readers = {row[-1] for table in tables for row in table.rows}
    assert readers == {one.words for one in (PUBLIC, DISTRICT, OFFICE)}


def test_a_copy_for_the_district_has_no_row_of_the_office():
    tables = record_tables((copy_for(full(), DISTRICT),))
    assert OFFICE.words not in {row[-1] for table in tables for row in table.rows}


def test_the_zip_says_what_it_is_and_opens_without_this_program(sample, tmp_path):
    case = next(row.case for row in cases.list_cases(sample) if row.lea.name.startswith("Windrow"))
    made = give_back(sample, case.cds, tmp_path / "work.zip")
    with zipfile.ZipFile(made.path) as packed:
        names = packed.namelist()
        readme = packed.read("readme.txt").decode("utf-8")
        table = packed.read("records/Contacts and meetings.csv").decode("utf-8-sig")
    endings = {Path(name).suffix for name in names}
    assert {".csv", ".pdf", ".docx", ".xlsx", ".txt"} <= endings
    assert "Windrow" in readme
    rows = list(csv.DictReader(io.StringIO(table)))
    assert rows
    assert {row[READERS] for row in rows} <= {PUBLIC.words, DISTRICT.words}
    assert made.records >= len(rows)


def test_votes_of_roles_of_one_or_two_are_in_no_table_for_the_district(county, tmp_path):
    add_leas(county)
    case_id = open_case(county, on=DAY)
    cause = Cause(case_id=case_id, text="Buses")
    records.save(county, cause)
    for voice, asked in ((Perspective.TEACHERS, 9), (Perspective.LABOR, 2), (Perspective.BOARD, 1)):
        vote = Vote(
            case_id=case_id, cause_id=cause.id, voice=voice, agree=1, asked=asked, held_on=DAY
        )
        records.save(county, vote)
    for reader, wanted in ((OFFICE, [1, 2, 9]), (DISTRICT, [3, 9])):
        made = give_back(county, SALINAS, tmp_path / f"{reader}.zip", reader=reader)
        with zipfile.ZipFile(made.path) as packed:
            table = packed.read("records/Agreement by role.csv").decode("utf-8-sig")
        rows = csv.DictReader(io.StringIO(table))
        assert sorted(int(row["Of how many"]) for row in rows) == wanted


def test_an_lea_without_a_case_is_refused(sample, tmp_path):
    with pytest.raises(InputProblem, match="no case"):
        give_back(sample, "99610019999999", tmp_path / "work.zip")
    assert not (tmp_path / "work.zip").exists()
