"""What a case is about, in words for paper."""

from collections.abc import Iterable
from datetime import date

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.records import Case, CaseYear
from sos_desktop.domain.documents.catalog import Catalog


def year_words(year: CaseYear, catalog: Catalog) -> str:
    """A further Dashboard year: "Year 2, Students with disabilities"."""
    names = [catalog.terms.group(group.code) for group in year.basis.lettered]
    if names and not year.basis.settled:
        names.append(catalog.say("more_possible"))
    return ", ".join([year.status or catalog.say("status_unknown"), *names])


def focus_words(case: Case, catalog: Catalog) -> list[str]:
    """The student groups and state priorities the work is about, as chosen; may be empty."""
    terms = catalog.terms
    groups = [terms.group(code) for code in case.focus_groups]
    return groups + [
        catalog.say("focus_priority", number=number, name=terms.priority(number))
        for number in case.focus_priorities
    ]


def dates_ahead(file: CaseFile, catalog: Catalog, today: date) -> list[tuple[date, str]]:
    """Days of a case that are still to come and what is on them, soonest first."""
    return sorted((day, words) for day, words in _dates(file, catalog) if day >= today)


def _dates(file: CaseFile, catalog: Catalog) -> Iterable[tuple[date, str]]:
    case, say = file.case, catalog.say
    if case.board_date:
        yield case.board_date, say("board")
    if case.report_back_date:
        yield case.report_back_date, say("report_back")
    for contact in file.contacts:
        kind = catalog.term(contact.kind).lower()
        at = say("contact_at", kind=kind, place=contact.place) if contact.place else kind
        yield contact.held_on, at
    for task in file.tasks:
        if task.done_on is None and task.due_on is not None:
            yield task.due_on, say("task_due", title=task.title)
