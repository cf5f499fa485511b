"""Which table keeps which record, and how one becomes the other: by equal field names."""

from dataclasses import fields
from typing import Any, TypeVar, cast

from db.models import casework, engagement, improvement, official, registers
from db.models.casework import Tracked
from sos_desktop.domain.casework import engagement as work
from sos_desktop.domain.casework import records
from sos_desktop.domain.casework import registers as kept
from sos_desktop.domain.casework.records import Record

R = TypeVar("R", bound=Record)

ROW_OF: dict[type[Record], type[Tracked]] = {
    records.Case: casework.SupportCaseRow,
    records.LeaFact: official.LeaFactRow,
    records.StageMove: casework.StageMoveRow,
    records.Task: casework.TaskRow,
    records.Contact: casework.ContactRow,
    records.TeamMember: casework.TeamMemberRow,
    records.Voice: casework.VoiceRow,
    records.DistrictPriority: casework.DistrictPriorityRow,
    records.LcapGoal: casework.LcapGoalRow,
    records.Finding: improvement.FindingRow,
    records.Cause: improvement.CauseRow,
    records.Evidence: improvement.EvidenceRow,
    records.Aim: improvement.AimRow,
    records.Action: improvement.ActionRow,
    records.Measure: improvement.MeasureRow,
    records.ProgressNote: improvement.ProgressNoteRow,
    work.CaseYear: engagement.CaseYearRow,
    work.HandOver: engagement.HandOverRow,
    work.Decision: engagement.DecisionRow,
    work.OtherPlan: engagement.OtherPlanRow,
    work.Note: engagement.NoteRow,
    work.Document: engagement.DocumentRow,
    work.Referral: engagement.ReferralRow,
    kept.Person: registers.PersonRow,
    kept.Provider: registers.ProviderRow,
    kept.Consultant: registers.ConsultantRow,
    kept.CountyDate: registers.CountyDateRow,
    kept.SavedView: registers.SavedViewRow,
}


def row_class(kind: type[Record]) -> Any:
    """The mapped class of a record class."""
    return ROW_OF[kind]


def to_record(kind: type[R], row: Tracked) -> R:
    """The frozen record a row holds."""
    return kind(**{f.name: getattr(row, f.name) for f in fields(cast(Any, kind))})


def apply_to_row(record: Record, row: Tracked) -> None:
    """Put a record's fields into a row; equal values leave the row unchanged."""
    for field in fields(record):
        value = getattr(record, field.name)
        if getattr(row, field.name) != value:
            setattr(row, field.name, value)


def new_row(record: Record) -> Tracked:
    """A row, not yet saved, that holds a record."""
    return row_class(type(record))(**{f.name: getattr(record, f.name) for f in fields(record)})
