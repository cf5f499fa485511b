"""Where a plan's golden thread ends too soon, as the plan tells it; the count is the thread's."""

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.documents.catalog import Catalog
from sos_desktop.domain.documents.report import Bullets, Paragraph, Section
from sos_desktop.domain.improvement.thread import LooseEnd, golden_thread


def loose_ends(file: CaseFile, catalog: Catalog) -> Section:
    """The loose ends of a case or a copy; a section without blocks where there is nothing to tell.

    A plan without changes is at its beginning, and not yet a thread.
    """
    found = golden_thread(file).loose_ends if file.actions else ()
    if not found:
        return Section(catalog.heading("loose_ends"), ())
    said = [_words(end, catalog) for end in found]
    many = catalog.say("loose_ends" if len(found) > 1 else "loose_end", number=len(found))
    return Section(
        catalog.heading("loose_ends"),
        (Paragraph(many), Bullets(tuple(said))),
        sheet=catalog.sheet("actions"),
    )


def _words(end: LooseEnd, catalog: Catalog) -> str:
    named = f" ({end.named})" if end.named else ""
    return catalog.say("loose_at", at=end.at.text, what=f"{catalog.term(end.kind)}{named}")
