"""What a copy of a paper leaves out, and what is looked at before it is saved."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from sos_desktop.domain.casework.access.copies import copy_for
from sos_desktop.domain.casework.access.left_out import LeftOutLine, Reading, left_out
from sos_desktop.domain.casework.access.readers import OFFICE
from sos_desktop.domain.casework.records import Person
from sos_desktop.domain.casework.terms import english_terms
from sos_desktop.domain.documents.paper_checks import CheckedAgainst, PaperCheck, check_paper
from sos_desktop.domain.documents.registry import BRIEF
from sos_desktop.domain.documents.report import (
    ChartBlock,
    ReportDocument,
    TableBlock,
    flat,
    texts_in,
)
from sos_desktop.domain.documents.typed import unmarked
from sos_desktop.domain.quantities import Quantity
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.casework import cases
from sos_desktop.services.county import registers
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.documents import DocumentRequest, make_document
from sos_desktop.services.languages import language


@frozen_dataclass
class LookedAt:
    """A paper with what it leaves out and how it was found to be."""

    document: ReportDocument
    lines: tuple[LeftOutLine, ...]
    checks: tuple[PaperCheck, ...]


def left_out_of(county: CountyFile, request: DocumentRequest) -> tuple[LeftOutLine, ...]:
    """What the office's own copy of a paper says and the copy asked for does not.

    Raises:
        InputProblem: What it is about is no longer there.
    """
    return _between(county, request, make_document(county, request))


def look_at(
    county: CountyFile, request: DocumentRequest, beside: ReportDocument | None = None
) -> LookedAt:
    """A paper, made, with what it leaves out and every check.

    Args:
        county: The open county file.
        request: Which paper.
        beside: The pack it is part of, which may explain its words.

    Raises:
        InputProblem: What it is about is no longer there.
    """
    from sos_desktop.exporters.pdf import unprinted

    document = make_document(county, request)
    files = [cases.case_file(county, case_id) for case_id in request.case_ids]
    dates = (
        all(file.case.board_date for file in files),
        all(file.case.report_back_date for file in files),
    )
    members = {member.name for file in files for member in file.team}
    people = {person.name for person in registers.all_of(county, Person)}
    against = CheckedAgainst(
        _lines(county, request) if request.reader is not OFFICE else (),
        [
            *(text for file in files for text in texts_in(copy_for(file, request.reader))),
            *_fixed_words(request),
        ],
        members | people,
        dates,
        language(request.language).catalog(BRIEF.part).part["glossary"],
        unprinted(document),
        frozenset(texts_in(beside)) if beside is not None else (),
    )
    left = _between(county, request, document) if request.reader is not OFFICE else ()
    return LookedAt(document, left, check_paper(document, against))


def _lines(county: CountyFile, request: DocumentRequest) -> tuple[LeftOutLine, ...]:
    files = (cases.case_file(county, case_id) for case_id in request.case_ids)
    return tuple(line for file in files for line in left_out(file, request.reader))


def _fixed_words(request: DocumentRequest) -> Iterator[str]:
    """Words every paper of the kind may have, whatever the case says."""
    yield from (word for group in request.catalog.part.values() for word in group.values())
    yield from (word for group in english_terms().values() for word in group.values())


def _between(
    county: CountyFile, request: DocumentRequest, document: ReportDocument
) -> tuple[LeftOutLine, ...]:
    """What stands in the office's own copy of a paper and not in this one."""
    whole = make_document(county, replace(request, reader=OFFICE))
    own, said = _said(whole), _said(document)
    lacking = _readings(whole) - _readings(document)
    return tuple(
        line
        for line in _lines(county, request)
        if any(text in own and text not in said for text in map(_one_line, line.texts[:1]))
        or (line.reading is not None and not lacking.isdisjoint(_told_as(line.reading)))
    )


_Told = tuple[str, date | None, float]
"""A reading in a chart, with its day, or in a row of a table, without one."""


def _told_as(reading: Reading) -> tuple[_Told, _Told]:
    name, _day, value = reading
    return reading, (name, None, value)


def _readings(document: ReportDocument) -> frozenset[_Told]:
    """Every value that a paper tells of something with a name, in a chart or a row."""
    found = set[_Told]()
    for block in (block for section in document.sections for block in flat(section.blocks)):
        if isinstance(block, ChartBlock):
            for series in block.data.series:
                name = unmarked(series.name)
                for point in series.points:
                    if isinstance(point.at, date) and point.value is not None:
                        found.add((name, point.at, point.value))
        elif isinstance(block, TableBlock):
            for row in block.rows:
                name = unmarked(str(row[0])).partition("\n")[0]
                found |= {(name, None, cell.value) for cell in row if isinstance(cell, Quantity)}
    return frozenset(found)


def _said(document: ReportDocument) -> str:
    return _one_line("\n".join(texts_in(document)))


def _one_line(text: str) -> str:
    return " ".join(text.split())
