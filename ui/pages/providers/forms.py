"""Forms of the Providers page: a provider, and somebody of the office's team."""

from sos_desktop.domain.casework.records import Consultant, Provider
from sos_desktop.domain.casework.records.info import Editor
from sos_desktop.domain.casework.words import PRIORITIES, ProviderKind
from sos_desktop.domain.dashboard.codes import STUDENT_GROUPS
from ui.pages.case.tabs import choices_of
from ui.widgets.forms.form_fields import Field

PRIORITY_CHOICES = tuple((n, f"{n} {words}") for n, words in PRIORITIES.items())
GROUP_CHOICES = tuple((c, g.name) for c, g in STUDENT_GROUPS.items() if g.accountable)

PROVIDER = (
    Field(Provider.name, "Name"),
    Field(Provider.kind, "Kind", Editor.CHOICE, choices_of(ProviderKind)),
    Field(
        Provider.priorities,
        "Knows the state priorities",
        Editor.MULTIPLE,
        PRIORITY_CHOICES,
        hint="Not limited to some priorities, once groups are chosen",
    ),
    Field(
        Provider.groups,
        "Knows the student groups",
        Editor.MULTIPLE,
        GROUP_CHOICES,
        hint="Not limited to some groups, once priorities are chosen",
    ),
    Field(
        Provider.topics, "Topics", Editor.TEXT, hint="Inclusion, attendance teams, designated ELD …"
    ),
    Field(
        Provider.capacity,
        "Capacity",
        Editor.WHOLE,
        hint="Districts at one time; empty: not known",
    ),
    Field(Provider.cost, "Cost", hint="No cost, $1,200 a day …"),
    Field(Provider.contact, "Whom to ask"),
    Field(Provider.email, "E-mail"),
    Field(Provider.phone, "Phone"),
    Field(Provider.note, "Note", Editor.TEXT),
    Field(
        Provider.active, "Offers help", Editor.CHOICE, ((True, "Yes"), (False, "No longer active"))
    ),
)
CONSULTANT = (
    Field(Consultant.name, "Name", hint="As cases and tasks name them"),
    Field(Consultant.title, "Title"),
    Field(Consultant.email, "E-mail"),
    Field(Consultant.phone, "Phone"),
    Field(
        Consultant.capacity,
        "Capacity",
        Editor.WHOLE,
        hint="How many open cases; empty when not said",
    ),
    Field(
        Consultant.hours,
        "Hours a year",
        Editor.WHOLE,
        hint="For cases, in a school year; empty when not said",
    ),
    Field(Consultant.signs, "Signs letters", Editor.CHOICE, ((False, "No"), (True, "Yes"))),
    Field(Consultant.active, "Works here", Editor.CHOICE, ((True, "Yes"), (False, "No longer"))),
)
