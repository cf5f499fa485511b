"""The form on which those who took part say how a phase of support was, and its sheet of answers.

The form is printed and marked by hand. The workbook has one table whose headings are the questions:
filled in, it is the file that is taken in.
"""

from collections.abc import Sequence
from datetime import date

from sos_desktop.domain.casework.learning_words import (
    STATEMENTS,
    FeedbackPhase,
    FeedbackSide,
)
from sos_desktop.domain.casework.records.feedback import LEAST, MOST
from sos_desktop.domain.casework.words import Perspective
from sos_desktop.domain.documents.catalog import Catalog
from sos_desktop.domain.documents.plan import PlanMaterial
from sos_desktop.domain.documents.report import (
    Paragraph,
    ReportDocument,
    Section,
    TableBlock,
    TableColumn,
)

_BOX = "[    ]"
_LINES = "\n".join(("_" * 60,) * 3)
"""Where a hand writes; a column without any sign would not be printed."""
_ROWS = 30
"""Empty rows of the sheet; more can be added below."""
ASKED = ("role", "phase", "side", "given_on", *STATEMENTS, "helped", "better")
"""The columns of the sheet, by field of `Feedback`."""


def role_words(catalog: Catalog) -> dict[str, str]:
    """What each role is called in a language, by its code."""
    return {str(role): catalog.term(role) for role in Perspective} | dict(catalog.part["roles"])


def feedback_form(material: PlanMaterial, catalog: Catalog, made_on: date) -> ReportDocument:
    """The form to print; it asks the same of everybody, whatever the case."""
    phases = [catalog.word("phases", phase) for phase in FeedbackPhase]
    sides = [catalog.word("sides", side) for side in FeedbackSide]
    sections = (
        _choice(catalog, "phase", phases),
        _choice(catalog, "side", sides),
        _choice(catalog, "role", list(role_words(catalog).values())),
        _statements(catalog),
        _open(catalog),
    )
    return _paper(material, catalog, made_on, sections)


def feedback_sheet(material: PlanMaterial, catalog: Catalog, made_on: date) -> ReportDocument:
    """The sheet of answers: a table with the questions as its headings."""
    choices = {
        "role": tuple(role_words(catalog).values()),
        "phase": tuple(catalog.word("phases", phase) for phase in FeedbackPhase),
        "side": tuple(catalog.word("sides", side) for side in FeedbackSide),
    }
    columns = tuple(
        TableColumn(
            catalog.word("columns", name),
            "date" if name == "given_on" else "whole" if name in STATEMENTS else "text",
            2.0 if name in ("helped", "better") else 1.0,
            choices.get(name, ()),
        )
        for name in ASKED
    )
    table = TableBlock(
        catalog.sheet("answers"),
        columns,
        ((None,) * len(columns),) * _ROWS,
        caption=catalog.say("table"),
        missing="",
    )
    section = Section(catalog.heading("answers"), (table,), sheet=catalog.sheet("answers"))
    return _paper(material, catalog, made_on, (section,))


def _paper(
    material: PlanMaterial, catalog: Catalog, made_on: date, sections: tuple[Section, ...]
) -> ReportDocument:
    lea = material.file.lea
    return ReportDocument(
        title=catalog.heading("title"),
        organization=catalog.page.system_of_support.format(county=lea.county),
        subtitle=catalog.say("about", lea=lea.name),
        made_on=made_on,
        sections=(Section("", (Paragraph(catalog.say("thanks")),)), *sections),
        public=material.file.withheld.public,
        language=catalog.language,
        overview=catalog.sheet("overview"),
        words=catalog.page,
    )


def _choice(catalog: Catalog, name: str, words: Sequence[str]) -> Section:
    table = TableBlock(
        catalog.sheet(name),
        (catalog.column(name, width=4), catalog.column("mark", width=1)),
        tuple((found, _BOX) for found in words),
        caption=catalog.say("mark"),
        missing="",
    )
    return Section(catalog.heading(name), (table,), sheet=catalog.sheet(name))


def _statements(catalog: Catalog) -> Section:
    scale = range(LEAST, MOST + 1)
    table = TableBlock(
        catalog.sheet("statements"),
        (
            catalog.column("statement", width=6),
            *(TableColumn(str(number), "text", 0.7) for number in scale),
        ),
        tuple((catalog.word("columns", key), *map(str, scale)) for key in STATEMENTS),
        caption=catalog.say("scale"),
        missing="",
    )
    return Section(catalog.heading("statements"), (table,), sheet=catalog.sheet("statements"))


def _open(catalog: Catalog) -> Section:
    table = TableBlock(
        catalog.sheet("open"),
        (catalog.column("question", width=2), catalog.column("answer", width=5)),
        tuple((catalog.word("columns", key), _LINES) for key in ("helped", "better")),
        missing="",
    )
    blocks = (table, Paragraph(catalog.say("back")))
    return Section(catalog.heading("open"), blocks, sheet=catalog.sheet("open"))
