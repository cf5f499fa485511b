"""Cases in which something is to be found by typing, with every kind of register beside them."""

from datetime import date

from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework import words as w
from sos_desktop.services.casework import records
from sos_desktop.services.county import registers
from tests.casework import add_leas, fill, open_case
from tests.casework import registers as one_of_each_register


def _case(county):
    add_leas(county)
    for record in one_of_each_register():
        registers.save(county, record)
    return open_case(county)


def case_of_every_kind(county, _folder):
    """With one record of every kind; gives its id."""
    made = _case(county)
    fill(county, made)
    return made


def case_with_a_note(county, _folder):
    """With one note and one task on the buses; gives its id."""
    made = _case(county)
    note = r.Note(
        case_id=made,
        kind=w.NoteKind.OBSERVATION,
        text="Nobody waits for the late buses",
        noted_on=date(2026, 11, 16),
    )
    records.save(county, note)
    records.save(county, r.Task(case_id=made, title="Ask about buses"))
    return made
