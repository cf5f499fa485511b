"""Letters of a county: which, whether they are ready, making them, and the templates."""

from dataclasses import replace
from datetime import date, timedelta

import openpyxl
import pytest

from db.models.attachments import AttachmentContentRow
from sos_desktop.domain.casework.letters.letter_fields import FieldPlace
from sos_desktop.domain.casework.letters.letter_kinds import LETTERS, LetterKind
from sos_desktop.domain.casework.records import Consultant, Person
from sos_desktop.domain.casework.words import PersonRole, Route
from sos_desktop.domain.identification.level_3 import Level3, Significant
from sos_desktop.exporters.letter_docx import text_of
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.jobs import CancelToken
from sos_desktop.services.casework import cases
from sos_desktop.services.county import registers, undo
from sos_desktop.services.county.office import save_office
from sos_desktop.services.letters import making
from sos_desktop.services.letters.kept_letters import keep_copy
from sos_desktop.services.letters.making import (
    LetterFiles,
    LetterRequest,
    letter_bytes,
    make_letters,
)
from sos_desktop.services.letters.readiness import agenda_rows, letter_table
from sos_desktop.services.letters.several_years import with_all_groups
from sos_desktop.services.people.address_book import current_people
from tests.importers import files
from tests.letters import OFFICE, fill_registers, load_figures, load_list, row_of, said

K = LetterKind
LCAP = {"lcap_clarification_on": date(2026, 8, 10)}


def test_a_computed_status_is_called_an_estimate(ready):
    row = row_of(ready)
    assert (row.letter, row.page, row.ready) == (K.NEW, K.PAGE_ELIGIBLE, True)
    text = said(ready, K.NEW)
    assert "speaks of the 2025 Dashboard only" not in text
    assert "This is an estimate" in text
    assert "Dear Dr. Peña:" in text
    assert "Students with disabilities: Priority 4, ELA Red" in text
    assert "at (555) 010-0123" in text
    assert "“technical assistance for a minimum of two years following the identification”" in text


def test_the_states_list_decides_and_is_named(ready, tmp_path):
    load_list(ready, tmp_path, "Differentiated Assistance, Year 1", letter="K")
    assert row_of(ready).found.basis == "Official"
    text = said(ready, K.NEW)
    assert "On the California Department of Education’s assistance list" in text
    assert "assistancestatus25.txt" not in text, "a letter names no file"
    assert "assistancestatus25.txt" in row_of(ready).found.values["sources"]
    assert "estimate" not in text
    load_list(ready, tmp_path, "Differentiated Assistance, Year 1", letter="B")
    text = said(ready, K.NEW)
    assert "Priority 4 (pupil achievement) and Priority 5 (pupil engagement)." in text
    assert "ELA Red" not in text, "figures that give another letter are not its reason"


def test_not_eligible(county, tmp_path):
    load_figures(county, tmp_path, identified=False)
    fill_registers(county)
    load_list(county, tmp_path, "General Assistance", letter="*")
    row = row_of(county)
    assert (row.letter, row.page) == (K.NOT_ELIGIBLE, K.PAGE_NOT_ELIGIBLE)
    text = said(county, K.NOT_ELIGIBLE)
    assert "has the status “General Assistance”, so it is not in differentiated assist" in text
    assert "what is said here of assistance is for 2025-26" in text
    assert "All students, ELA: Green" in text
    page = said(county, K.PAGE_NOT_ELIGIBLE)
    assert "No student group met a criterion" in page
    assert "Chronic absence" in page


def test_a_second_year_needs_to_know_where_it_began(ready, tmp_path):
    load_list(
        ready,
        tmp_path,
        "Differentiated Assistance, Year 2",
        letter="*",
        before="Differentiated Assistance, Year 1",
    )
    row = row_of(ready)
    assert row.letter is K.SECOND_YEAR
    assert [obstacle.place for obstacle in row.obstacles] == [FieldPlace.DATA]
    assert "what began the two years: its Dashboard and student groups" in row.obstacles[0].words
    load_list(ready, tmp_path, "Differentiated Assistance, Year 1", letter="K", year=2024)
    assert row_of(ready).ready
    text = said(ready, K.SECOND_YEAR)
    assert "began with the 2024 Dashboard, for these student groups: Students with dis" in text
    assert "Year 2" in text
    page = said(ready, K.PAGE_ELIGIBLE)
    goes_on = "no student group met the criteria of 2025; the second year of assistance goes on."
    assert goes_on in page
    assert goes_on in text, "and the letter says no more of this year's groups"


def test_level_3_says_three_of_four(ready, tmp_path):
    load_list(ready, tmp_path, "Differentiated Assistance, Year 1", level_3="Y")
    row = row_of(ready)
    assert row.letter is K.LEVEL_3
    assert any("EC 52072" in obstacle.words for obstacle in row.obstacles), (
        "its groups are not known here"
    )
    assert "the lists of 2022, 2023 and 2024 are not loaded" in row.notes[0].words
    values = {**row.found.values, "level_3_sentence": "Foster youth and Homeless youth"}
    text = text_of(letter_bytes(ready, replace(row.found, values=values), K.LEVEL_3))
    assert "“in three out of four consecutive school years”" in text
    assert "three or more consecutive years" not in text


def test_a_part_of_the_groups_of_level_3_waits_for_the_year_that_is_missing(ready, tmp_path):
    for year in (2023, 2024, 2025):
        load_list(ready, tmp_path, "Differentiated Assistance, Year 1", level_3="Y", year=year)
    row = row_of(ready)
    assert (row.letter, row.ready) == (K.LEVEL_3, False), "one group is not three, 2022 may tell"
    (note,) = row.notes
    assert note.place is FieldPlace.DATA
    assert "the list of 2022 is not loaded" in note.words
    assert row.found.values["level_3_groups"] == "", "a part is never given out as the whole"
    load_list(ready, tmp_path, "Differentiated Assistance, Year 1", year=2022)
    row = row_of(ready)
    assert not row.ready, "one group beside a law that asks for three"
    assert "Students with disabilities met the criteria in three of the four" in row.notes[0].words
    assert "asks for three student groups" in row.notes[0].words


@pytest.mark.parametrize(
    ("groups", "significant", "missing", "whole", "by_few"),
    [
        (("FOS", "HOM", "SWD"), None, (), True, False),
        (("SWD",), frozenset({"SWD"}), (), True, True),
        (("SWD",), frozenset({"SWD", "EL"}), (), False, False),
        (("EL", "SWD"), frozenset({"SWD", "EL"}), (), True, True),
        (("EL", "SWD"), frozenset({"SWD", "EL"}), (2022,), False, True),
        (("SWD",), None, (), False, False),
        (("SWD",), frozenset(), (), False, False),
    ],
)
def test_a_flag_of_level_3_is_told_whole_by_three_groups_or_all_of_fewer(
    groups, significant, missing, whole, by_few
):
    flag = Level3(True, groups, (2022, 2023, 2024, 2025), missing, stated=True)
    found = with_all_groups(flag, None if significant is None else Significant(significant))
    assert (found.whole, found.by_few) == (whole, by_few)


@pytest.mark.parametrize("route", [Route.VOLUNTARY, Route.LCAP])
def test_routes_without_a_status_have_their_letter(county, tmp_path, route):
    load_figures(county, tmp_path, identified=False)
    fill_registers(county)
    load_list(county, tmp_path, "General Assistance", letter="*")
    cases.open_case(county, files.DISTRICT, route, request="Goal 2 lacks its costs", lcap=LCAP)
    row = row_of(county)
    assert row.letter is {Route.VOLUNTARY: K.VOLUNTARY, Route.LCAP: K.LCAP}[route]
    named = "Goal 2 lacks its costs" in said(county, row.letter)
    assert named is (route is Route.LCAP), (
        "why an LCAP was not approved is what its letter is about"
    )


def test_a_letter_about_an_lcap_says_of_which_school_year_or_is_not_made(county, tmp_path):
    load_figures(county, tmp_path, identified=False)
    fill_registers(county)
    load_list(county, tmp_path, "General Assistance", letter="*")
    case_id = cases.open_case(county, files.DISTRICT, Route.LCAP, request="Tables").case_id
    row = row_of(county)
    assert [obstacle.place for obstacle in row.obstacles] == [FieldPlace.LCAP]
    assert "school year" in row.obstacles[0].words
    with pytest.raises(InputProblem, match="LCAP dates"):
        letter_bytes(county, row.found, K.LCAP)
    case = cases.case_file(county, case_id).case
    cases.update_case(county, replace(case, **LCAP))
    assert row_of(county).ready
    assert "Plan (LCAP) for 2026-27 could not be approved" in said(county, K.LCAP)


def test_every_missing_thing_is_named_with_its_place(county, tmp_path):
    load_figures(county, tmp_path)
    lacking = {obstacle.place: obstacle.words for obstacle in row_of(county).obstacles}
    assert set(lacking) == {
        FieldPlace.OFFICE,
        FieldPlace.SIGNATURE,
        FieldPlace.CONTACT,
        FieldPlace.SUPERINTENDENT,
    }
    assert "the superintendent's name" in lacking[FieldPlace.SUPERINTENDENT]
    assert "the county office's address" in lacking[FieldPlace.OFFICE]
    with pytest.raises(InputProblem, match="the name of who signs"):
        said(county, K.NEW)


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda c: save_office(c, replace(OFFICE, phone="")), FieldPlace.OFFICE),
        (lambda c: save_office(c, replace(OFFICE, contact="")), FieldPlace.CONTACT),
        (lambda c: save_office(c, replace(OFFICE, contact="Unknown Name")), FieldPlace.CONTACT),
        (lambda c: _change(c, Consultant, "Rosa Núñez", signs=False), FieldPlace.SIGNATURE),
        (lambda c: _change(c, Consultant, "Rosa Núñez", title=""), FieldPlace.SIGNATURE),
        (lambda c: _change(c, Consultant, "Ana Ruiz", phone=""), FieldPlace.CONTACT),
        (lambda c: _change(c, Consultant, "Ana Ruiz", signs=True), FieldPlace.SIGNATURE),
        (
            lambda c: _change(c, Person, "Luz Peña", left_on=clock.today()),
            FieldPlace.SUPERINTENDENT,
        ),
        (lambda c: _change(c, Person, "Luz Peña", name="", title="Dr."), FieldPlace.SUPERINTENDENT),
        (
            lambda c: registers.save(
                c, Person(name="Two", role=PersonRole.SUPERINTENDENT, cds=files.DISTRICT)
            ),
            FieldPlace.SUPERINTENDENT,
        ),
    ],
)
def test_each_gap_is_seen_and_leads_to_one_place(ready, change, place):
    change(ready)
    assert [obstacle.place for obstacle in row_of(ready).obstacles] == [place]


@pytest.mark.parametrize(("days", "there"), [(-1, False), (0, False), (1, True)])
def test_a_last_day_ahead_leaves_the_superintendent_in_letters(ready, days, there):
    _change(ready, Person, "Luz Peña", left_on=clock.today() + timedelta(days))
    assert row_of(ready).ready is there
    assert bool(current_people(ready, files.DISTRICT)) is there


def _change(county, kind, who, **values):
    (found,) = [record for record in registers.all_of(county, kind) if record.name == who]
    registers.save(county, replace(found, **values))


def test_a_letter_that_is_not_true_of_the_lea_is_never_made(ready):
    found = row_of(ready)
    for kind in LETTERS:
        if kind is not K.NEW:
            with pytest.raises(InputProblem):
                letter_bytes(ready, found.found, kind)


def test_nothing_loaded(county):
    assert letter_table(county).year is None
    assert agenda_rows(county) == ()


def test_making_a_batch_lists_what_was_made_and_what_was_not(ready, tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    found = row_of(ready).found
    wanted = [LetterRequest(found, kind) for kind in (K.NEW, K.PAGE_ELIGIBLE, K.LCAP)]
    batch = make_letters(ready, wanted, folder, LetterFiles())
    assert [o.kind for o in batch.made] == [K.NEW, K.PAGE_ELIGIBLE]
    assert "LCAP" in batch.not_made[0].why
    names = sorted(path.name for path in folder.iterdir())
    assert names == [
        "Cañada Union - One-pager eligible 2025.docx",
        "Cañada Union - One-pager eligible 2025.pdf",
        "Cañada Union letter - New district 2025.docx",
        "Cañada Union letter - New district 2025.pdf",
        "Letters made.xlsx",
    ]
    cells = {
        str(c.value)
        for sheet in openpyxl.load_workbook(batch.listing).worksheets
        for line in sheet.iter_rows()
        for c in line
    }
    assert {"made", "not made", batch.not_made[0].why} <= cells
    assert row_of(ready).made == dict.fromkeys((K.NEW, K.PAGE_ELIGIBLE), clock.today())
    again = make_letters(ready, wanted[:1], folder, LetterFiles(pdf=False))
    assert again.made[0].files[0].name == "Cañada Union letter - New district 2025 (2).docx"
    assert again.listing.name == "Letters made (2).xlsx"


def test_cancel_keeps_what_is_made_and_says_what_was_not_reached(ready, tmp_path):
    token = CancelToken()
    found = row_of(ready).found
    wanted = [LetterRequest(found, K.NEW), LetterRequest(found, K.PAGE_ELIGIBLE)]

    def stop(done, _total, _message):
        if done == 1:
            token.cancel()

    batch = make_letters(
        ready, wanted, tmp_path, LetterFiles(pdf=False), progress=stop, cancel=token
    )
    assert [o.why for o in batch.outcomes] == ["", making.NOT_REACHED]
    assert batch.listing.exists()


def test_a_folder_that_is_not_there_and_nothing_to_do(ready, tmp_path):
    wanted = [LetterRequest(row_of(ready).found, K.NEW)]
    for folder, chosen, how in (
        (tmp_path / "gone", wanted, LetterFiles()),
        (tmp_path, [], LetterFiles()),
        (tmp_path, wanted, LetterFiles(word=False, pdf=False)),
    ):
        with pytest.raises(InputProblem):
            make_letters(ready, chosen, folder, how)


def test_a_copy_in_the_cases_files_is_one_undoable_change(ready, tmp_path):
    case_id = cases.open_case(ready, files.DISTRICT, Route.DASHBOARD, year=2025).case_id
    batch = make_letters(
        ready, [LetterRequest(row_of(ready).found, K.NEW)], tmp_path, LetterFiles(keep=True)
    )
    (document,) = cases.case_file(ready, case_id).attachments
    assert document.name == "Cañada Union letter - New district 2025.pdf"
    with ready.session() as session:
        kept = session.get(AttachmentContentRow, document.sha256).content
    assert kept == batch.made[0].files[1].read_bytes()
    assert undo.undo(ready).label == "Keep new district"
    assert cases.case_file(ready, case_id).attachments == ()


def test_a_copy_is_kept_once_and_under_a_name_of_its_own(ready):
    case_id = cases.open_case(ready, files.DISTRICT, Route.DASHBOARD, year=2025).case_id
    for content in (b"%PDF one", b"%PDF one", b"%PDF two"):
        keep_copy(ready, case_id, "Letter.pdf", content, LetterKind.NEW)
    kept = cases.case_file(ready, case_id).attachments
    assert [(d.name, d.caption, d.sensitivity.value) for d in kept] == [
        ("Letter.pdf", "New district", "district"),
        ("Letter (2).pdf", "New district", "district"),
    ]
    with pytest.raises(InputProblem, match="25 MB"):
        keep_copy(ready, case_id, "Large.pdf", b"%PDF" * 7_000_000, LetterKind.NEW)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ('Peña "Valle" / Unión: K-8?', "Peña Valle Unión K-8 letter - Charter school 2025"),
        ("Line\nbreak\tUnified", "Line break Unified letter - Charter school 2025"),
        ("CON", "CON letter - Charter school 2025"),
        ("lpt1.txt", "_lpt1.txt letter - Charter school 2025"),
        ("...", "letter - Charter school 2025"),
        ("x" * 500, "x" * 80 + " letter - Charter school 2025"),
        ("Pen\u0303a", "Peña letter - Charter school 2025"),
    ],
)
def test_file_names_every_system_takes(name, expected):
    assert making.file_name(name, K.CHARTER, 2025) == expected


def test_file_names_have_words_and_no_codes():
    for kind in K:
        name = making.file_name("Peña", kind, 0)
        assert kind.value not in name
        assert not set(name) & set("():")
    assert making.file_name("Peña", K.GEO_LEAD, 2025) == "Peña letter - Geographic Lead 2025"
    assert making.file_name("Peña", K.AGENDA, 2025) == "Peña - First-meeting agenda 2025"


def test_letters_without_figures_do_not_speak_of_any(county, tmp_path):
    load_figures(county, tmp_path, identified=False)
    fill_registers(county)
    load_list(county, tmp_path, "General Assistance", letter="*")
    assert "a number does not look right" in said(county, K.NOT_ELIGIBLE)
    cases.open_case(county, files.DISTRICT, Route.VOLUNTARY, request="Help")
    text = said(county, K.VOLUNTARY)
    assert "a number does not look right" not in text
    assert "That a school district looks for help" in text
