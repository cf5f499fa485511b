"""Forms of the Providers page: a provider, and somebody of the office's team."""

from sos_desktop.domain.casework.words import PRIORITIES, ProviderKind
from sos_desktop.domain.dashboard.codes import STUDENT_GROUPS
from ui.pages.case.tabs import choices_of
from ui.widgets.forms.form_fields import Field

PRIORITY_CHOICES = tuple((n, f"{n} {words}") for n, words in PRIORITIES.items())
GROUP_CHOICES = tuple((c, g.name) for c, g in STUDENT_GROUPS.items() if g.accountable)

PROVIDER = (
    Field("name", "Name"),
    Field("kind", "Kind", "choice", choices_of(ProviderKind)),
    Field(
        "priorities",
        "Knows the state priorities",
        "many",
        PRIORITY_CHOICES,
        hint="Not limited to some priorities",
    ),
    Field(
        "groups",
        "Knows the student groups",
        "many",
        GROUP_CHOICES,
        hint="Not limited to some groups",
    ),
    Field("topics", "Topics", "text", hint="Inclusion, attendance teams, designated ELD …"),
    Field(
        "capacity",
        "Capacity",
        "whole",
        hint="How many districts at the same time; empty when not known",
    ),
    Field("cost", "Cost", hint="No cost, $1,200 a day …"),
    Field("contact", "Whom to ask"),
    Field("email", "E-mail"),
    Field("phone", "Phone"),
    Field("note", "Note", "text"),
    Field("active", "Offers help", "choice", ((True, "Yes"), (False, "No longer active"))),
)
CONSULTANT = (
    Field("name", "Name", hint="As cases and tasks name them"),
    Field("title", "Title"),
    Field("email", "E-mail"),
    Field("phone", "Phone"),
    Field("capacity", "Capacity", "whole", hint="How many open cases; empty when not said"),
    Field("signs", "Signs letters", "choice", ((False, "No"), (True, "Yes"))),
    Field("active", "Works here", "choice", ((True, "Yes"), (False, "No longer"))),
)
