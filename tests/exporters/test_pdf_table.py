"""Tables on paper: whole words, whole rows, and nothing that stands alone on a page."""

from dataclasses import replace

from sos_desktop.domain.documents.report import Bullets, Paragraph, Section, TableBlock, TableColumn
from sos_desktop.domain.documents.typed import in_english
from sos_desktop.exporters.pdf import render_pdf
from sos_desktop.exporters.tagged_pdf.flowables import TaggedParagraph
from tests.exporters.test_papers import document
from tests.exporters.test_pdf_structure import read_back


def test_empty_columns_are_left_out_and_no_row_is_alone():
    columns = (TableColumn("A"), TableColumn("Empty"), TableColumn("B"))
    for before in range(22, 32):
        rows = tuple((f"Row {n}", None, "x") for n in range(3))
        lines = tuple(Paragraph(f"line {n}") for n in range(before))
        made = document(
            Section("S", lines), Section("T", (TableBlock("T", columns, rows, missing=""),))
        )
        structure = read_back(made)
        assert "Empty" not in structure.root.whole
        pages = structure.printed
        counts = [page.count("Row ") for page in pages]
        assert 1 not in counts, before


def test_no_heading_caption_or_source_is_alone_on_a_page():
    columns, rows = (TableColumn("A"), TableColumn("B")), tuple((f"Row {n}", "x") for n in range(3))
    table = Section("Headed", (TableBlock("T", columns, rows, "Captioned."),))
    for before in range(20, 34):
        lines = Section("S", tuple(Paragraph(f"line {n}") for n in range(before)))
        sources = tuple(f"Source {n}" for n in range(3))
        made = replace(document(lines, table), sources=sources)
        pages = read_back(made).printed
        assert {page.count("Headed") for page in pages if "Row 0" in page} == {1}, before
        assert {page.count("Captioned.") for page in pages if "Row 2" in page} == {1}, before
        assert {page.count("Source ") for page in pages} <= {0, 3}, before


def test_no_word_of_a_table_is_broken_where_it_can_be_smaller():
    words = ("Language", "classrooms", "Teachers", "District", "otherwise", "Learned")
    columns = tuple(TableColumn(f"{word} {n}") for n in (1, 2) for word in words)
    table = TableBlock("T", columns, (("preguntas",) * len(columns),) * 2)
    [page] = read_back(document(Section("S", (table,)))).printed
    assert page.count("preguntas") == 2 * len(columns)


def test_a_sum_that_is_wider_than_its_parts_is_whole():
    columns = (*(TableColumn(f"Column {n}") for n in range(9)), TableColumn("Sum", "money"))
    rows = tuple((*("some words " * 9 for _ in range(9)), 888_888) for _ in range(6))
    pages = read_back(document(Section("S", (TableBlock("T", columns, rows),)))).printed
    assert "$5,333,328" in pages[-1]


def test_an_empty_column_that_reminds_stays():
    columns = (TableColumn("Measure"), TableColumn("Target"))
    table = TableBlock("T", columns, (("Absence", None), ("Scores", None)), missing="not yet set")
    root = read_back(document(Section("S", (table,)))).root
    assert [cell.text for cell in root.all("TD")] == ["not yet set"] * 2
    silent = replace(table, missing="–")
    assert "Target" not in read_back(document(Section("S", (silent,)))).root.whole


def test_a_row_stands_on_one_page():
    rows = tuple((f"Begin {n}. " + "words " * 40, f"End {n}.") for n in range(40))
    table = TableBlock("T", (TableColumn("A"), TableColumn("B")), rows)
    for text in read_back(document(Section("T", (table,)))).printed:
        for number in range(40):
            assert (f"Begin {number}." in text) == (f"End {number}." in text)


def test_long_words_in_another_language_stay_in_their_column():
    word = in_english("x" * 80)
    rows = (("a", word, "b"), ("c", f"{in_english('Short')}\n{word}", "d"))
    table = TableBlock("T", (TableColumn("A"), TableColumn("B"), TableColumn("C")), rows)
    text = Paragraph("Words " * 14 + in_english("characteristically y"))
    structure = read_back(document(Section("S", (table, text))))
    shown = structure.printed[0]
    assert "x" * 80 not in shown
    assert max(map(len, shown.splitlines())) < 100
    assert {n.language for n in structure.root.all("TD")} == {"", "en-US"}


def test_no_page_is_empty_and_no_last_line_alone():
    rows = tuple((f"Row {n}", "x") for n in range(4))
    table = TableBlock("T", (TableColumn("A"), TableColumn("B")), rows, "Captioned.")
    items = Bullets(tuple(f"item {n}" for n in range(4)))
    for before in range(20, 33):
        lines = tuple(Paragraph(f"line {n}") for n in range(before))
        for last in (table, items, Paragraph("many words of a text " * 16)):
            made = replace(document(Section("S", (*lines, last))), sources=())
            pages = read_back(made).printed
            around = (made.title, made.organization)  # one of them is in each line above and below
            shown = [line for line in pages[-1].splitlines() if not any(w in line for w in around)]
            assert len(pages) == 1 or len(shown) >= 2, (before, shown)


def test_lines_of_a_cell_are_broken_once_however_often_a_table_asks(monkeypatch):
    asked, broken = [], TaggedParagraph.breakLines
    monkeypatch.setattr(
        TaggedParagraph, "breakLines", lambda self, width: asked.append(self) or broken(self, width)
    )
    rows = tuple((f"{n} pages that a teacher reads aloud",) for n in range(5))
    render_pdf(document(Section("S", (TableBlock("T", (TableColumn("A"),), rows),))))
    assert sum("teacher" in one.whole for one in asked) == len(rows)
