"""Actions that Find offers wherever one is: what a page can begin, told before the page is made."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QAction

from sos_desktop.domain.formats import with_article
from sos_desktop.foundation.frozen import frozen_dataclass
from ui.navigation import (
    CaseloadTarget,
    CaseTarget,
    Control,
    DistrictsTarget,
    IdentificationTarget,
    PeopleTarget,
    Press,
    ProvidersTarget,
    ReportsTarget,
    SettingsTarget,
    Target,
    TodayTarget,
)
from ui.widgets.stepped import reveal

if TYPE_CHECKING:
    from sos_desktop.domain.casework.records.info import RecordKind


@frozen_dataclass
class FindCommand:
    """One action of a page.

    Attributes:
        words: What it is called.
        target: Its page, and where on it.
        control: Given the page, what a person would press on it.
        keywords: Other words somebody may type for it.
        on_page: Offered also while its page is open; else the page's own buttons stand for it.
        of_case: It needs a case: the one at hand, or one that is asked for.
    """

    words: str
    target: Target
    control: Callable[[Any], Control]
    keywords: str = ""
    icon: str = "plus"
    on_page: bool = False
    of_case: bool = False

    def target_for(self, case_id: str | None) -> Target:
        """Where it begins; in a case where it needs one."""
        begin = Press(self.words, self.control)
        if isinstance(self.target, CaseTarget):
            return replace(self.target, case_id=case_id, begin=begin)
        return replace(self.target, begin=begin)


def _case_list(words: str, tab: str, add: Callable[[Any], Control], keywords: str) -> FindCommand:
    """Adding to a list on a tab of a case; `add` is given the tab."""
    return FindCommand(
        words,
        CaseTarget(tab=tab),
        lambda page: add(page.tabs.current()),
        keywords,
        on_page=True,
        of_case=True,
    )


def _case_verb(
    words: str, control: Callable[[Any], Control], keywords: str, icon: str
) -> FindCommand:
    """A button of the case itself."""
    return FindCommand(words, CaseTarget(), control, keywords, icon, of_case=True)


OF_PAGES = (
    FindCommand(
        "Dates of the year",
        TodayTarget(),
        lambda p: p.dates_action,
        "county dates deadlines calendar",
        "calendar",
    ),
    FindCommand(
        "Export a calendar file",
        TodayTarget(),
        lambda p: p.export_action,
        "ics outlook appointments",
        "calendar",
    ),
    FindCommand("Open a case", CaseloadTarget(), lambda p: p.open_action, "new case start add"),
    FindCommand(
        "Open cases for a year",
        CaseloadTarget(),
        lambda p: p.release_action,
        "release new dashboard several",
        "list-checks",
    ),
    FindCommand(
        "Export the caseload",
        CaseloadTarget(),
        lambda p: p.export_action,
        "excel spreadsheet list cases",
        "download",
    ),
    FindCommand(
        "Export the districts",
        DistrictsTarget(),
        lambda p: p.export_action,
        "excel spreadsheet list figures",
        "download",
    ),
    FindCommand(
        "Make a data profile",
        DistrictsTarget(),
        lambda p: p.profile_action,
        "print pdf heat map trends ledger district data figures paper",
        "file-text",
    ),
    FindCommand(
        "Export the identification",
        IdentificationTarget(),
        lambda p: p.export_action,
        "excel spreadsheet list identified statuses",
        "download",
    ),
    FindCommand("Add a provider", ProvidersTarget(), lambda p: p.add_action, "new help vendor"),
    FindCommand(
        "Export the providers",
        ProvidersTarget(),
        lambda p: p.export_action,
        "excel spreadsheet list",
        "download",
    ),
    FindCommand(
        "Add a team member of the office",
        ProvidersTarget(tab="load"),
        lambda p: p.team.new_member_button,
        "new consultant colleague staff",
        on_page=True,
    ),
    FindCommand("Add a person", PeopleTarget(), lambda p: p.add_action, "new contact address book"),
    FindCommand(
        "Import contacts",
        PeopleTarget(),
        lambda p: p.import_action,
        "people address book list excel",
        "upload",
    ),
    FindCommand(
        "Export the people",
        PeopleTarget(),
        lambda p: p.export_action,
        "excel spreadsheet list contacts address book",
        "download",
    ),
    FindCommand(
        "Make letters",
        ReportsTarget("letters"),
        lambda p: p.make_action,
        "print write mail one-pagers notification",
        "mail",
    ),
    FindCommand(
        "Make the annual summary of support",
        ReportsTarget("year"),
        lambda p: p.of_year.make_button,
        "print pdf word county board state report",
        "file-text",
        on_page=True,
    ),
    FindCommand(
        "Save the county's roll-up without names",
        ReportsTarget("year"),
        lambda p: p.of_year.roll_up_button,
        "region json causes adopted dropped hours gain share",
        "download",
        on_page=True,
    ),
    FindCommand(
        "Make the caseload report",
        ReportsTarget("year"),
        lambda p: p.of_year.caseload_button,
        "print pdf excel open cases overdue superintendent",
        "file-text",
        on_page=True,
    ),
    FindCommand(
        "Make the identification report",
        ReportsTarget("year"),
        lambda p: p.of_year.year_button,
        "print pdf excel release who is identified letter codes county",
        "file-text",
        on_page=True,
    ),
    FindCommand(
        "Copy to the second place",
        SettingsTarget(at_copies=True),
        lambda p: p.copies.keep_button,
        "choose copies backup stick share usb drive folder",
        "history",
        on_page=True,
    ),
    FindCommand(
        "Make agendas",
        ReportsTarget("agenda"),
        lambda p: p.make_action,
        "print first meeting",
        "file-text",
    ),
)
"""Those that need no case."""

OF_CASES = (
    _case_verb(
        "Log a contact",
        lambda p: p.log_action,
        "add call meeting e-mail conversation phone",
        "message-square",
    ),
    _case_verb("Write a letter", lambda p: p.letter_action, "print make mail", "mail"),
    _case_verb(
        "Export the summary of support",
        lambda p: p.export_action,
        "print pdf word export support plan summary mid-year update lcap text crosswalk feedback",
        "download",
    ),
    _case_verb(
        "Export the summary of findings",
        lambda p: p.findings_action,
        "print pdf word needs causes evidence day meeting team",
        "download",
    ),
    _case_verb(
        "Export the findings for the board",
        lambda p: p.page_action,
        "print pdf word one page trustees needs causes",
        "download",
    ),
    _case_verb(
        "See the board papers",
        lambda p: p.board_action,
        "board brief pack print one-pager meeting",
        "landmark",
    ),
    _case_verb(
        "Give back the work or answer a records request",
        lambda p: p.give_action,
        "zip export district public records act everything hand back",
        "folder",
    ),
    _case_verb("Move to another stage", lambda p: p.move_action, "next forward", "arrow-right"),
    _case_verb("Assign a consultant", lambda p: p.assign_action, "case charge give", "user"),
    _case_verb("Hand over the case", lambda p: p.hand_over_action, "consultant give", "users"),
    _case_verb("Close or reopen the case", lambda p: p.close_action, "end finish again", "check"),
    FindCommand(
        "Case history",
        CaseTarget(),
        lambda p: p.history_action,
        "history of the case changes who",
        "history",
        on_page=True,
        of_case=True,
    ),
    _case_list("Add a task", "tasks", lambda t: t.tasks.add_button, "new to do reminder"),
    _case_list("Add tasks from a template", "tasks", lambda t: t.template_button, "new usual list"),
    _case_list("Add a team member of the case", "outreach", lambda t: t.team.add_button, "new"),
    _case_list(
        "Add a strength or weakness", "needs", lambda t: t.findings.add_button, "new finding"
    ),
    _case_list(
        "Read local data",
        "needs",
        lambda t: t.see.local_button,
        "attendance suspensions survey excel csv own figures",
    ),
    _case_list(
        "See similar districts", "needs", lambda t: t.see.similar_button, "compare peers like"
    ),
    _case_list(
        "Write down an interview",
        "needs",
        lambda t: t.heard.capture_button,
        "listen quotes group talk observation questions guide",
    ),
    _case_list("Add a theme", "needs", lambda t: t.heard.add_theme, "new name quotes sort"),
    _case_list(
        "Word the problem of practice",
        "needs",
        lambda t: t.guide_button,
        "guided candidate who what where how much since when",
    ),
    _case_list(
        "Begin a meeting", "needs", lambda t: t.meetings.new_button, "new day agenda half full"
    ),
    _case_list(
        "Close the meeting: decisions and tasks",
        "needs",
        lambda t: t.meetings.close_button,
        "day end summary agenda",
    ),
    _case_list(
        "Save the fishbone as a picture",
        "needs",
        lambda t: t.causes.drawing.save,
        "causes drawing image svg png pdf export",
    ),
    _case_list("Show the room view", "needs", lambda t: t.room_button, "projector screen full F11"),
    _case_list("Add a cause", "needs", lambda t: t.causes.add_cause, "new why root"),
    _case_list("Add evidence", "needs", lambda t: t.evidence.add_button, "new source"),
    _case_list(
        "Add progress", "support", lambda t: t.progress.add_button, "new note reading value"
    ),
    _case_list(
        "Attach a file", "files", lambda t: t.files.add_button, "add new document photo upload"
    ),
)
"""Those of one case, but for adding what its kind offers by itself."""


@cache
def find_commands() -> tuple[FindCommand, ...]:
    """All of them; the kinds of records are asked late, because they are slow to import."""
    from sos_desktop.domain.casework.kinds import BY_TABLE

    return (*OF_PAGES, *OF_CASES, *(_adding(k) for k in BY_TABLE.values() if k.keywords))


def _adding(kind: "RecordKind") -> FindCommand:
    """Adding to the list of a kind of record."""
    return _case_list(
        f"Add {with_article(kind.noun)}",
        str(kind.part),
        lambda tab: tab.lists()[kind.table].add_button,
        kind.keywords,
    )


def commands_beside(page: str) -> list[FindCommand]:
    """Those to offer while a page is open."""
    return [made for made in find_commands() if made.on_page or made.target.page != page]


def keywords_of(page: Any) -> dict[QAction, str]:
    """Other words for the commands of an open page, whose own buttons stand for its actions."""
    found: dict[QAction, str] = {}
    for made in find_commands():
        if made.target.page == page.key and not made.on_page:
            command = page.command_of(made.control(page))
            found[command] = f"{found.get(command, '')} {made.words} {made.keywords}"
    return found


def press(control: Control) -> bool:
    """Begin an action; False when it cannot be begun now."""
    if not control.isEnabled():
        return False
    if isinstance(control, QAction):
        control.trigger()
    elif control.isHidden():
        return False
    else:
        reveal(control)
        control.click()
    return True
