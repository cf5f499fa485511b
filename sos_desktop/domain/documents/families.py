"""A letter to those who speak for families: why the district is helped, and what they are asked.

It names no person; who signs it writes on in the Word file.
"""

from dataclasses import replace
from datetime import date

from sos_desktop.domain.casework.costs import pursued
from sos_desktop.domain.casework.records import Cause
from sos_desktop.domain.casework.words import CauseState
from sos_desktop.domain.documents.brief import FrontPage, people_heard
from sos_desktop.domain.documents.catalog import Catalog
from sos_desktop.domain.documents.plan import PlanMaterial
from sos_desktop.domain.documents.report import Block, Bullets, Paragraph, ReportDocument, Section

_MOST = 6
"""So many causes and so many changes are told in a letter, so that it stays a page."""


def families_document(material: PlanMaterial, catalog: Catalog, made_on: date) -> ReportDocument:
    """The letter, a page long; its sentences are those of the board brief."""
    front, file, say = FrontPage(material, catalog), material.file, catalog.say
    office = catalog.page.system_of_support.format(county=file.lea.county)
    day = file.case.report_back_date
    report = say("families_next" if day else "families_next_open", date=catalog.date(day))
    last = (report, say("families_language"), say("families_thanks"))
    blocks: tuple[Block, ...] = (
        Paragraph(say("families_greeting")),
        Paragraph(f"{front.why()} {say('families_together')}"),
        *_heard(material, catalog),
        *_planned(material, catalog),
        Paragraph(say("families_ask"), lead=True),
        _asked(material, catalog, made_on),
        Paragraph(" ".join(last)),
        Paragraph(office),
    )
    made = front.document((Section("", blocks),), made_on)
    title = catalog.heading("families_title", lea=file.lea.name)
    return replace(made, title=title, subtitle=catalog.date(made_on), band="")


def _heard(material: PlanMaterial, catalog: Catalog) -> tuple[Block, ...]:
    """How many were heard, and the causes that were agreed on."""
    file, say = material.file, catalog.say
    people = people_heard(file.voices)
    key = "families_people_one" if people == 1 else "families_people"
    said = [say(key, count=people)] if people is not None else []
    roots = [cause for cause in file.causes if cause.state is CauseState.VALIDATED]
    if not roots:
        said.append(say("found_withheld" if file.withheld.lacks(Cause) else "found_nothing"))
        return (Paragraph(" ".join(said)),)
    said.append(say("found_causes", causes=""))
    told = tuple(catalog.typed(cause.text) for cause in roots[:_MOST])
    return (Paragraph(" ".join(said), lead=True), Bullets(told))


def _planned(material: PlanMaterial, catalog: Catalog) -> tuple[Block, ...]:
    actions, say = pursued(material.file), catalog.say
    if not actions:
        return (Paragraph(say("do_nothing")),)
    told = [catalog.typed(action.text) for action in actions[:_MOST]]
    if len(actions) > _MOST:
        told.append(say("families_more", count=len(actions) - _MOST))
    return (Paragraph(say("families_planned"), lead=True), Bullets(tuple(told)))


def _asked(material: PlanMaterial, catalog: Catalog, made_on: date) -> Bullets:
    """What the readers are asked; to come to the board's meeting where one is ahead."""
    say, day = catalog.say, material.file.case.board_date
    asked = [say("families_tell"), say("families_who"), say("families_questions")]
    if day is not None and day >= made_on:
        asked.append(say("families_meeting", date=catalog.date(day)))
    return Bullets(tuple(asked))
