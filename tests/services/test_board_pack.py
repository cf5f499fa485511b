"""Packs for a board: one PDF with contents that are true, many at once, and what they leave out."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from sos_desktop.domain.casework.access.copies import copy_for
from sos_desktop.domain.casework.access.left_out import left_out
from sos_desktop.domain.casework.access.readers import DISTRICT, OFFICE, PUBLIC
from sos_desktop.domain.casework.kinds import CASE_LISTS
from sos_desktop.domain.documents.paper_checks import CheckState
from sos_desktop.domain.documents.registry import (
    BRIEF,
    CROSSWALK,
    DATA_PROFILE,
    DOCUMENTS,
    LCAP,
    ONE_PAGER,
    PLAN,
    QUESTIONS,
    STRENGTHS,
    Needs,
)
from sos_desktop.domain.documents.report import ChartBlock, flat, texts_in
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import Cancelled, InputProblem
from sos_desktop.foundation.jobs import CancelToken
from sos_desktop.services.board_pack import PackRequest, make_pack, pack_name, write_packs
from sos_desktop.services.casework import cases
from sos_desktop.services.county.county_files import CountyFile, open_county_file
from sos_desktop.services.documents import DocumentRequest, make_document
from sos_desktop.services.languages import language
from sos_desktop.services.left_out import left_out_of, look_at
from sos_desktop.services.previews import PaperChoice, last_good, preview, save_preview
from tests.domain.documents.full_case import full
from tests.pdf_words import printed


@pytest.fixture(scope="module")
def sample(sample_county_file: Path) -> Iterator[CountyFile]:
    with open_county_file(sample_county_file) as county:
        yield county


def case_of(county, name):
    return next(row.case.id for row in cases.list_cases(county) if row.lea.name.startswith(name))


def test_the_contents_name_the_page_each_part_begins_on(sample, tmp_path):
    case_id = case_of(sample, "Laurel")
    [outcome] = write_packs(sample, [case_id], tmp_path, PackRequest(""))
    [path] = outcome.paths
    pages = [" ".join(page.split()) for page in printed(path)]
    [cover, *_rest] = make_pack(sample, PackRequest(case_id)).sections
    [table] = cover.blocks
    assert len(table.rows) == 2
    for title, number in table.rows:
        assert title in pages[number - 1]
    assert len(PdfReader(path).outline) > 0


def test_many_packs_say_what_became_of_each_and_can_be_stopped(sample, tmp_path):
    ids = [case_of(sample, name) for name in ("Laurel", "Windrow")]
    told, short, out = [], PackRequest("", kinds=(ONE_PAGER,)), tmp_path / "out"
    made = write_packs(sample, ids, out, short, progress=lambda *step: told.append(step))
    assert [step[:2] for step in told] == [(0, 2), (1, 2), (2, 2)]
    names = sorted(path.name for outcome in made for path in outcome.paths)
    assert names == sorted(path.name for path in out.iterdir())
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        write_packs(sample, ids, out, short, cancel=token)
    with pytest.raises(InputProblem, match="is a file"):
        write_packs(sample, ids, made[0].paths[0], short)


def test_a_place_that_is_taken_stops_only_its_own_pack(sample, tmp_path):
    ids = [case_of(sample, name) for name in ("Laurel", "Windrow")]
    short = PackRequest("", kinds=(ONE_PAGER,))
    [first, _second] = write_packs(sample, ids, tmp_path, short)
    first.paths[0].unlink()
    first.paths[0].mkdir()
    [refused, made] = write_packs(sample, ids, tmp_path, short)
    assert "folder" in refused.why_not
    assert made.paths


def test_a_file_in_the_place_of_a_folder_stops_only_its_own_pack(sample, tmp_path):
    ids = [case_of(sample, name) for name in ("Laurel", "Windrow")]
    short = PackRequest("", kinds=(ONE_PAGER,))
    name = pack_name("Laurel Bend Unified", clock.today(), PUBLIC)
    (tmp_path / name).write_text("somebody's", encoding="utf-8")
    [refused, made] = write_packs(sample, ids, tmp_path, short, as_folders=True)
    assert "is a file" in refused.why_not
    assert made.paths
    assert (tmp_path / name).read_text(encoding="utf-8") == "somebody's"


@pytest.mark.parametrize("reader", [PUBLIC, DISTRICT])
def test_every_record_a_copy_lacks_is_told_with_why(reader):
    file = full()
    copy = copy_for(file, reader)
    lacking = sum(
        len(getattr(file, name)) - len(getattr(copy, name)) for name in CASE_LISTS.values()
    )
    lines = left_out(file, reader)
    assert len(lines) >= lacking > 0
    assert all(line.words and line.why for line in lines)
    with pytest.raises(ValueError, match="whole case"):
        left_out(copy, reader)


def test_only_what_the_paper_would_have_said_is_left_out_of_it(sample):
    case_id = case_of(sample, "Laurel")
    of_plan = left_out_of(sample, DocumentRequest(PLAN, (case_id,), PUBLIC))
    of_brief = left_out_of(sample, DocumentRequest(BRIEF, (case_id,), PUBLIC))
    assert 0 < len(of_brief) < len(of_plan)
    assert left_out_of(sample, DocumentRequest(PLAN, (case_id,), OFFICE)) == ()


def test_readings_a_brief_lacks_are_left_out_of_it_line_by_line(sample):
    case_id = case_of(sample, "Laurel")
    brief = DocumentRequest(BRIEF, (case_id,), PUBLIC)
    file = cases.case_file(sample, case_id)
    kept = copy_for(file, PUBLIC).progress
    lacking = [n for n in file.progress if n not in kept and n.measure_id and n.value is not None]
    told = [line for line in left_out_of(sample, brief) if line.reading]
    assert len(told) == len(lacking) > 5
    assert all(line.why for line in told)


def test_a_brief_shows_no_chart_twice(sample):
    for name in ("Laurel", "Mesa"):
        made = make_document(sample, DocumentRequest(BRIEF, (case_of(sample, name),), PUBLIC))
        blocks = [block for section in made.sections for block in flat(section.blocks)]
        charts = [block for block in blocks if isinstance(block, ChartBlock)]
        assert charts
        assert len({block.name for block in charts}) == len(charts)
        assert not any(block.data.name in block.caption for block in charts)


def test_a_paper_explains_its_abbreviations_and_a_pack_each_of_them_once(sample):
    case_id = case_of(sample, "Laurel")
    glossary = language().catalog(BRIEF.part).part["glossary"].values()
    meanings = [entry.partition(": ")[2] for entry in glossary]
    for kind in (BRIEF, STRENGTHS, PLAN, DATA_PROFILE):
        made = look_at(sample, DocumentRequest(kind, (case_id,), PUBLIC))
        told = {check.name: check for check in made.checks}
        assert told["Abbreviations"].state is CheckState.GOOD, told["Abbreviations"].words
        assert set(meanings) & set(texts_in(made.document)), kind
    for kind in (one for one in DOCUMENTS if one.short and one.needs is Needs.CASE):
        made = look_at(sample, DocumentRequest(kind, (case_id,), PUBLIC))
        told = {check.name: check for check in made.checks}
        assert told["Abbreviations"].state is CheckState.GOOD, (kind, told["Abbreviations"].words)
    for kind in (QUESTIONS, ONE_PAGER, CROSSWALK):
        made = make_document(sample, DocumentRequest(kind, (case_id,), PUBLIC))
        said = "\n".join(texts_in(made))
        assert {said.count(meaning) for meaning in meanings} == {0, 1}, "nothing is told twice"
    behind = DocumentRequest(LCAP, (case_id,), PUBLIC, explained=tuple(meanings))
    alone = {check.name: check for check in look_at(sample, behind).checks}
    assert "LCAP" in alone["Abbreviations"].words, "its words stand in another paper of the pack"
    said = list(texts_in(make_pack(sample, PackRequest(case_id))))
    assert {said.count(meaning) for meaning in meanings} == {0, 1}


def test_a_secret_in_a_paper_stops_it_and_a_name_is_flagged(sample):
    case_id = case_of(sample, "Mesa")
    request = DocumentRequest(BRIEF, (case_id,), PUBLIC)
    good = {check.name: check.state for check in look_at(sample, request).checks}
    assert good["Office notes"] is CheckState.GOOD
    secret = next(
        contact.summary
        for contact in cases.case_file(sample, case_id).contacts
        if contact.sensitivity is OFFICE and contact.summary
    )
    told = {c.name: c.state for c in look_at(sample, replace(request, ask=secret)).checks}
    assert told["Office notes"] is CheckState.STOP


def test_the_last_good_pack_of_a_district_is_kept(sample, tmp_path):
    case_id = case_of(sample, "Laurel")
    assert last_good(sample, case_id) is None
    seen = preview(sample, PaperChoice(case_id))
    assert [check.state for check in seen.checks] == sorted(
        (check.state for check in seen.checks), key=["stop", "look", "good"].index
    )
    path = save_preview(sample, seen, tmp_path / "pack.pdf")
    good = last_good(sample, case_id)
    assert good is not None
    assert good.read_bytes() == path.read_bytes()
