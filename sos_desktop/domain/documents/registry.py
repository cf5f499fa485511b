"""Every document that can be made: what it is made from, as which files, for which readers.

The window and the command line offer what stands here. A new document is a function from its
material to a `ReportDocument`, an entry here, and its words in `resources/words`.
"""

from sos_desktop.domain.casework.access.readers import DISTRICT, OFFICE, PUBLIC
from sos_desktop.domain.documents.annual import annual_document
from sos_desktop.domain.documents.brief import (
    brief_document,
    one_pager_document,
    questions_document,
)
from sos_desktop.domain.documents.caseload import caseload_document
from sos_desktop.domain.documents.crosswalk import crosswalk_document
from sos_desktop.domain.documents.data_profile import (
    data_profile_document,
    data_profile_workbook,
)
from sos_desktop.domain.documents.document_kind import (
    DocumentKind,
    FileFormat,
    FormatOffer,
    Needs,
    ReaderOffer,
)
from sos_desktop.domain.documents.families import families_document
from sos_desktop.domain.documents.feedback_form import feedback_form, feedback_sheet
from sos_desktop.domain.documents.hand_over import hand_over_document
from sos_desktop.domain.documents.hand_over_workbook import hand_over_workbook
from sos_desktop.domain.documents.identified import identification_document
from sos_desktop.domain.documents.lcap import lcap_document
from sos_desktop.domain.documents.midyear import midyear_document
from sos_desktop.domain.documents.needs_summary import board_document, needs_document
from sos_desktop.domain.documents.plan import plan_document
from sos_desktop.domain.documents.strengths import strengths_document
from sos_desktop.domain.documents.visit_summary import visit_document

_BOARD_READERS = (
    ReaderOffer(PUBLIC, "Public copy, for the board: only what everybody may read"),
    ReaderOffer(OFFICE, "Working copy, for the office: everything in the case"),
)
BRIEF = DocumentKind(
    key="brief",
    noun="board brief",
    needs=Needs.CASE,
    write=brief_document,
    formats=(
        FormatOffer(FileFormat.PDF, "PDF"),
        FormatOffer(FileFormat.EXCEL, "Excel workbook", proposed=False),
        FormatOffer(FileFormat.WORD, "Word, to edit", proposed=False),
    ),
    readers=_BOARD_READERS,
    gathering="Gathering the case",
    file_words="board brief",
)
ONE_PAGER = DocumentKind(
    key="one_pager",
    noun="board one-pager",
    needs=Needs.CASE,
    write=one_pager_document,
    formats=(
        FormatOffer(FileFormat.PDF, "PDF"),
        FormatOffer(FileFormat.WORD, "Word, to edit", proposed=False),
        FormatOffer(FileFormat.EXCEL, "Excel workbook", proposed=False),
    ),
    readers=_BOARD_READERS,
    gathering="Gathering the case",
    file_words="board one-pager",
    words="brief",
    explains=True,
    short=True,
)
QUESTIONS = DocumentKind(
    key="questions",
    noun="questions a board may ask",
    needs=Needs.CASE,
    write=questions_document,
    formats=(
        FormatOffer(FileFormat.PDF, "PDF"),
        FormatOffer(FileFormat.WORD, "Word, to edit", proposed=False),
    ),
    readers=_BOARD_READERS,
    gathering="Gathering the case",
    file_words="questions",
    words="brief",
)
FAMILIES = DocumentKind(
    key="families",
    noun="letter to representatives of families",
    needs=Needs.CASE,
    write=families_document,
    formats=(
        FormatOffer(FileFormat.WORD, "Word, to sign and send"),
        FormatOffer(FileFormat.PDF, "PDF"),
    ),
    readers=(ReaderOffer(PUBLIC, "Public copy: only what everybody may read"),),
    gathering="Gathering the case",
    file_words="letter to families",
    words="brief",
    whole="The Word file has them.",
    explains=True,
    short=True,
)
PLAN = DocumentKind(
    key="plan",
    noun="summary of support",
    needs=Needs.CASE,
    write=plan_document,
    formats=(
        FormatOffer(FileFormat.PDF, "PDF"),
        FormatOffer(FileFormat.EXCEL, "Excel workbook"),
        FormatOffer(FileFormat.WORD, "Word, to edit", proposed=False),
    ),
    readers=_BOARD_READERS,
    gathering="Gathering the case",
    file_words="summary of support",
    explains=True,
)
STRENGTHS = DocumentKind(
    key="strengths",
    noun="strengths and needs by state priority",
    needs=Needs.CASE,
    write=strengths_document,
    formats=(
        FormatOffer(FileFormat.PDF, "PDF"),
        FormatOffer(FileFormat.WORD, "Word, to edit"),
        FormatOffer(FileFormat.EXCEL, "Excel workbook", proposed=False),
    ),
    readers=(
        ReaderOffer(PUBLIC, "Public copy: only what everybody may read"),
        ReaderOffer(DISTRICT, "Copy for the district's team"),
        ReaderOffer(OFFICE, "Working copy, for the office"),
    ),
    gathering="Gathering the findings",
    file_words="strengths and needs",
    explains=True,
)
FINDINGS = DocumentKind(
    key="needs",
    noun="summary of findings",
    needs=Needs.CASE,
    write=needs_document,
    formats=(
        FormatOffer(FileFormat.WORD, "Word, to edit"),
        FormatOffer(FileFormat.PDF, "PDF"),
    ),
    readers=(
        ReaderOffer(DISTRICT, "Copy for the district's team"),
        ReaderOffer(PUBLIC, "Public copy: only what everybody may read"),
        ReaderOffer(OFFICE, "Working copy, for the office"),
    ),
    gathering="Gathering the findings",
    file_words="summary of findings",
    whole="The Word file has them.",
    explains=True,
)
BOARD_PAGE = DocumentKind(
    key="needs_board",
    noun="findings for the board",
    needs=Needs.CASE,
    write=board_document,
    formats=(
        FormatOffer(FileFormat.PDF, "PDF"),
        FormatOffer(FileFormat.WORD, "Word, to edit", proposed=False),
    ),
    readers=(
        ReaderOffer(PUBLIC, "Public copy: only what everybody may read"),
        ReaderOffer(DISTRICT, "Copy for the district's team"),
    ),
    gathering="Gathering the findings",
    file_words="findings for the board",
    whole="The Word file has them.",
    explains=True,
    short=True,
)
LCAP = DocumentKind(
    key="lcap",
    noun="text for the LCAP",
    needs=Needs.CASE,
    write=lcap_document,
    formats=(
        FormatOffer(FileFormat.WORD, "Word, to paste from"),
        FormatOffer(FileFormat.EXCEL, "Excel workbook, with the checklist", proposed=False),
        FormatOffer(FileFormat.PDF, "PDF", proposed=False),
    ),
    readers=(
        ReaderOffer(PUBLIC, "Public copy: only what everybody may read"),
        ReaderOffer(OFFICE, "Working copy, for the office"),
    ),
    gathering="Gathering the case",
    file_words="text for the LCAP",
    explains=True,
)
CROSSWALK = DocumentKind(
    key="crosswalk",
    noun="crosswalk of plans",
    needs=Needs.CASE,
    write=crosswalk_document,
    formats=(
        FormatOffer(FileFormat.PDF, "PDF"),
        FormatOffer(FileFormat.EXCEL, "Excel workbook", proposed=False),
        FormatOffer(FileFormat.WORD, "Word, to edit", proposed=False),
    ),
    readers=(
        ReaderOffer(PUBLIC, "Public copy: only what everybody may read"),
        ReaderOffer(OFFICE, "Working copy, for the office"),
    ),
    gathering="Gathering the case",
    file_words="crosswalk of plans",
    explains=True,
    short=True,
)
MIDYEAR = DocumentKind(
    key="midyear",
    noun="mid-year update",
    needs=Needs.CASE,
    write=midyear_document,
    formats=(
        FormatOffer(FileFormat.PDF, "PDF"),
        FormatOffer(FileFormat.WORD, "Word, to edit", proposed=False),
        FormatOffer(FileFormat.EXCEL, "Excel workbook", proposed=False),
    ),
    readers=(
        ReaderOffer(PUBLIC, "Public copy, for the board: only what everybody may read"),
        ReaderOffer(OFFICE, "Working copy, for the office"),
    ),
    gathering="Gathering the case",
    file_words="mid-year update",
    explains=True,
    short=True,
)
FEEDBACK = DocumentKind(
    key="feedback",
    noun="feedback form",
    needs=Needs.CASE,
    write=feedback_form,
    formats=(
        FormatOffer(FileFormat.PDF, "PDF, to print"),
        FormatOffer(FileFormat.WORD, "Word, to print or send", proposed=False),
        FormatOffer(FileFormat.EXCEL, "Excel sheet of answers, to take in again", proposed=False),
    ),
    readers=(ReaderOffer(PUBLIC, "The form; it has nothing of the case but its name"),),
    gathering="Making the form",
    file_words="feedback form",
    book=feedback_sheet,
)
HAND_OVER = DocumentKind(
    key="hand_over",
    noun="hand-over",
    needs=Needs.CASES,
    write=hand_over_document,
    formats=(
        FormatOffer(FileFormat.PDF, "PDF, a few pages for each case"),
        FormatOffer(
            FileFormat.EXCEL, "Excel workbook, all tasks and contacts together", proposed=False
        ),
    ),
    readers=(ReaderOffer(OFFICE, "Working copy, for the office"),),
    gathering="Gathering the cases",
    book=hand_over_workbook,
)
VISIT = DocumentKind(
    key="visit",
    noun="visit summary",
    needs=Needs.CONTACT,
    write=visit_document,
    formats=(FormatOffer(FileFormat.PDF, "PDF"),),
    readers=(
        ReaderOffer(OFFICE, "Working copy: everything written down"),
        ReaderOffer(PUBLIC, "Public copy: only what is marked public"),
    ),
    gathering="Gathering the visit",
    file_words="site visit",
    whole="The visit itself has them.",
    explains=True,
    short=True,
)
ANNUAL = DocumentKind(
    key="annual",
    noun="annual summary of support",
    needs=Needs.COUNTY,
    write=annual_document,
    formats=(
        FormatOffer(FileFormat.WORD, "Word, to edit"),
        FormatOffer(FileFormat.PDF, "PDF"),
        FormatOffer(FileFormat.EXCEL, "Excel workbook", proposed=False),
    ),
    readers=(
        ReaderOffer(PUBLIC, "Public copy, for the county board and the state"),
        ReaderOffer(OFFICE, "Working copy: with what we can do, and hours"),
    ),
    gathering="Gathering the year",
    file_words="annual summary of support",
    explains=True,
)
CASELOAD = DocumentKind(
    key="caseload",
    noun="caseload report",
    needs=Needs.CASELOAD,
    write=caseload_document,
    formats=(
        FormatOffer(FileFormat.PDF, "PDF"),
        FormatOffer(FileFormat.EXCEL, "Excel workbook"),
        FormatOffer(FileFormat.WORD, "Word, to edit", proposed=False),
    ),
    readers=(
        ReaderOffer(OFFICE, "Working copy: with who is in charge, what is next and what is quiet"),
        ReaderOffer(PUBLIC, "Public copy: districts, stages and levels; no people and no tasks"),
    ),
    gathering="Gathering the cases",
    file_words="caseload report",
    explains=True,
)

IDENTIFICATION = DocumentKind(
    key="identification",
    noun="identification report",
    needs=Needs.IDENTIFICATION,
    write=identification_document,
    formats=(
        FormatOffer(FileFormat.PDF, "PDF"),
        FormatOffer(FileFormat.EXCEL, "Excel workbook"),
        FormatOffer(FileFormat.WORD, "Word, to edit", proposed=False),
    ),
    readers=(
        ReaderOffer(OFFICE, "Working copy: official results with computed ones beside them"),
        ReaderOffer(PUBLIC, "Public copy: computed results only where CDE lists none"),
    ),
    gathering="Gathering the year",
    file_words="identification report",
    explains=True,
)

DATA_PROFILE = DocumentKind(
    key="data_profile",
    noun="data profile",
    needs=Needs.LEA,
    write=data_profile_document,
    formats=(
        FormatOffer(FileFormat.PDF, "PDF"),
        FormatOffer(FileFormat.EXCEL, "Excel workbook"),
        FormatOffer(FileFormat.WORD, "Word, to edit", proposed=False),
    ),
    readers=(
        ReaderOffer(PUBLIC, "Public copy: computed results only where CDE lists none"),
        ReaderOffer(OFFICE, "Working copy: also what the office recorded"),
    ),
    gathering="Gathering the figures",
    file_words="data profile",
    book=data_profile_workbook,
    explains=True,
)

DOCUMENTS = (
    PLAN,
    BRIEF,
    ONE_PAGER,
    QUESTIONS,
    FAMILIES,
    STRENGTHS,
    FINDINGS,
    BOARD_PAGE,
    LCAP,
    MIDYEAR,
    CROSSWALK,
    FEEDBACK,
    HAND_OVER,
    VISIT,
    ANNUAL,
    CASELOAD,
    IDENTIFICATION,
    DATA_PROFILE,
)


def documents_for(*needs: Needs) -> tuple[DocumentKind, ...]:
    """The documents that can be made when one of these is chosen."""
    return tuple(kind for kind in DOCUMENTS if kind.needs in needs)


OF_A_CASE = documents_for(Needs.CASE, Needs.LEA)
"""The documents that can be made when a case is chosen, and with it its LEA."""
