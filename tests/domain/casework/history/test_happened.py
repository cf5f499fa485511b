"""A message says what happened, for every change the history can name."""

import pytest

from sos_desktop.domain.casework.history import labels
from sos_desktop.domain.casework.history.happened import happened
from sos_desktop.domain.casework.words import Verb
from tests.casework import one_of_each, registers
from tests.domain.casework.files import C


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Add contact: Call, Nov 1, 2026", "Contact added: Call, Nov 1, 2026"),
        ("Add task", "Task added"),
        ("Add 3 contacts", "3 contacts added"),
        ("Add 1 meeting", "1 meeting added"),
        ("Add task to 3 cases: Call", "Task added to 3 cases: Call"),
        ("Add LCAP and SPSA", "LCAP and SPSA added"),
        ("Edit task: Write to Ana", "Task changed: Write to Ana"),
        ("Edit case with its check-ins", "Case changed with its check-ins"),
        ("Edit the county office", "The county office changed"),
        ("Change focus", "Focus changed"),
        ("Remove weakness: Priority 1", "Weakness removed: Priority 1"),
        ("Reorder cause: x", "Cause moved: x"),
        ("Complete task: Call", "Task completed: Call"),
        ("Done: Book the room", "Done: Book the room"),
        ("Validate root cause: x", "Root cause validated: x"),
        ("Set cause aside: aside from that", "Cause set aside: aside from that"),
        ("Mark cause as possible: x", "Cause marked as possible: x"),
        ("Mark labor partners as heard", "Labor partners marked as heard"),
        ("Mark Ana Ruiz as no longer active", "Ana Ruiz marked as no longer active"),
        ("Move to Outreach", "Moved to Outreach"),
        ("Move Back to Basics Elementary to Support", "Back to Basics Elementary moved to Support"),
        ("Move to Nov 3, 2026: Call", "Moved to Nov 3, 2026: Call"),
        ("Open case for Mesa Alta", "Case opened for Mesa Alta"),
        ("Open cases for 2025", "Cases opened for 2025"),
        ("Open case", "Case opened"),
        ("Close case", "Case closed"),
        ("Continue in 2025", "Continued in 2025"),
        ("Assign to Ben Ito", "Assigned to Ben Ito"),
        ("Assign 4 cases to Ben Ito with 3 tasks", "4 cases assigned to Ben Ito with 3 tasks"),
        ("Unassign", "Unassigned"),
        ("Unassign Mesa Alta with 2 tasks", "Mesa Alta unassigned with 2 tasks"),
        ("Give 2 tasks to Ben Ito: Call", "2 tasks given to Ben Ito: Call"),
        ("Take 2 tasks from everybody", "2 tasks taken from everybody"),
        ("Keep letter 1", "Letter 1 kept"),
        ("Save view “Mine: now”", "View “Mine: now” saved"),
        ("Hide date", "Date hidden"),
        ("Record CALPADS failure", "CALPADS failure recorded"),
        ("Record CALPADS as certified", "CALPADS recorded as certified"),
        ("Import 3 contacts from people.csv", "3 contacts imported from people.csv"),
        ("Import ELA indicator 2025", "ELA indicator 2025 imported"),
        ("Take back ELA indicator 2025", "ELA indicator 2025 taken back"),
        ("Ana Ruiz leaves Nov 1, 2026", "Ana Ruiz leaves Nov 1, 2026"),
        ("Add. Something odd", "Add. Something odd"),
        ("", ""),
    ],
)
def test_what_happened(words: str, said: str) -> None:
    assert happened(words) == said


_SAY_SO = (Verb.UNKNOWN, Verb.DONE, Verb.LEAVE, Verb.LEFT, Verb.STAY, Verb.RETURN)


@pytest.mark.parametrize("verb", [verb for verb in Verb if verb not in _SAY_SO])
def test_no_message_is_a_command(verb: Verb) -> None:
    """A verb that is added to the history needs its word for afterwards too."""
    codes = {"day": "2026-11-01", "stage": 2, "year": 2025, "state": "heard", "letter": "1"}
    for record in (*one_of_each(C), *registers()):
        words = labels.of_record(verb, record, **codes).words
        assert happened(words) != words
