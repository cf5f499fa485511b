"""What a copy of a paper leaves out, and what is looked at before it is saved."""

from collections.abc import Iterator
from dataclasses import replace

from sos_desktop.domain.casework.access.copies import copy_for
from sos_desktop.domain.casework.access.left_out import LeftOutLine, left_out
from sos_desktop.domain.casework.access.readers import OFFICE
from sos_desktop.domain.casework.records import Person
from sos_desktop.domain.casework.terms import english_terms
from sos_desktop.domain.documents.paper_checks import CheckedAgainst, PaperCheck, check_paper
from sos_desktop.domain.documents.registry import BRIEF
from sos_desktop.domain.documents.report import ReportDocument, texts_in
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


def look_at(county: CountyFile, request: DocumentRequest) -> LookedAt:
    """A paper, made, with what it leaves out and every check.

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
    own, said = _said(make_document(county, replace(request, reader=OFFICE))), _said(document)
    return tuple(
        line
        for line in _lines(county, request)
        if any(text in own and text not in said for text in map(_one_line, line.texts[:1]))
    )


def _said(document: ReportDocument) -> str:
    return _one_line("\n".join(texts_in(document)))


def _one_line(text: str) -> str:
    return " ".join(text.split())
