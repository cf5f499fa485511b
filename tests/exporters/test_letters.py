"""Word templates: only fields are filled in, nothing is left open, and the PDF says the same."""

import io
import zipfile
from collections import Counter
from functools import cache

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sos_desktop.domain.casework.letters.letter_fields import FIELDS, MANY
from sos_desktop.domain.casework.letters.letter_kinds import LetterKind
from sos_desktop.exporters.letter_docx import fill, read_template, text_of
from sos_desktop.exporters.letter_pdf import letter_pdf
from sos_desktop.exporters.letter_read import read_letter
from sos_desktop.exporters.letter_templates import make_template, names
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.paths import resource
from tests.letters import sample_values, with_entry, word
from tests.pdf_words import printed

KINDS = [kind.value for kind in LetterKind]


def shipped(name):
    return resource("templates", "letters", f"{name}.docx").read_bytes()


@cache
def template_of(name):
    return read_template(shipped(name), f"{name}.docx")


def filled(name, values=None):
    return fill(template_of(name), values or sample_values(), MANY, "Title")


def pdf_text(data):
    return printed(letter_pdf(data))


def test_there_is_a_template_for_every_letter_and_no_other():
    assert sorted(names()) == sorted(KINDS)


@pytest.mark.parametrize("name", KINDS)
def test_the_shipped_file_is_the_one_its_text_makes(name):
    assert make_template(name) == shipped(name)


@pytest.mark.parametrize("name", KINDS)
def test_a_shipped_template_uses_known_fields_only_and_fills_whole(name):
    template = template_of(name)
    assert set(template.fields) <= set(FIELDS)
    assert template.odd == ()
    text = text_of(filled(name))
    assert "{{" not in text
    assert "no new plan is required" in text.casefold()
    assert "not limited" in text
    assert text.count("Words 1") == sum(
        template.fields.count(n) for n in MANY & set(template.fields)
    )


@pytest.mark.parametrize("name", KINDS)
def test_a_letter_without_one_of_its_fields_is_not_made(name):
    for field in template_of(name).fields:
        for empty in ("", "  \n", ()):
            with pytest.raises(InputProblem) as problem:
                filled(name, {**sample_values(), field: empty})
            assert problem.value.where == field


@pytest.mark.parametrize("name", KINDS)
def test_the_pdf_says_what_the_word_letter_says(name):
    data = filled(name, sample_values("Peña & Söhne <b>"))
    letter = Document(io.BytesIO(data))
    pages = pdf_text(data)
    section = letter.sections[0]
    body = [p.text for p in letter.paragraphs]
    body += [c.text for t in letter.tables for r in t.rows for c in r.cells]
    head = [p.text for p in section.first_page_header.paragraphs]
    head += [p.text for p in section.first_page_footer.paragraphs]
    later = [p.text for p in section.header.paragraphs + section.footer.paragraphs]
    wanted = Counter(" ".join([*body, *head, *(later * (len(pages) - 1))]).split())
    found = Counter(" ".join(pages).replace("•", " ").split())
    marks = {word for word in found - wanted if word.rstrip(".").isdigit()}
    assert {w: n for w, n in (found - wanted).items() if w not in marks} == {}
    assert wanted - found == Counter()


def test_the_same_letter_gives_the_same_bytes():
    assert filled("new-district") == filled("new-district")
    assert letter_pdf(filled("charter")) == letter_pdf(filled("charter"))


def test_the_author_of_the_template_does_not_travel():
    def sign(document):
        document.core_properties.author = "Somebody Private"
        document.core_properties.comments = "draft {{ lea_name }}"

    template = read_template(word("{{ lea_name }}", change=sign), "a.docx")
    made = Document(io.BytesIO(fill(template, {"lea_name": "Cañada"}, MANY, "Letter: Cañada")))
    assert (made.core_properties.author, made.core_properties.comments) == ("", "")
    assert made.core_properties.title == "Letter: Cañada"


def test_a_field_that_word_has_split_into_runs_is_found():
    def split(document):
        paragraph = document.add_paragraph()
        for piece in ("Dear {", "{ salu", "tation }", "}:"):
            paragraph.add_run(piece).bold = piece == "{ salu"

    template = read_template(word(change=split), "a.docx")
    assert template.fields == ("salutation",)
    assert "Dear Dr. Peña:" in text_of(fill(template, {"salutation": "Dr. Peña"}, MANY, ""))


def test_lines_repeat_bullets_and_table_rows():
    def table(document):
        found = document.add_table(rows=2, cols=2)
        for cell, text in zip(
            [c for r in found.rows for c in r.cells],
            ("Name", "Value", "{{ result_name }}", "{{ result_value }} %"),
            strict=True,
        ):
            cell.text = text

    template = read_template(word("- {{ reasons }}.", change=table), "a.docx")
    values = {"reasons": ("a", "b", "c"), "result_name": ("x", "y"), "result_value": ("1", "2")}
    made = Document(io.BytesIO(fill(template, values, MANY, "")))
    assert [p.text for p in made.paragraphs] == ["- a.", "- b.", "- c."]
    assert [[c.text for c in row.cells] for row in made.tables[0].rows] == [
        ["Name", "Value"],
        ["x", "1 %"],
        ["y", "2 %"],
    ]


NASTY = st.text(
    st.characters(blacklist_categories=("Cs",), blacklist_characters="{}%#"), max_size=60
).filter(lambda text: "None" not in text)


@settings(max_examples=40, suppress_health_check=list(HealthCheck), deadline=None)
@given(NASTY, NASTY, st.sampled_from(KINDS))
def test_nothing_stays_open_whatever_the_values_are(name, line, kind):
    values = {**sample_values(), "lea_name": name, "superintendent_name": line, "reasons": (line,)}
    try:
        made = filled(kind, values)
    except InputProblem:
        return
    text = text_of(made) + " ".join(pdf_text(made))
    assert all(mark not in text for mark in ("{{", "}}", "{%", "None"))


@pytest.mark.parametrize("value", ["{{ lea_name }}", "a {% if x %}", "}}", "{# x #}"])
def test_a_value_that_looks_like_a_field_is_refused(value):
    with pytest.raises(InputProblem, match="double braces"):
        filled("voluntary", {**sample_values(), "lea_name": value})


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{% if lea_name %}x{% endif %}", "Blocks, loops"),
        ("{%p for a in b %}", "Blocks, loops"),
        ("{# hidden #}", "Blocks, loops"),
        ("{% include 'x' %}", "Blocks, loops"),
    ],
)
def test_blocks_and_code_are_refused(text, says):
    with pytest.raises(InputProblem, match=says):
        read_template(word(text), "a.docx")


@pytest.mark.parametrize(
    "inside", ["lea name", "lea_name|upper", "lea_name.__class__", "''.join(x)", "1+1", ""]
)
def test_what_is_not_a_plain_name_is_told_and_never_run(inside):
    template = read_template(word(f"a {{{{ {inside} }}}} b"), "a.docx")
    assert template.odd == (inside,)
    with pytest.raises(InputProblem):
        fill(template, sample_values(), MANY, "")


@pytest.mark.parametrize(
    "text", ["{{ lea_name", "lea_name }}", "{{ lea_name }", "{{{ lea_name }}}"]
)
def test_braces_that_do_not_match_are_told(text):
    assert read_template(word(text), "a.docx").odd


@pytest.mark.parametrize(
    "mark",
    [
        "«Superintendent»",
        "<<superintendent_name>>",
        "[insert name]",
        "[superintendent name]",
        "{ superintendent_name }",
        "{ lea_nmae }",
        "Click or tap here to enter text",
    ],
)
def test_marks_of_other_programs_are_told_and_no_letter_is_made(mark):
    template = read_template(word(f"Dear {mark}:"), "a.docx")
    assert template.odd == (mark,)
    with pytest.raises(InputProblem, match="not filled in"):
        fill(template, sample_values(), MANY, "")


@pytest.mark.parametrize(
    "prose", ["see [1]", "a [sic] b", "x < y", "he said «sí se puede»", "{1, 2}", "[EC 52071]"]
)
def test_prose_in_brackets_is_left_alone(prose):
    assert read_template(word(prose), "a.docx").odd == ()


def merge_field(document):
    for piece in (" MERGE", "FIELD Superintendent "):
        code = OxmlElement("w:instrText")
        code.text = piece
        (document.paragraphs or [document.add_paragraph()])[0].add_run()._r.append(code)


def test_a_merge_field_of_word_is_told():
    odd = read_template(word("{{ lea_name }}", change=merge_field), "a.docx").odd
    assert odd == ("MERGEFIELD Superintendent",)


def link(document):
    document.part.relate_to(
        "mailto:{{ contact_reach }}",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
        is_external=True,
    )


def comment(document):
    document.add_comment(document.paragraphs[0].runs, text="Draft {{ lea_nmae }}", author="J")


def tracked(document):
    mark = OxmlElement("w:ins")
    mark.set(qn("w:author"), "J")
    document.paragraphs[0]._p.append(mark)


@pytest.mark.parametrize(
    ("change", "says"),
    [(link, "has a link"), (comment, "has comments"), (tracked, "tracked changes")],
)
def test_what_would_go_out_unseen_is_refused(change, says):
    with pytest.raises(InputProblem, match=says):
        read_template(word("{{ lea_name }}", change=change), "a.docx")


def test_a_break_in_a_one_line_value_does_not_break_the_line():
    template = read_template(word("Dear {{ salutation }}:"), "a.docx")
    made = fill(template, {"salutation": "Dr. Peña\r\nand staff"}, MANY, "")
    assert Document(io.BytesIO(made)).paragraphs[0].text == "Dear Dr. Peña and staff:"


MACRO = with_entry(word("x"), "word/vbaProject.bin", b"x")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LINKED = with_entry(
    word("x"),
    "word/_rels/settings.xml.rels",
    '<Relationships><Relationship Id="r1" Type="http://x/attachedTemplate" Target="http://x/t" '
    'TargetMode="External"/></Relationships>',
)


def field_code(document):
    run = document.add_paragraph().add_run()
    code = OxmlElement("w:instrText")
    code.text = ' INCLUDETEXT "C:\\\\secret.docx" '
    run._r.append(code)


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (MACRO, "a.docx", "has macros"),
        (word("x"), "a.docm", "has macros"),
        (word("x"), "a.doc", "not a Word document"),
        (b"PK\x03\x04 broken", "a.docx", "damaged"),
        (b"", "a.docx", "damaged"),
        (b"plain text", "a.docx", "damaged"),
        (word("x")[:-200], "a.docx", "damaged"),
        (with_entry(word("x"), "word/document.xml", b"<w:document"), "a.docx", "damaged"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", "password"),
        (OLE + b"WordDocument", "a.docx", "old format"),
        (LINKED, "a.docx", "tied to another template"),
        (word("x", change=field_code), "a.docx", "bring in other files"),
    ],
)
def test_what_is_no_template_is_refused_in_a_sentence(data, name, says):
    with pytest.raises(InputProblem, match=says) as problem:
        read_template(data, name)
    assert problem.value.message.endswith(".")
    assert name in problem.value.message


def test_another_package_is_not_a_word_document():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("xl/workbook.xml", "<x/>")
    with pytest.raises(InputProblem, match="damaged or not a Word document"):
        read_template(stream.getvalue(), "a.docx")


def test_how_a_letter_is_set_is_read(tmp_path):
    from PySide6.QtGui import QImage

    picture = tmp_path / "seal.png"
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(0x1D4F8C)
    assert image.save(str(picture))

    def dress(document):
        document.add_heading("Why", 1)
        document.add_paragraph("one", style="List Number")
        document.add_paragraph("two", style="List Number")
        document.add_paragraph("point", style="List Bullet")
        document.add_paragraph("middle").alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = document.add_paragraph("plain ").add_run("strong")
        run.bold = run.italic = True
        document.add_picture(str(picture), width=Inches(1))
        footer = document.sections[0].footer.paragraphs[0]
        for instruction in ("PAGE", "NUMPAGES"):
            field = OxmlElement("w:instrText")
            field.text = instruction
            footer.add_run("page ")._r.append(OxmlElement("w:lastRenderedPageBreak"))
            footer.add_run()._r.append(field)
        field.set(qn("xml:space"), "preserve")

    data = word("first", change=dress)
    body = read_letter(data).body
    lines = [b for b in body if hasattr(b, "markup")]
    assert [(b.mark, b.level) for b in lines if b.markup][:5] == [
        ("", 0),
        ("", 1),
        ("1.", 0),
        ("2.", 0),
        ("•", 0),
    ]
    assert lines[5].side == "center"
    assert lines[6].markup == "plain <i><b>strong</b></i>"
    assert [b.width for b in body if hasattr(b, "width")] == [72.0]
    (text,) = pdf_text(data)
    assert "page 1page 1" in text.replace("\n", "")
