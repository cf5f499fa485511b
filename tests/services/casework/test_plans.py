"""Plans of real cases: complete as working copy, silent about what is not public."""

import io
from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from reportlab.graphics.shapes import Circle, Drawing

from sos_desktop.domain.casework.access.copies import copy_for
from sos_desktop.domain.casework.access.readers import OFFICE, PUBLIC
from sos_desktop.domain.casework.records import ProgressNote
from sos_desktop.domain.casework.words import ActionState, Sensitivity
from sos_desktop.domain.documents.document_kind import suggested_name
from sos_desktop.domain.documents.page_words import ENGLISH_PAGE
from sos_desktop.domain.documents.plan import PlanMaterial, plan_document
from sos_desktop.domain.documents.registry import PLAN
from sos_desktop.domain.documents.report import ChartBlock, Paragraph, TableBlock
from sos_desktop.exporters.excel import render_excel
from sos_desktop.exporters.pdf import render_pdf
from sos_desktop.exporters.pdf_blocks import block_flowables
from sos_desktop.exporters.pdf_style import Paper, register_fonts
from sos_desktop.exporters.tagged_pdf.elements import Element
from sos_desktop.exporters.tagged_pdf.flowables import Figure
from sos_desktop.foundation.errors import EnvironmentProblem, InputProblem
from sos_desktop.services.casework import cases, records
from sos_desktop.services.languages import language
from tests import documents
from tests.casework import add_leas, fill, filled_case, open_case
from tests.documents import export, plan_of
from tests.pdf_words import printed
from tests.prepared_case import prepared_by

county_template, case_id = prepared_by(filled_case, "case_id")


def test_a_working_copy_tells_the_whole_case(county, case_id):
    document = documents.plan(county, case_id)
    titles = [section.title for section in document.sections]
    assert titles[:7] == [
        "Why we are here",
        "What is going well",
        "What we found, and with whom",
        "What we will do",
        "How we will know",
        "Where the thread ends too soon",
        "When we report back",
    ]
    assert "Contacts and meetings" in titles
    assert all(section.blocks for section in document.sections)
    assert document.organization.startswith("Monterey County Office of Education")


def test_what_is_no_longer_pursued_is_said_apart(county, case_id):
    action = cases.case_file(county, case_id).actions[0]
    records.save(county, replace(action, state=ActionState.DROPPED))
    document = documents.plan(county, case_id)
    blocks = next(s for s in document.sections if s.title == "What we will do").blocks
    assert not any(isinstance(block, TableBlock) for block in blocks)
    said = [block.text for block in blocks if isinstance(block, Paragraph)]
    assert f"Agreed earlier and no longer pursued: {action.text}." in said


def test_the_plan_says_what_each_action_is_part_of(county, case_id):
    plan = cases.case_file(county, case_id).other_plans[0]
    records.save(county, replace(plan, text="Creekside Elementary"))
    blocks = _do(county, case_id)
    (table,) = [block for block in blocks if isinstance(block, TableBlock)]
    place = [column.heading for column in table.columns].index("Part of")
    assert table.rows[0][place] == "LCAP 2.4\nEquity Multiplier\nLREBG"
    said = [block.text for block in blocks if isinstance(block, Paragraph)]
    assert (
        "The actions also serve other plans the district is under: Equity Multiplier, students "
        "with disabilities: Creekside Elementary." in said
    )
    action = cases.case_file(county, case_id).actions[0]
    records.save(county, replace(action, state=ActionState.DROPPED))
    said = [block.text for block in _do(county, case_id) if isinstance(block, Paragraph)]
    assert not any("other plans" in text for text in said)


def _do(county, case_id):
    document = documents.plan(county, case_id)
    return next(s for s in document.sections if s.title == "What we will do").blocks


def test_both_files_come_from_one_document_and_replace_whole(county, case_id, tmp_path):
    pdf, xlsx = tmp_path / "plan.pdf", tmp_path / "plan.xlsx"
    pdf.write_bytes(b"older")
    assert export(county, plan_of(case_id), pdf=pdf, xlsx=xlsx).paths == (pdf, xlsx)
    assert "Salinas Union High" in printed(pdf)[0]
    kept = load_workbook(xlsx)["Actions"]["A2"].value
    assert kept.startswith("Add a bus\nSchools: Creekside Elementary\n")


def test_nothing_asked_for_is_said(county, case_id):
    with pytest.raises(InputProblem, match="PDF, Excel or Word"):
        export(county, plan_of(case_id))


def test_a_folder_that_is_gone_gets_a_sentence(county, case_id, tmp_path):
    with pytest.raises(EnvironmentProblem, match="does not exist"):
        export(county, plan_of(case_id), pdf=tmp_path / "gone" / "plan.pdf")


def test_a_full_disk_leaves_what_was_there(county, case_id, tmp_path, monkeypatch):
    pdf = tmp_path / "plan.pdf"
    pdf.write_bytes(b"older")

    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(EnvironmentProblem, match="no room left"):
        export(county, plan_of(case_id), pdf=pdf)
    assert pdf.read_bytes() == b"older"
    assert [path.name for path in tmp_path.glob("*.part")] == []


def test_readings_of_a_measure_stand_at_their_days(county, case_id):
    measure = replace(cases.case_file(county, case_id).measures[0], baseline_on=date(2025, 9, 1))
    records.save(county, measure)
    for day in (date(2025, 9, 2), date(2026, 6, 1)):
        note = ProgressNote(
            case_id=case_id, noted_on=day, text="Counted", measure_id=measure.id, value=3.0
        )
        records.save(county, note)
    document = documents.plan(county, case_id)
    [chart] = [
        block
        for section in document.sections
        for block in section.blocks
        if isinstance(block, ChartBlock) and block.name == measure.name
    ]
    register_fonts()
    flowables = block_flowables(chart, 500, Paper(ENGLISH_PAGE), Element("Document"))
    [drawn] = [d for d in walk(flowables) if isinstance(d, Drawing)]
    places = [shape.cx for shape in drawn.contents if isinstance(shape, Circle)]
    assert (places[1] - places[0]) / (places[-1] - places[0]) < 0.01


def walk(flowables):
    """Every flowable, those kept together as well."""
    for flowable in flowables:
        yield flowable
        yield from walk(getattr(flowable, "_content", ()))
        yield from [flowable.drawn] if isinstance(flowable, Figure) else []


_SECRET = "zqx-secret"
_TOLD = "told-to-all"


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(levels=st.lists(st.sampled_from(list(Sensitivity)), min_size=12, max_size=12))
def test_a_public_copy_holds_nothing_that_is_not_public(county, levels):
    case_id = _case_once(county)
    file = cases.case_file(county, case_id)
    marked = iter(levels)

    def disguise(record):
        level = next(marked, Sensitivity.OFFICE)
        names = {f.name for f in fields(record)}
        text = _TOLD if level is Sensitivity.PUBLIC else _SECRET
        changed = {n: text for n in ("text", "source", "summary", "agreed", "people") if n in names}
        return replace(record, sensitivity=level, **changed)

    file = replace(
        file,
        contacts=tuple(replace(disguise(c), summary=_SECRET) for c in file.contacts),
        findings=tuple(disguise(f) for f in file.findings),
        evidence=tuple(disguise(e) for e in file.evidence),
        progress=tuple(disguise(p) for p in file.progress),
        team=tuple(replace(m, email=f"{_SECRET}@x.org", name=_SECRET) for m in file.team),
        tasks=tuple(replace(t, title=_SECRET) for t in file.tasks),
        voices=tuple(replace(v, note=_SECRET) for v in file.voices),
    )
    material = PlanMaterial(copy_for(file, PUBLIC))
    document = plan_document(material, language().catalog("plan"), date(2025, 11, 26))
    pdf = "".join(printed(render_pdf(document)))
    book = load_workbook(io.BytesIO(render_excel(document)))
    cells = [str(c.value) for sheet in book for row in sheet.iter_rows() for c in row]
    for told in (str(document), pdf, " ".join(cells)):
        assert _SECRET not in told
    assert "Public copy" in pdf


def _case_once(county):
    found = cases.list_cases(county)
    if found:
        return found[0].case.id
    add_leas(county)
    made = open_case(county)
    fill(county, made)
    return made


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ('A/B: "Joint" <Union>?', "A B   Joint   Union summary of support 2025-11-26"),
        ("Peña.", "Peña summary of support 2025-11-26"),
        ("x" * 200, "x" * 80 + " summary of support 2025-11-26"),
    ],
)
def test_file_names_fit_every_system(name, expected):
    suggested = suggested_name(PLAN, name, date(2025, 11, 26), OFFICE)
    assert suggested.split() == expected.split()
    assert not set(suggested) & set('<>:"/\\|?*')
