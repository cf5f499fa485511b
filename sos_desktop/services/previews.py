"""A paper as it will be printed, with what was found in it, before anything is saved."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from sos_desktop.domain.casework.access.left_out import LeftOutLine
from sos_desktop.domain.casework.access.readers import PUBLIC, Reader
from sos_desktop.domain.documents.document_kind import suggested_name
from sos_desktop.domain.documents.paper_checks import CheckState, PaperCheck
from sos_desktop.domain.documents.printed_page import Area, PageImage, PrintedPage
from sos_desktop.domain.documents.registry import DocumentKind
from sos_desktop.domain.documents.report import ReportDocument
from sos_desktop.foundation import clock
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.foundation.paths import data_dir
from sos_desktop.services.board_pack import USUAL, WITH_QUESTIONS, PackRequest, make_pack, pack_name
from sos_desktop.services.casework import cases
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.documents import DocumentRequest
from sos_desktop.services.languages import ENGLISH, speaks
from sos_desktop.services.left_out import look_at
from sos_desktop.services.outputs import make_folder, write_output

_ORDER = (CheckState.STOP, CheckState.LOOK, CheckState.GOOD)


@frozen_dataclass
class PaperChoice:
    """What is to be looked at.

    Attributes:
        kind: One paper; None for the whole pack.
        questions: The pack has likely questions as its last pages.
    """

    case_id: str
    kind: DocumentKind | None = None
    reader: Reader = PUBLIC
    language: str = ENGLISH
    ask: str = ""
    questions: bool = False


@frozen_dataclass
class Preview:
    """A paper as it will be printed.

    Attributes:
        name: Of its file, without ending.
        pdf: The file itself: what is seen is what is saved.
        lines: What its readers do not get, and why.
        checks: The worst of each check, those to look at first.
    """

    choice: PaperChoice
    document: ReportDocument
    name: str
    pdf: bytes
    pages: tuple[PrintedPage, ...]
    lines: tuple[LeftOutLine, ...]
    checks: tuple[PaperCheck, ...]

    @property
    def stops(self) -> bool:
        """Whether it must not leave like this."""
        return any(check.state is CheckState.STOP for check in self.checks)


def pack_of(choice: PaperChoice) -> PackRequest:
    """What a pack is made of, by what is chosen; whatever paper is looked at."""
    kinds = WITH_QUESTIONS if choice.questions else USUAL
    return PackRequest(choice.case_id, choice.reader, kinds, choice.language, ask=choice.ask)


def preview(county: CountyFile, choice: PaperChoice) -> Preview:
    """Make a paper and look at it.

    Raises:
        InputProblem: The case is no longer there.
    """
    from sos_desktop.exporters.pdf import render_pdf
    from sos_desktop.exporters.pdf_shown import pages_of

    lea = cases.case_file(county, choice.case_id).lea.name
    today = clock.today()
    if choice.kind is not None:
        looked = [look_at(county, _request(choice, choice.kind))]
        document = looked[0].document
        name = suggested_name(choice.kind, lea, today, choice.reader)
    else:
        pack = pack_of(choice)
        kinds = [kind for kind in pack.kinds if speaks(choice.language, kind.part)]
        document = make_pack(county, pack)
        looked = [look_at(county, _request(choice, kind), document) for kind in kinds]
        name = pack_name(lea, today, choice.reader)
    lines = tuple(dict.fromkeys(line for one in looked for line in one.lines))
    checks = _worst([check for one in looked for check in one.checks])
    pdf = render_pdf(document)
    return Preview(choice, document, name, pdf, pages_of(pdf), lines, checks)


def page_image(pdf: bytes, place: int, scale: float, *, grey: bool) -> PageImage:
    """What a page of a PDF looks like; `place` counts from 0, `scale` is pixels for each point."""
    from sos_desktop.exporters.pdf_shown import image_of

    return image_of(pdf, place, scale, grey=grey)


def found_on_page(pdf: bytes, place: int, words: str) -> tuple[Area, ...]:
    """Where words stand on a page of a PDF."""
    from sos_desktop.exporters.pdf_shown import areas_of

    return areas_of(pdf, place, words)


def save_preview(county: CountyFile, seen: Preview, path: Path) -> Path:
    """Write what was seen as a PDF; the public pack of a district is kept as its last good one.

    Raises:
        InputProblem: A county file would be lost there.
        EnvironmentProblem: It cannot be written; what stood there before is as it was.
    """
    write_output(path, seen.pdf, made_from=[county.path])
    keep_good(county, seen)
    return path


def keep_good(county: CountyFile, seen: Preview) -> None:
    """Keep a public pack in which nothing had to be stopped, in the place of the one before."""
    if seen.choice.kind is None and seen.choice.reader is PUBLIC and not seen.stops:
        place = _place(county, seen.choice.case_id)
        make_folder(place.parent)
        write_output(place, seen.pdf, made_from=[county.path])


def last_good(county: CountyFile, case_id: str) -> Path | None:
    """The pack that was kept for a case; None when there is none."""
    place = _place(county, case_id)
    return place if place.is_file() else None


def _place(_county: CountyFile, case_id: str) -> Path:
    return data_dir() / "packs" / f"{case_id}.pdf"


def _request(choice: PaperChoice, kind: DocumentKind) -> DocumentRequest:
    return DocumentRequest(
        kind, (choice.case_id,), choice.reader, language=choice.language, ask=choice.ask
    )


def _worst(checks: Sequence[PaperCheck]) -> tuple[PaperCheck, ...]:
    """One of each name: the worst, with the sentences of all that are as bad."""
    found: dict[str, PaperCheck] = {}
    for check in checks:
        before = found.get(check.name)
        if before is None or _ORDER.index(check.state) < _ORDER.index(before.state):
            found[check.name] = check
        elif check.state is before.state is not CheckState.GOOD and check.words != before.words:
            found[check.name] = replace(before, words=f"{before.words} {check.words}")
    return tuple(sorted(found.values(), key=lambda check: _ORDER.index(check.state)))
