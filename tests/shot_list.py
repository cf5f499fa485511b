"""Which pages and dialogs `tests.shots` takes pictures of, and how each is reached."""

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from sos_desktop.foundation.paths import resource
from sos_desktop.services.casework import cases
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.dashboard.districts import list_districts
from sos_desktop.services.identification import determinations
from sos_desktop.services.local.reading import open_file
from tests.importers import files
from tests.resting import rest
from ui.main_window import MainWindow
from ui.navigation import (
    BoardTarget,
    CaseloadTarget,
    CaseTarget,
    DataTarget,
    DistrictsTarget,
    FindTarget,
    HelpTarget,
    IdentificationTarget,
    LicensesTarget,
    PeopleTarget,
    ProvidersTarget,
    ReportsTarget,
    SettingsTarget,
    Target,
    TodayTarget,
    VisitTarget,
)
from ui.pages.case.local_data import LocalDataDialog
from ui.pages.case.local_wizard import LocalWizard
from ui.room.window import RoomWindow

CONTACTS = """Name,Title,District,Email,Phone
Amalia Quirós,Superintendent,Alder Creek Unified,amalia.quiros@example.org,559-555-0101
Theo Brandt,Principal,Alder Creek Unified,theo.brandt@example.org,
Noor Haddad,Director of special education,Nowhere Unified,noor.haddad@example,559-555-0177
,,Alder Creek Unified,,
"""


@dataclass(frozen=True, slots=True)
class Place:
    """A page, where on it, and what is done there before the picture is taken."""

    name: str
    target: Target
    then: Callable[[MainWindow], object] | None = None


def places(county: CountyFile) -> list[Place]:
    """Every page, and every view of it that needs no dialog."""
    case_id, visited, visit = _ids(county)
    tabs = ("why", "outreach", "needs", "support", "progress", "tasks", "timeline", "files")
    return [
        Place("today", TodayTarget()),
        Place("calendar", TodayTarget(), then=lambda w: _page(w).as_calendar.click()),
        Place("today-everybody", TodayTarget(), then=_everybody),
        Place("caseload", CaseloadTarget()),
        Place("caseload-table", CaseloadTarget(), then=lambda w: _page(w).as_table.click()),
        Place("caseload-selected", CaseloadTarget(), then=_select_cases),
        Place("districts", DistrictsTarget(cds=_most_letters(county))),
        Place("people", PeopleTarget()),
        Place("find", FindTarget(text="attend")),
        Place("find-nothing", FindTarget(text="zzyzx")),
        Place("identification", IdentificationTarget()),
        Place("data", DataTarget()),
        Place("data-preview", DataTarget(), then=_preview_files),
        Place("reports-letters", ReportsTarget(tab="letters")),
        Place("reports-agenda", ReportsTarget(tab="agenda")),
        Place("reports-templates", ReportsTarget(tab="templates")),
        Place("reports-year", ReportsTarget(tab="year")),
        Place("board", BoardTarget(case_id=case_id)),
        Place("board-grey", BoardTarget(case_id=case_id), lambda w: _page(w).grey.click()),
        *(
            Place(f"providers-{tab}", ProvidersTarget(tab=tab))
            for tab in ("register", "needs", "load", "capacity", "offers")
        ),
        *(Place(f"case-{tab}", CaseTarget(case_id=case_id, tab=tab)) for tab in tabs),
        *(
            Place(f"support-{view}", CaseTarget(case_id, "support"), partial(_view_of, view))
            for view in ("diagram", "thread", "table", "tests", "lcap", "lists")
        ),
        *(
            Place(f"progress-{view}", CaseTarget(case_id, "progress"), partial(_progress, view))
            for view in ("lasts", "learned", "ours")
        ),
        *(
            Place(f"needs-{name}", CaseTarget(_mesa_alta(county), "needs"), partial(_step, place))
            for place, name in ((1, "heard"), (2, "why"))
        ),
        Place("run-chart", CaseTarget(case_id, "support"), partial(_chart_of, False)),
        Place("run-chart-numbers", CaseTarget(case_id, "support"), partial(_chart_of, True)),
        Place("case-entry", CaseTarget(case_id, "outreach"), _type_a_contact),
        Place("case-inspector", CaseTarget(case_id, "outreach"), _open_a_contact),
        Place("visit", VisitTarget(visited, visit)),
        Place("visit-new", VisitTarget(case_id=case_id)),
        Place("notes", CaseTarget(case_id=visited, tab="files")),
        Place("settings", SettingsTarget()),
        Place("help", HelpTarget()),
        Place("licenses", LicensesTarget()),
        Place("licenses-qt", LicensesTarget(), then=lambda w: _page(w).table.select_row(1)),
    ]


def dialogs(
    window: MainWindow, wanted: Callable[[str], bool], settle: Callable[[], None]
) -> Iterator[tuple[str, QWidget]]:
    """Open every dialog and menu in turn; gives its name and the widget, and closes it."""
    for place in _dialogs(window.context.county):
        if not wanted(place.name):
            continue
        window.open_page(place.target)
        settle()
        assert place.then is not None
        place.then(window)
        settle()
        found = [w for w in QApplication.topLevelWidgets() if _is_over(w)]
        if not found:
            print(f"{place.name}: nothing opened")
        for number, shown in enumerate(found):
            yield (f"{place.name}-{number}" if number else place.name), shown
        for shown in found:
            shown.close()
        settle()
    yield from _search(window, wanted, settle)
    yield from _wizard(window, wanted, settle)


def room(
    window: MainWindow, wanted: Callable[[str], bool], settle: Callable[[], None]
) -> Iterator[tuple[str, QWidget]]:
    """Each step of the room view."""
    if not wanted("room"):
        return
    window.open_page(CaseTarget(case_id=_mesa_alta(window.context.county)))
    settle()
    window.actions_._room()
    settle()
    [shown] = [w for w in QApplication.topLevelWidgets() if isinstance(w, RoomWindow)]
    for place in range(len(shown.walk)):
        shown.show_step(place)
        settle()
        yield f"room-{place + 1}", shown
    shown.close()


def _is_over(widget: QWidget) -> bool:
    return widget.isVisible() and isinstance(widget, QDialog | QMenu)


def _mesa_alta(county: CountyFile) -> str:
    found = [row for row in cases.list_cases(county) if row.lea.name == "Mesa Alta Unified"]
    return found[0].case.id


def _local_data(window: MainWindow) -> None:
    window.page.tabs.tab("needs").see.open_local_data()


def _similar(window: MainWindow) -> None:
    window.page.tabs.tab("needs").see.open_similar()


def _local_wizard(window: MainWindow) -> None:
    _local_data(window)
    [shown] = [w for w in QApplication.topLevelWidgets() if isinstance(w, LocalDataDialog)]
    shown._map(open_file(resource("sample", "local", "mesa-alta-attendance.csv")))


def _local_checked(window: MainWindow) -> None:
    _local_wizard(window)
    rest(800)
    [wizard] = [w for w in QApplication.topLevelWidgets() if isinstance(w, LocalWizard)]
    wizard.check()


def _dialogs(county: CountyFile) -> list[Place]:
    case_id, visited, visit = _ids(county)
    return [
        Place("local-data", CaseTarget(case_id=_mesa_alta(county), tab="needs"), _local_data),
        Place("local-checked", CaseTarget(case_id=_mesa_alta(county), tab="needs"), _local_checked),
        Place("similar", CaseTarget(case_id=_mesa_alta(county), tab="needs"), _similar),
        Place("local-wizard", CaseTarget(case_id=_mesa_alta(county), tab="needs"), _local_wizard),
        Place("undo-history", TodayTarget(), then=lambda w: w.actions_._history()),
        Place("note", TodayTarget(), then=lambda w: w.actions_._new_note()),
        Place("view-menu", TodayTarget(), then=_view_menu),
        Place("county-dates", TodayTarget(), then=lambda w: _page(w)._edit_dates()),
        Place("calendar-file", TodayTarget(), then=lambda w: _page(w)._export()),
        Place("pick-lea", CaseloadTarget(), then=lambda w: _page(w)._open_case()),
        Place("release", CaseloadTarget(), then=lambda w: _page(w)._open_release()),
        Place("bulk-assign", CaseloadTarget(), then=lambda w: _bulk(w, "assign")),
        Place("bulk-task", CaseloadTarget(), then=lambda w: _bulk(w, "add_task")),
        Place("bulk-move", CaseloadTarget(), then=lambda w: _bulk(w, "move")),
        Place("bulk-hand-over", CaseloadTarget(), then=lambda w: _bulk(w, "hand_over")),
        Place("open-case", IdentificationTarget(), then=lambda w: _page(w)._open_case()),
        Place("letters-make", ReportsTarget(tab="letters"), lambda w: _page(w)._make()),
        Place("person", PeopleTarget(), then=lambda w: _page(w)._add()),
        Place("person-left", PeopleTarget(), then=_person_left),
        Place("contacts-import", PeopleTarget(), then=_contacts),
        Place(
            "provider",
            ProvidersTarget(tab="register"),
            lambda w: _page(w).page_actions()[-1].trigger(),
        ),
        Place("office", SettingsTarget(), then=_office),
        *(
            Place(
                f"case-dialog-{name}",
                CaseTarget(case_id),
                lambda w, name=name: getattr(_page(w), name)(),
            )
            for name in (
                "_log_contact",
                "_letter",
                "_export",
                "_move",
                "_assign",
                "_hand_over",
                "_close",
                "_history",
                "_bring_back",
            )
        ),
        Place("task-template", CaseTarget(tab="tasks"), _task_template),
        Place("tidy", VisitTarget(visited, visit), lambda w: _page(w).tidy_up()),
    ]


def _ids(county: CountyFile) -> tuple[str, str, str]:
    """The fullest case, a visited one, and the visit; looked for once in all copies of a county."""
    first = (rows := cases.list_cases(county))[0].case.id
    if first not in _found:
        fullest = max(rows, key=lambda row: int(row.case.stage)).case.id
        read = {row.case.id: cases.case_file(county, row.case.id) for row in rows}
        visited = next(case_id for case_id, file in read.items() if file.notes)
        visit = next(note.contact_id for note in read[visited].notes if note.contact_id)
        _found[first] = fullest, visited, visit
    return _found[first]


_found: dict[str, tuple[str, str, str]] = {}  # by the first case of a county


def _most_letters(county: CountyFile) -> str:
    """The LEA whose heat map has most to show."""
    year = next(iter(determinations.available_years(county)), None)
    return max(list_districts(county, year), key=lambda row: len(row.letters)).lea.cds


def _view_of(view: str, window: MainWindow) -> None:
    _page(window).tabs.tab("support").show_view(view)


def _progress(view: str, window: MainWindow) -> None:
    _page(window).tabs.tab("progress").show_view(view)


def _step(place: int, window: MainWindow) -> None:
    _page(window).tabs.tab("needs").steps.turn_to(place)


def _chart_of(numbers: bool, window: MainWindow) -> None:
    tab = _page(window).tabs.tab("support")
    tab.show_run_chart(
        max(tab.file.measures, key=lambda m: sum(n.measure_id == m.id for n in tab.file.progress))
    )
    if numbers:
        tab.run_chart.turn("numbers")


def _page(window: MainWindow) -> Any:
    return window.page


def _everybody(window: MainWindow) -> None:
    _page(window).as_today.click()
    _page(window).everybody.click()


def _select_cases(window: MainWindow) -> None:
    page = _page(window)
    page.as_table.click()
    page._select({row.case.id for row in page._rows[:3]})


def _bulk(window: MainWindow, verb: str) -> None:
    from ui.pages.caseload import bulk

    _select_cases(window)
    page = _page(window)
    if verb == "hand_over":
        page._hand_over()
    elif verb == "move":
        bulk.MoveCasesDialog(page.context, page, page._open_ones()).open()
    else:
        ask = bulk.ask_assign if verb == "assign" else bulk.ask_task
        ask(page.context, page, page._open_ones())


def _preview_files(window: MainWindow) -> None:
    folder = Path(tempfile.mkdtemp())
    good = files.write(folder, "ela", 2025)
    odd = folder / "notes.txt"
    odd.write_text("Minutes of a meeting\n", encoding="utf-8")
    _page(window).look_at([good, files.write(folder, "chronic", 2022), odd])


def _contacts(window: MainWindow) -> None:
    from sos_desktop.services.people import people_import

    path = Path(tempfile.mkdtemp()) / "contacts.csv"
    path.write_text(CONTACTS, encoding="utf-8")
    _page(window)._look_at(people_import.read(path))


def _person_left(window: MainWindow) -> None:
    _page(window).panel.leave()


def _office(window: MainWindow) -> None:
    from ui.pages.settings.office import ask_office

    ask_office(window.context, _page(window))


def _view_menu(window: MainWindow) -> None:
    menu = window.menuBar().actions()[3].menu()
    assert isinstance(menu, QMenu)
    menu.popup(window.mapToGlobal(window.rect().center()))


def _type_a_contact(window: MainWindow) -> None:
    rows = _page(window).tabs.current().contacts
    rows.add()


def _open_a_contact(window: MainWindow) -> None:
    rows = _page(window).tabs.current().contacts
    rows.go_to(rows.table.rows_model.rows[0].id)
    rest(300)
    rows.edit()


def _task_template(window: MainWindow) -> None:
    tabs = _page(window).tabs
    tabs.current().add_from_template()


def _search(
    window: MainWindow, wanted: Callable[[str], bool], settle: Callable[[], None]
) -> Iterator[tuple[str, QWidget]]:
    if not wanted("palette"):
        return
    window.open_page(TodayTarget())
    settle()
    window.search.start()
    window.search.setText("al")
    window.search.textEdited.emit("al")
    settle()
    settle()
    yield "palette", window
    for widget in QApplication.topLevelWidgets():
        if widget is not window and widget.isVisible():
            yield "palette-hits", widget
    window.search.clear()
    window.setFocus()


def _wizard(
    window: MainWindow, wanted: Callable[[str], bool], settle: Callable[[], None]
) -> Iterator[tuple[str, QWidget]]:
    from ui.crash import CrashDialog, looking_after
    from ui.wizard.wizard import FirstRunWizard

    if wanted("wizard"):
        made = FirstRunWizard(window.context.settings, window.context.dialogs)
        made.show()
        made.county_step.list.setCurrentRow(0)
        for number in range(len(made.steps)):
            made._show(number)
            settle()
            yield f"wizard-{number + 1}", made
        made.close()
    if wanted("crash"):
        crash = CrashDialog("Traceback\n  ValueError: an example", window, checked=True)
        looking_after(window.context)(crash)
        crash.show()
        settle()
        yield "crash", crash
        crash.close()
