"""Whatever is pasted, wherever it is kept: words stay apart, and nothing hides in them."""

import zipfile

import pytest

from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework import words as w
from sos_desktop.domain.casework.access.readers import OFFICE
from sos_desktop.domain.casework.records import Consultant, Person
from sos_desktop.domain.casework.words import PersonRole
from sos_desktop.domain.dashboard.codes import EntityKind
from sos_desktop.importers.contract import Entity
from sos_desktop.services.board_pack import PackRequest, write_packs
from sos_desktop.services.casework import case_bulk, cases, records, tasks
from sos_desktop.services.casework.cause_files import write_causes_as
from sos_desktop.services.casework.process_files import write_process_as
from sos_desktop.services.county import office, registers, search, views
from sos_desktop.services.dashboard import lea_facts
from sos_desktop.services.hand_back import give_back
from sos_desktop.services.previews import PaperChoice, preview
from sos_desktop.services.saved_files import unprinted_remark
from tests.casework import SALINAS, add_leas, open_case
from tests.documents import export, plan_of

PASTED, LINE = "\ufeffRead\x0bma\u00adth\x92s\x01 ", "Read math’s"
LINES = "Read\nmath’s"


@pytest.fixture
def case_id(county):
    add_leas(county)
    return open_case(county)


def test_texts_of_a_case_are_kept_clean_and_found(county, case_id):
    records.save(county, r.Aim(case_id=case_id, text=PASTED))
    records.save(county, r.Task(case_id=case_id, title=PASTED, note=PASTED))
    file = cases.case_file(county, case_id)
    assert file.aims[0].text == LINES
    assert (file.tasks[0].title, file.tasks[0].note) == (LINE, LINES)
    assert search.texts(county, "math")


def test_names_given_in_passing_are_kept_on_one_line(county, case_id):
    records.save(county, r.Task(case_id=case_id, title="Call"))
    [task] = cases.case_file(county, case_id).tasks
    tasks.reassign(county, (task.id,), PASTED)
    cases.assign(county, case_id, PASTED)
    case_bulk.assign(county, (case_id,), f"{PASTED}too")
    lea_facts.record_calpads(county, SALINAS, 2025, failed=True, source=PASTED)
    views.save_view(county, "caseload", PASTED, {})
    office.save_office(county, office.Office(name=PASTED, address=PASTED))
    registers.save(county, Consultant(name=PASTED))
    registers.save(county, Person(name=PASTED, role=PersonRole.OTHER))
    file = cases.case_file(county, case_id)
    assert file.tasks[0].assignee == f"{LINE} too"
    assert file.case.consultant == f"{LINE} too"
    assert lea_facts.lea_facts(county, SALINAS, 2025).calpads.source == LINE
    assert views.saved_views(county, "caseload")[0].name == LINE
    assert office.office(county).address == LINES
    assert registers.all_of(county, Consultant)[0].name == LINE
    assert registers.all_of(county, Person)[0].name == LINE


def test_names_in_a_file_that_is_loaded_are_on_one_line():
    entity = Entity("27661590000000", EntityKind.DISTRICT, "Monterey", PASTED, "", None)
    assert entity.name == LINE


OTHER = "Հայ 中 " + "".join(chr(code) for code in range(0x4E00, 0x4E26))


def test_an_export_names_what_its_pdf_could_not_print(county, case_id, tmp_path):
    records.save(county, r.Aim(case_id=case_id, text=f"Read with {OTHER}"))
    pdf, xlsx = tmp_path / "a.pdf", tmp_path / "a.xlsx"
    both = export(county, plan_of(case_id), pdf=pdf, xlsx=xlsx)
    [remark] = both.remarks
    assert remark.startswith("42 characters could not be printed in the PDF, where □ stands: Հ, ա")
    assert remark.endswith(" and 2 more. The workbook has them.")
    assert both.words == f"Saved a.pdf and a.xlsx in {tmp_path}. {remark}"
    assert "would have them" in export(county, plan_of(case_id), pdf=pdf).remarks[0]
    assert export(county, plan_of(case_id), xlsx=xlsx).remarks == ()


def test_every_way_out_names_what_its_pdf_could_not_print(county, case_id, tmp_path):
    records.save(county, r.Cause(case_id=case_id, text="Հ", state=w.CauseState.VALIDATED))
    records.save(county, r.ProcessStep(case_id=case_id, process="中", text="One"))
    records.save(county, r.Action(case_id=case_id, text="Read 中"))
    file = cases.case_file(county, case_id)
    pack = PackRequest(case_id, OFFICE)
    [seen] = [
        check
        for check in preview(county, PaperChoice(case_id, None, OFFICE)).checks
        if check.name == "Characters"
    ]
    assert "Հ, 中" in seen.words
    found = {
        "pack": write_packs(county, [case_id], tmp_path, pack)[0].remarks,
        "folder": write_packs(county, [case_id], tmp_path, pack, as_folders=True)[0].remarks,
        "zip": give_back(county, SALINAS, tmp_path / "a.zip").remarks,
        "causes": write_causes_as(county, file, tmp_path / "a.pdf").remarks,
        "process": write_process_as(county, file, "中", tmp_path / "b.pdf").remarks,
    }
    named = {name: remark.split(": ")[1].split(".")[0] for name, [remark] in found.items()}
    assert set(named) == set(found)
    assert {named[name] for name in ("pack", "folder", "zip")} == {"Հ, 中"}
    assert (named["causes"], named["process"]) == ("Հ", "中")
    with zipfile.ZipFile(tmp_path / "a.zip") as packed:
        assert "Հ, 中" in packed.read("readme.txt").decode()
    assert write_causes_as(county, file, tmp_path / "a.csv").remarks == ()


def test_a_plan_that_is_printed_whole_has_no_remark(county, case_id, tmp_path):
    records.save(county, r.Aim(case_id=case_id, text="Peña – “5 %” ½ ✓"))
    assert export(county, plan_of(case_id), pdf=tmp_path / "a.pdf").remarks == ()


def test_one_missing_letter_is_one():
    assert unprinted_remark(("\u1ab0",), "Look there.") == (
        "1 character could not be printed in the PDF, where □ stands: ◌\u1ab0. Look there.",
    )
