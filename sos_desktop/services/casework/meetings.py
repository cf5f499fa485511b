"""Meetings with an agenda: begun from a template, gone through, and closed with tasks."""

from dataclasses import replace
from datetime import date

from db.change_log import rename, touched
from db.models.registry import column, row_class
from db.records import record_by_id, records_where
from sos_desktop.domain.casework.history import labels
from sos_desktop.domain.casework.records import AgendaItem, Contact, Task
from sos_desktop.domain.casework.words import ContactKind, Verb
from sos_desktop.domain.changes import Changes, Subject
from sos_desktop.domain.needs.meetings import (
    WEEK,
    AgendaTemplate,
    items_of,
    summary_of,
)
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.casework.record_pointers import gone
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.write_gate import keep


def begin(county: CountyFile, case_id: str, template: AgendaTemplate, day: date) -> Changes:
    """Make the meetings of a template with their agendas, the first on a day, each a week later.

    Raises:
        InputProblem: The day lies before the case, or cannot be right.
    """
    with county.session("", case_id) as session:
        for number, planned in enumerate(template.meetings):
            meeting = Contact(
                case_id=case_id,
                kind=ContactKind.MEETING,
                held_on=day + number * WEEK,
                summary=planned.name,
            )
            keep(session, meeting)
            session.flush()
            for place, item in enumerate(planned.items):
                made = AgendaItem(
                    case_id=case_id,
                    contact_id=meeting.id,
                    text=item.text,
                    minutes=item.minutes,
                    tool=item.tool,
                )
                keep(session, made, place)
        count, kind = len(template.meetings), str(ContactKind.MEETING)
        label = labels.of_kind(Verb.ADD, Contact, count=count, planned=kind)
        rename(session, label)
    subjects = Subject.CASES | Subject.CASE_CONTENT | Subject.TASKS
    return Changes(subjects, label.words, case_id, len(template.meetings))


def close(county: CountyFile, meeting: Contact) -> Changes:
    """Write what was decided into the meeting, and make a task of each point that is open.

    A point that is a task of this meeting already is not made twice.

    Raises:
        InputProblem: The meeting is gone, or nothing was decided and nothing is open.
    """
    with county.session("", meeting.case_id) as session:
        kept = record_by_id(session, Contact, meeting.id)
        if kept is None:
            raise gone("meeting", "contact_id")
        of_case = row_class(AgendaItem).case_id == meeting.case_id
        items = items_of(records_where(session, AgendaItem, of_case), meeting.id)
        came = summary_of(items)
        if not came.decided and not came.still_open:
            raise InputProblem(
                "Nothing was decided and nothing is open yet. Write it beside the parts of the "
                "agenda first."
            )
        tasks = records_where(session, Task, column(Task.contact_id) == meeting.id)
        known = {task.title.casefold() for task in tasks}
        lines = [line for line in kept.agreed.splitlines() if line]
        lines += [line for _part, line in came.decided if line not in lines]
        keep(session, replace(kept, agreed="\n".join(lines)))
        for _part, line in came.still_open:
            if line[:500].casefold() not in known:
                task = Task(case_id=meeting.case_id, title=line[:500], contact_id=meeting.id)
                keep(session, task)
        if not touched(session):
            return Changes(Subject.NOTHING, case_id=meeting.case_id)
        label = labels.of_record(Verb.EDIT, kept)
        rename(session, label)
    subjects = Subject.CASES | Subject.CASE_CONTENT | Subject.TASKS
    return Changes(subjects, label.words, meeting.case_id, 1)
