"""Tying something to a cause as evidence: what stands in the case already, or something new."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.needs_words import EvidenceSide
from sos_desktop.domain.casework.records import Cause, Evidence
from sos_desktop.domain.casework.words import EvidenceKind, NoteKind
from sos_desktop.services.casework import records
from ui.context import AppContext
from ui.pages.case.declared import form_of
from ui.pages.case.pick import pick_one
from ui.widgets.forms.form_dialog import FormDialog

_NOTES = {
    NoteKind.OBSERVATION: EvidenceKind.OBSERVATION,
    NoteKind.QUOTE: EvidenceKind.INTERVIEW,
}


def offers(file: CaseFile, cause: Cause, side: EvidenceSide) -> dict[str, tuple[str, Evidence]]:
    """What can be tied to a cause, by a key of its own: its words, and the evidence it becomes.

    What is tied to the cause already is left out.
    """
    blank = Evidence(
        case_id=file.case.id, kind=EvidenceKind.DOCUMENT, text="", cause_id=cause.id, side=side
    )
    found: dict[str, tuple[str, Evidence]] = {}
    for item in file.evidence:
        if item.cause_id is None:
            words = f"Evidence: {item.text}"
            found[item.id] = (words, replace(item, cause_id=cause.id, side=side))
    for finding in file.findings:
        kept = [figure for figure in file.figures if figure.finding_id == finding.id]
        dashboard = any(figure.origin == "dashboard" for figure in kept)
        kind = EvidenceKind.DASHBOARD if dashboard else EvidenceKind.LOCAL
        made = replace(blank, kind=kind, text=finding.text, finding_id=finding.id)
        found[finding.id] = (
            f"Finding: {finding.text}",
            replace(made, source=finding.source, sensitivity=finding.sensitivity),
        )
    for theme in file.themes:
        made = replace(blank, kind=EvidenceKind.INTERVIEW, text=theme.text, theme_id=theme.id)
        found[theme.id] = (f"Theme: {theme.text}", replace(made, sensitivity=theme.sensitivity))
    for quote in file.quotes:
        words = f"“{quote.text}”"
        made = replace(blank, kind=EvidenceKind.INTERVIEW, text=words, quote_id=quote.id)
        found[quote.id] = (f"Quote: {words}", replace(made, sensitivity=quote.sensitivity))
    for note in file.notes:
        kind = _NOTES.get(note.kind, EvidenceKind.OBSERVATION)
        made = replace(blank, kind=kind, text=note.text, note_id=note.id, voice=note.voice)
        made = replace(made, gathered_on=note.noted_on, sensitivity=note.sensitivity)
        found[note.id] = (f"Note: {note.text}", made)
    for kept in file.attachments:
        made = replace(blank, text=kept.caption or kept.name, attachment_id=kept.id)
        found[kept.id] = (f"File: {kept.name}", replace(made, sensitivity=kept.sensitivity))
    tied = _tied(file, cause)
    return {key: offer for key, offer in found.items() if key not in tied}


def _tied(file: CaseFile, cause: Cause) -> set[str | None]:
    own = [item for item in file.evidence if item.cause_id == cause.id]
    names = ("finding_id", "theme_id", "quote_id", "note_id", "attachment_id")
    return {getattr(item, name) for item in own for name in names}


def attach_evidence(
    context: AppContext, parent: QWidget, file: CaseFile, cause: Cause, side: EvidenceSide
) -> None:
    """Ask what speaks for a cause, or against it, and keep it."""
    known = offers(file, cause, side)

    def take(chosen: str) -> None:
        made = known[chosen][1]
        context.change(lambda: records.save(context.county, made), owner=parent)

    def write(typed: str) -> None:
        made = Evidence(
            case_id=file.case.id, kind=EvidenceKind.LOCAL, text=typed, cause_id=cause.id, side=side
        )
        open_evidence(context, parent, file, made)

    title, asked = f"Evidence {side.words.lower()}", f"{side.words}: {cause.text}"
    words = [(key, text) for key, (text, _made) in known.items()]
    pick_one(parent, title, asked, words, take, fresh=("Something new", write))


def open_evidence(context: AppContext, parent: QWidget, file: CaseFile, evidence: Evidence) -> None:
    """Ask for the fields of a piece of evidence."""
    FormDialog(
        context,
        "Evidence",
        form_of(Evidence, file),
        evidence,
        lambda edited: records.save(context.county, edited),
        parent=parent,
    ).open()
