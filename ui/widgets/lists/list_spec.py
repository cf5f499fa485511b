"""What a list in a case shows and asks for; derived from a kind in `ui/pages/case`."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.records import Record
from sos_desktop.domain.casework.records.info import Editor
from sos_desktop.domain.casework.records.schema import kind_of
from sos_desktop.domain.changes import Changes
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.casework import records
from sos_desktop.services.county.county_files import CountyFile
from ui.models.table import Column
from ui.widgets.forms.form_fields import AnyField

R = TypeVar("R", bound=Record)


@frozen_dataclass(kw_only=True)
class ListSpec(Generic[R]):
    """What a list shows and how its records are made.

    Attributes:
        kind: The kind of its records.
        noun: One of them ("contact").
        nothing: What an empty list says: what belongs there.
        fields: The form's fields; they may offer what is in the case.
        new: A fresh record for a case; None where records are made in another way.
        ordered: The person decides the order; Ctrl+Up and Ctrl+Down move.
        save: Keeps a record, on the worker.
        remove: Removes one, on the worker.
        explain: Words below the line one types into.
        follow: What else changes when a cell is given another value: before, after.
    """

    kind: type[R]
    title: str
    noun: str
    nothing: str
    columns: Sequence[Column[R]]
    fields: Callable[[CaseFile], Sequence[AnyField]] = lambda _file: ()
    new: Callable[[CaseFile], R] | None = None
    ordered: bool = False
    save: Callable[[CountyFile, Any], Changes] = records.save
    remove: Callable[[CountyFile, Any], Changes] = records.remove
    explain: Callable[[CaseFile], str] | None = None
    follow: Callable[[R, R], R] = lambda _before, after: after

    def boxed(self) -> frozenset[str]:
        """The fields of which one of several values is chosen."""
        asked = kind_of(self.kind).fields
        return frozenset(field.name for field in asked if field.editor is Editor.CHOICE)
