"""Papers in another language: whole for the papers a file names, typed words marked as English."""

import io
import tomllib

import pytest
from docx import Document

from sos_desktop.domain.casework.access.readers import PUBLIC
from sos_desktop.domain.documents.catalog import lacking, read_language, whole_english
from sos_desktop.domain.documents.registry import BRIEF, ONE_PAGER, QUESTIONS
from sos_desktop.domain.documents.report import texts_in
from sos_desktop.domain.documents.typed import BEGIN, END
from sos_desktop.exporters.excel import render_excel
from sos_desktop.exporters.pdf import render_pdf
from sos_desktop.exporters.word import render_word
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.paths import resource
from sos_desktop.services import languages
from sos_desktop.services.documents import DocumentRequest
from tests.domain.documents.full_case import MADE_ON, full, material_for
from tests.domain.documents.made_up import made_up
from tests.domain.documents.test_words import english_in, material
from tests.pdf_structure import structure_of

FOLDER = resource("words")
ENGLISH = tomllib.loads((FOLDER / "en.toml").read_text(encoding="utf-8"))
SPANISH = tomllib.loads((FOLDER / "es.toml").read_text(encoding="utf-8"))
BOARD = (BRIEF, ONE_PAGER, QUESTIONS)


def of_spanish_size(data, like):
    """A made-up language that has no more than the Spanish file has."""
    return {
        key: of_spanish_size(value, like[key]) if isinstance(value, dict) else value
        for key, value in data.items()
        if key in like
    }


@pytest.mark.parametrize("kind", BOARD, ids=lambda kind: kind.key)
def test_a_file_for_some_papers_has_every_word_of_theirs(kind):
    small = of_spanish_size(made_up(ENGLISH), SPANISH)
    catalog = read_language({**small, "papers": SPANISH["papers"]}).catalog(kind.part)
    document = kind.write(material(kind, PUBLIC), catalog, MADE_ON)
    marks = str.maketrans(dict.fromkeys(BEGIN + END))
    assert {word.translate(marks) for word in english_in(document)} - {""} == set()


def test_what_a_file_for_some_papers_lacks_is_named():
    english = whole_english(ENGLISH)
    assert lacking(SPANISH, english) == []
    without = {**SPANISH, "terms": {**SPANISH["terms"], "Group": {}}}
    assert "terms.Group.SWD is missing" in lacking(without, english)


def spanish(kind):
    catalog = languages.language("es").catalog(kind.part)
    return kind.write(material_for(kind, PUBLIC, full()), catalog, MADE_ON)


def test_the_tree_carries_both_languages():
    structure = structure_of(render_pdf(spanish(BRIEF)))
    assert structure.reader.root_object["/Lang"] == "es-US"
    spans = structure.root.all("Span")
    assert {node.language for node in spans} == {"en-US"}
    assert "Late buses" in {node.text for node in spans}
    assert structure.loose == []
    said = " ".join(node.text for node in structure.root.walk())
    assert BEGIN not in said
    assert END not in said
    assert "□" not in said


def test_what_was_typed_is_marked_in_word_and_bare_in_a_workbook():
    document = spanish(BRIEF)
    assert any(BEGIN in text for text in texts_in(document))
    word = Document(io.BytesIO(render_word(document)))
    xml = word.element.xml
    assert 'w:lang w:val="en-US"' in xml
    assert BEGIN not in xml
    assert render_excel(document).count(BEGIN.encode()) == 0


def test_a_language_is_added_by_a_file(tmp_path, monkeypatch):
    lines = [line for line in (FOLDER / "es.toml").read_text(encoding="utf-8").split("\n")]
    text = "\n".join(lines).replace('"es-US"', '"hmn-US"').replace("Copia pública", "Daim pej xeem")
    (tmp_path / "hmn.toml").write_text(text.replace("Español", "Hmoob"), encoding="utf-8")
    (tmp_path / "en.toml").write_bytes((FOLDER / "en.toml").read_bytes())
    monkeypatch.setattr(languages, "resource", lambda *parts: tmp_path.joinpath(*parts[1:]))
    languages.language.cache_clear()
    assert languages.languages() == ("en", "hmn")
    catalog = languages.language("hmn").catalog("brief")
    document = BRIEF.write(material_for(BRIEF, PUBLIC, full()), catalog, MADE_ON)
    assert document.copy_words == "Daim pej xeem"
    assert document.language == "hmn-US"
    languages.language.cache_clear()


def test_a_paper_the_language_has_no_words_for_is_refused():
    from sos_desktop.domain.documents.registry import HAND_OVER

    with pytest.raises(InputProblem, match="Español"):
        _ = DocumentRequest(HAND_OVER, ("1",), PUBLIC, language="es").catalog
