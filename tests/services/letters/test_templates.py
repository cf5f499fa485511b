"""The county's own templates, the shipped ones, statutes and the office they stand for."""

import io
from datetime import date

import pytest
import sqlalchemy as sa
from docx import Document

from db.models.attachments import AttachmentContentRow
from db.models.county import MetaRow
from sos_desktop.domain.casework.case_file import Lea
from sos_desktop.domain.casework.letters.letter_fields import MANY, FieldPlace
from sos_desktop.domain.casework.letters.letter_kinds import LetterKind
from sos_desktop.domain.casework.records import Case
from sos_desktop.domain.casework.words import Route
from sos_desktop.domain.changes import Subject
from sos_desktop.domain.dashboard.codes import EntityKind
from sos_desktop.domain.typography import typeset
from sos_desktop.exporters.letter_docx import fill, text_of
from sos_desktop.foundation import paths
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.paths import HOME_VARIABLE
from sos_desktop.services.casework.attachment_store import sweep
from sos_desktop.services.county import history, undo
from sos_desktop.services.county.county_files import (
    back_up,
    create_county_file,
    open_county_file,
)
from sos_desktop.services.county.office import Office, office, save_office
from sos_desktop.services.letters import templates
from sos_desktop.services.letters.facts import lea_without_data
from sos_desktop.services.letters.letter_registers import letter_registers
from sos_desktop.services.letters.making import (
    LetterFiles,
    LetterRequest,
    letter_bytes,
    make_letters,
)
from sos_desktop.services.letters.statutes import read_statutes, statutes
from tests.letters import row_of, said, sample_values, with_entry, word

K = LetterKind


def own_template(county, kind, data, ending=".docx"):
    folder = templates.folder_of(county)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{kind.value}{ending}").write_bytes(data)


def test_the_countys_own_template_comes_first_and_can_be_put_aside(ready):
    path = templates.own_copy(ready, K.NEW)
    assert path.read_bytes() == templates.shipped(K.NEW).read_bytes()
    document = Document(io.BytesIO(path.read_bytes()))
    document.add_paragraph("Our own words for {{ lea_name }}")
    document.save(str(path))
    assert "Our own words for Cañada Union" in said(ready, K.NEW)
    aside = templates.back_to_shipped(ready, K.NEW)
    assert aside.exists()
    assert "Our own words" not in said(ready, K.NEW)
    assert templates.back_to_shipped(ready, K.NEW) is None


def test_templates_travel_with_the_county_file_and_serve_no_other(ready, tmp_path, monkeypatch):
    own_template(ready, K.NEW, word("{{ status_sentence }} Our own words"))
    assert "Our own words" in said(ready, K.NEW)
    copy = tmp_path / "sent" / "Monterey.sos"
    copy.parent.mkdir()
    back_up(ready, copy)
    other = tmp_path / "Other.sos"
    with create_county_file(other, ready.county_code) as county:
        assert not templates.state(county, K.NEW).own, "another file of the same county"
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "another computer"))
    with open_county_file(copy) as county:
        assert "Our own words" in said(county, K.NEW)
        assert sweep(county) == 0
        templates.back_to_shipped(county, K.NEW)
        assert "Our own words" not in said(county, K.NEW)
        assert sweep(county) == 1


def test_a_working_copy_gives_way_to_the_file_unless_it_was_changed(ready, tmp_path):
    own_template(ready, K.NEW, word("{{ status_sentence }} First"))
    assert "First" in said(ready, K.NEW)
    older = tmp_path / "older.sos"
    back_up(ready, older)
    own_template(ready, K.NEW, word("{{ status_sentence }} Second"))
    assert "Second" in said(ready, K.NEW)
    ready.close()
    for path, words in ((older, "First"), (ready.path, "Second"), (older, "First")):
        with open_county_file(path) as county:
            assert words in said(county, K.NEW)


def test_templates_of_the_folder_a_county_shared_are_taken_over_once(ready):
    shared = paths.data_dir() / "templates" / ready.county_code
    shared.mkdir(parents=True)
    (shared / "new-district.docx").write_bytes(word("{{ status_sentence }} From before"))
    assert "From before" in said(ready, K.NEW)
    templates.back_to_shipped(ready, K.NEW)
    assert "From before" not in said(ready, K.NEW)
    assert (shared / "new-district.docx").exists(), "what was there is left as it is"


def test_a_template_damaged_inside_the_file_is_said_to_be(ready):
    own_template(ready, K.NEW, word("{{ status_sentence }} Ours"))
    assert templates.state(ready, K.NEW).own
    with ready.session("") as session:
        session.execute(sa.update(AttachmentContentRow).values(content=b"spoiled"))
    templates.template_path(ready, K.NEW).unlink()
    assert "is damaged inside the county file" in templates.state(ready, K.NEW).problems[0]
    assert not row_of(ready).ready


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "{{ status_sentence }} {{ superintendant_name }}",
            "mean {{ superintendent_name }}",
        ),
        ("{{ status_sentence }} {{ LEA Name }}", "did you mean {{ lea_name }}"),
        ("{{ status_sentence }} {{ zzzzqqqq }}", "There is no field {{ zzzzqqqq }}."),
        ("{{ lea_name }}", "{{ status_sentence }} is missing"),
        ("{% for x in y %}", "Blocks"),
    ],
)
def test_a_wrong_template_says_what_is_wrong_and_no_letter_is_made(ready, text, says):
    own_template(ready, K.NEW, word(text))
    state = templates.state(ready, K.NEW)
    assert state.own
    assert says in " ".join(state.problems)
    row = row_of(ready)
    assert any(
        obstacle.place is FieldPlace.TEMPLATE and says in obstacle.words
        for obstacle in row.obstacles
    )
    with pytest.raises(InputProblem):
        letter_bytes(ready, row.found, K.NEW)


def test_a_template_with_macros_is_not_passed_over(ready):
    own_template(ready, K.NEW, word("x"), ".docm")
    assert "has macros" in templates.state(ready, K.NEW).problems[0]
    assert not row_of(ready).ready


def spoiled(place):
    """The shipped template with wrong bytes where its packed text begins, or in its directory."""
    data = bytearray(templates.shipped(K.NEW).read_bytes())
    at = data.find(place) + len(place)
    data[at : at + 8] = b"\xff" * 8
    return bytes(data)


@pytest.mark.parametrize(
    "make",
    [
        lambda: spoiled(b"word/document.xml"),
        lambda: spoiled(b"PK\x01\x02"),
        lambda: spoiled(b"word/styles.xml"),
        lambda: b"",
        lambda: with_entry(word("x"), "word/document.xml", b"<w:document"),
    ],
)
def test_a_damaged_template_is_refused_alone_and_the_others_work(ready, make):
    own_template(ready, K.NEW, make())
    row = row_of(ready)
    assert any("damaged" in obstacle.words for obstacle in row.by_kind[K.NEW].obstacles)
    others = {kind: row.by_kind[kind].obstacles for kind in K if kind is not K.NEW}
    assert not any(
        obstacle.place is FieldPlace.TEMPLATE for found in others.values() for obstacle in found
    )
    assert "Cañada Union" in said(ready, K.PAGE_ELIGIBLE)


@pytest.mark.parametrize("error", [MemoryError(), RecursionError(), KeyError("x")])
def test_a_letter_that_cannot_be_filled_or_drawn_does_not_end_the_others(
    ready, tmp_path, monkeypatch, error
):
    def failing(*_arguments, **_more):
        raise error

    wanted = [LetterRequest(row_of(ready).found, kind) for kind in (K.NEW, K.NEW)]
    for place in ("letter_docx.finished_package", "letter_pdf.read_letter"):
        with monkeypatch.context() as patch:
            patch.setattr(f"sos_desktop.exporters.{place}", failing)
            outcomes = make_letters(ready, wanted, tmp_path, LetterFiles()).outcomes
        assert [bool(found.why) for found in outcomes] == [True, True]


@pytest.mark.parametrize("ending", [".odt", ".rtf", ".ODT"])
def test_a_template_in_another_format_is_named(ready, ending):
    own_template(ready, K.NEW, word("x"), ending)
    state = templates.state(ready, K.NEW)
    assert f"new-district{ending} is not a Word document (.docx)" in state.problems[0]
    assert not row_of(ready).ready
    own_template(ready, K.NEW, word("{{ status_sentence }} ours"), ".DOCX")
    assert templates.state(ready, K.NEW).problems == ()
    assert "ours" in said(ready, K.NEW)


def test_every_shipped_template_can_be_used(county):
    assert {s.kind: s.problems for s in templates.states(county)} == dict.fromkeys(K, ())


def test_statutes_quote_only_what_was_read():
    library = statutes()
    assert "three out of four" in library["law_level_3"].text
    for found in library.values():
        if found.key.startswith("law_"):
            assert found.section in found.text.replace("EC section ", "") or "see EC" in found.text
        if found.certainty not in ("stated", "copied"):
            assert "“" not in found.text
        assert bool(found.doubt) is (found.certainty != "stated")


def test_the_law_on_charter_schools_is_the_one_in_force():
    """EC 47607.3 as it stands: not the older text (three groups, three of four years)."""
    found = statutes()["law_charter"]
    assert (found.section, found.certainty) == ("47607.3(a)", "stated")
    for words in (
        "“one or more pupil subgroups”",
        "“two or more years”",
        "“the county superintendent of schools in which the charter school is located”",
    ):
        assert words in found.text
    for older in ("three", "authoriz", "minimum"):
        assert older not in found.text


def test_a_charter_school_reads_its_own_law_and_no_districts(county):
    laws = {key: law.text for key, law in statutes().items()}
    template = templates.load(templates.shipped(K.CHARTER))
    text = text_of(fill(template, sample_values() | laws, MANY, "Charter"))
    assert typeset(laws["law_charter"]) in text
    assert "52071" not in text
    school = Lea("27661590123456", "Invented Charter", EntityKind.CHARTER, "27", "Monterey")
    case = Case(cds=school.cds, route=Route.VOLUNTARY, opened_on=date(2026, 1, 1))
    values = lea_without_data(school, case, letter_registers(county)).values
    assert values["law_two_years"] == laws["law_charter"], (
        "the two years of EC 52071 are districts'"
    )


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"certainty": "recalled"}, "quotes what was not read"),
        ({"quote": "[]"}, "quotes words that are not in quote"),
        ({"certainty": "sure"}, "certainty"),
        ({"source": ""}, "source"),
    ],
)
def test_a_library_that_quotes_too_much_is_refused(tmp_path, change, says):
    entry = {
        "section": "1",
        "quote": '["a b"]',
        "text": "It says “a b”",
        "source": "x",
        "certainty": "stated",
        **change,
    }
    lines = [f"{k} = {v if k == 'quote' else repr(v)}" for k, v in entry.items()]
    path = tmp_path / "statutes.toml"
    path.write_text("[one]\n" + "\n".join(lines), encoding="utf-8")
    with pytest.raises(InputProblem, match=says):
        read_statutes(path)


def test_the_office_is_kept_and_cleaned(county):
    assert office(county) == Office()
    save_office(county, Office("  A   office ", "Line 1\r\n\r\n Line 2 ", "5", "L", "C"))
    assert office(county) == Office("A office", "Line 1\nLine 2", "5", "L", "C")
    assert save_office(county, office(county)).subjects.value == 0
    with pytest.raises(InputProblem) as problem:
        save_office(county, Office(name="x" * 501))
    assert problem.value.where == "name"


def test_what_is_written_about_the_office_can_be_taken_back(county):
    first, second = Office("A office", phone="5"), Office("B office", "Line 1")
    save_office(county, first)
    assert save_office(county, second).label == undo.undo_status(county).undo
    assert undo.undo(county).subjects & Subject.REGISTERS
    assert office(county) == first
    undo.undo(county)
    assert office(county) == Office()
    undo.redo(county)
    undo.redo(county)
    assert office(county) == second
    newest, oldest = history.office_history(county)
    assert newest.words.splitlines() == [
        "Name: A office → B office",
        "Address: not set → Line 1",
        "Phone: 5 → not set",
    ]
    assert oldest.words.splitlines() == ["Name: A office", "Phone: 5"]
    assert (newest.who, oldest.operation) == (county.user, "insert")


def test_what_the_program_keeps_for_itself_is_not_in_the_history(county):
    with county.session("Note") as session:
        session.merge(MetaRow(key="visit_draft.1", value="half a line"))
    assert undo.undo_status(county).undo == ""


def test_a_letter_says_what_its_pdf_could_not_print(ready, tmp_path):
    own_template(ready, K.NEW, word("{{ status_sentence }} Հայ"))
    [made] = make_letters(
        ready, [LetterRequest(row_of(ready).found, K.NEW)], tmp_path, LetterFiles()
    ).outcomes
    assert made.why == ""
    assert made.words.endswith("where □ stands: Հ, ա, յ. The Word file has them.")
    only_word = make_letters(
        ready, [LetterRequest(row_of(ready).found, K.NEW)], tmp_path, LetterFiles(pdf=False)
    )
    assert only_word.outcomes[0].remarks == ()
