"""The way back in the window: a damaged file, one that is gone, an earlier state, a copy opened."""

import contextlib
import os
import shutil
import sqlite3
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from db.copy_contents import contents_of
from sos_desktop.foundation import paths
from sos_desktop.foundation.settings import Settings
from sos_desktop.services.casework import cases, records
from sos_desktop.services.county import copying, way_back
from sos_desktop.services.county.county_files import keep_daily_copy, open_county_file
from sos_desktop.services.county.way_back_words import soundness_words
from tests.casework import ALISAL, add_leas, fill, open_case
from tests.ui.restoring import restore_dialogs, texts_of
from ui.app import Shell
from ui.restore_dialog import RestoreDialog


@pytest.fixture
def path(county) -> Path:
    """A county file with a copy that holds one case."""
    add_leas(county)
    open_case(county)
    assert keep_daily_copy(county) is not None
    county.close()
    return county.path


@pytest.fixture
def shell(app, dialogs, path, monkeypatch):
    monkeypatch.setattr(Shell, "_begin", lambda _self: False)  # no wizard
    shell = Shell(Settings(), dialogs)
    yield shell
    for dialog in restore_dialogs():
        dialog.reject()
    shell.close()
    if shell.window is not None:
        shell.window.close()


def _offered(qtbot):
    """The list of copies, once the newest was looked through."""
    qtbot.waitUntil(lambda: bool(restore_dialogs()))
    (dialog,) = restore_dialogs()
    qtbot.waitUntil(lambda: dialog.act_button.isEnabled())
    return dialog


def _open_cases(shell: Shell) -> int | None:
    return contents_of(shell.context.county.path, check=True).open_cases


def _damage(path: Path) -> None:
    with path.open("r+b") as stream:
        stream.seek(2 * 4096)
        stream.write(b"\xa5" * (path.stat().st_size - 3 * 4096))


def test_a_damaged_file_is_followed_by_its_copy_and_kept_aside(shell, path, qtbot):
    _damage(path)
    damaged = path.read_bytes()
    assert shell.start(path)
    dialog = _offered(qtbot)
    assert f"{path.name} cannot be used as it is" in texts_of(dialog)
    assert "anything entered after today" in dialog.lacking.text()
    assert dialog.table.current().holds == "1 case · 0 open tasks · 0 loaded files"
    dialog.act_button.click()
    qtbot.waitUntil(lambda: shell.context.is_open)
    qtbot.waitUntil(lambda: not shell.context.runner.busy)
    assert shell.context.county.path == path
    assert _open_cases(shell) == 1
    (aside,) = path.parent.glob("*kept aside*.sos")
    assert aside.read_bytes() == damaged
    assert aside.name in shell.window.notice.text.text()


def test_a_file_that_is_gone_comes_back(shell, path, qtbot):
    path.unlink()
    assert shell.start(path)
    _offered(qtbot).act_button.click()
    qtbot.waitUntil(lambda: shell.context.is_open)
    assert _open_cases(shell) == 1


def test_a_file_overwritten_by_something_else_comes_back(shell, path, qtbot):
    path.write_bytes(b"not a county file")
    assert shell.start(path)
    _offered(qtbot).act_button.click()
    qtbot.waitUntil(lambda: shell.context.is_open)
    (aside,) = path.parent.glob("*kept aside*.sos")
    assert aside.read_bytes() == b"not a county file"


def test_an_earlier_copy_says_what_it_lacks_and_takes_its_place(shell, path, qtbot):
    county = open_county_file(path)
    open_case(county, ALISAL)
    shell.show(county)
    shell.context.earlier_copy_asked.emit()
    dialog = _offered(qtbot)
    qtbot.waitUntil(lambda: bool(dialog.lacking.text()))
    assert dialog.lacking.text().startswith("Not in this copy: 1 step: Open")
    assert not dialog.other_button.isVisible()
    assert not dialog.rescue_button.isVisible()
    qtbot.waitUntil(dialog.act_button.isEnabled)
    dialog.act_button.click()
    qtbot.waitUntil(lambda: shell.context.county is not county)
    assert _open_cases(shell) == 1
    (aside,) = path.parent.glob("*kept aside*.sos")
    assert contents_of(aside, check=True).open_cases == 2


def test_the_list_stands_before_anybody_looked_into_the_copies(app, path, qtbot, monkeypatch):
    """Reading what each of fifty copies holds takes longer than anybody waits for a list."""
    (kept,) = way_back.list_copies(path)
    start, _day, end = kept.copy.path.name.partition(f"{kept.copy.made_at:%Y-%m-%d}")
    for day in range(1, 29):
        os.link(kept.copy.path, kept.copy.path.with_name(f"{start}2024-02-{day:02}{end}"))
    goes_on, look_into = threading.Event(), way_back.look_into
    monkeypatch.setattr(
        way_back, "look_into", lambda copies: goes_on.wait(10) and look_into(copies)
    )
    dialog = RestoreDialog(lambda: way_back.list_copies(path), "Copies", "Choose one.", file=path)
    qtbot.addWidget(dialog)
    dialog.show()
    rows, bar = dialog.table.rows_model, dialog.table.verticalScrollBar()
    qtbot.waitUntil(lambda: len(rows.rows) == 29)
    assert not any(row.looked_into for row in rows.rows)
    assert rows.index(0, 2).data() == "being read…"
    assert dialog.table.current() is not None
    bar.setValue(bar.maximum())
    goes_on.set()
    qtbot.waitUntil(lambda: all(row.contents.sound for row in rows.rows), timeout=20_000)
    assert rows.index(0, 2).data().startswith("1 case")
    assert bar.value() == bar.maximum() > 0
    dialog.reject()


def test_closing_the_list_changes_nothing(shell, path, qtbot):
    county = open_county_file(path)
    shell.show(county)
    shell.context.earlier_copy_asked.emit()
    _offered(qtbot).close_button.click()
    assert shell.context.county is county
    assert not list(path.parent.glob("*kept aside*"))


def test_a_copy_that_is_damaged_itself_cannot_be_chosen(shell, path, qtbot):
    (copy,) = way_back.copies_of_file(path)
    _damage(copy.copy.path)
    path.unlink()
    assert shell.start(path)
    qtbot.waitUntil(lambda: bool(restore_dialogs()))
    (dialog,) = restore_dialogs()
    rows = dialog.table.rows_model
    qtbot.waitUntil(lambda: bool(rows.rows) and rows.rows[0].contents.sound is False)
    assert not dialog.act_button.isEnabled()
    dialog.act()
    assert dialog.chosen is None


def test_a_file_with_parts_of_a_stranger_is_not_called_damaged(shell, path, qtbot):
    """As somebody adds a column with another program, or a trial version of this one left it."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("ALTER TABLE task ADD COLUMN mine TEXT")
        connection.commit()
    assert shell.start(path)
    said = texts_of(_offered(qtbot))
    assert "parts that this SOS Desktop did not make" in said
    assert "damaged" not in said


def test_of_several_the_newest_that_is_sound_is_chosen(shell, path, qtbot):
    with open_county_file(path) as county:
        open_case(county, ALISAL)
        newest = copying.keep_copy(county, "work")
    _damage(newest)
    path.unlink()
    assert shell.start(path)
    dialog = _offered(qtbot)
    assert dialog.table.current().copy.kind == "daily"
    assert [row.contents.sound for row in dialog.table.rows_model.rows] == [False, True]


@pytest.mark.parametrize("change", ["", "ALTER TABLE change_log RENAME TO step"])
def test_a_copy_from_a_newer_program_says_so_and_another_is_chosen(shell, path, qtbot, change):
    with open_county_file(path) as county:
        open_case(county, ALISAL)
        newest = copying.keep_copy(county, "work")
    with contextlib.closing(sqlite3.connect(newest)) as connection:
        connection.execute(change)
        connection.execute("PRAGMA user_version=99")
        connection.commit()
    path.unlink()
    assert shell.start(path)
    dialog = _offered(qtbot)
    assert dialog.table.current().copy.kind == "daily"
    rows = dialog.table.rows_model.rows
    assert [soundness_words(row) for row in rows] == ["needs the newer program", "opens"]
    dialog.table.select(newest)
    assert not dialog.act_button.isEnabled()
    qtbot.waitUntil(lambda: "Install the current program" in dialog.lacking.text())


def test_what_can_be_read_is_rescued_and_opened(shell, path, qtbot, dialogs, tmp_path):
    with contextlib.closing(sqlite3.connect(path)) as connection:
        names = "SELECT rootpage FROM sqlite_master WHERE name='support_case'"
        (page,) = connection.execute(names).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    with path.open("r+b") as stream:
        stream.seek((page - 1) * size)
        stream.write(bytes(size))
    dialogs.target = tmp_path / "rescued.sos"
    assert shell.start(path)
    _offered(qtbot).rescue_button.click()
    qtbot.waitUntil(lambda: shell.context.is_open)
    assert shell.context.county.path == dialogs.target
    assert _open_cases(shell) == 1
    assert "rescued.sos holds what could be read." in shell.window.notice.text.text()
    assert not dialogs.problems


def test_a_rescue_of_nothing_is_no_dead_end(shell, path, qtbot, dialogs, tmp_path, monkeypatch):
    """The window stood at "Opening the county file…" for ever, or the copies hid the reason."""
    order: list[str] = []
    opening = shell._way_back._open
    monkeypatch.setattr(
        shell._way_back, "_open", lambda *given: (order.append("open"), opening(*given))
    )
    said = dialogs.problem
    monkeypatch.setattr(dialogs, "problem", lambda *given: (order.append("read"), said(*given)))
    _damage(path)
    dialogs.target = tmp_path / "rescued.sos"
    assert shell.start(path)
    _offered(qtbot).rescue_button.click()
    qtbot.waitUntil(lambda: bool(dialogs.problems))
    assert "could be read" in dialogs.problems[0]
    assert order == ["read", "open"]
    _offered(qtbot).act_button.click()
    qtbot.waitUntil(lambda: shell.context.is_open)
    assert _open_cases(shell) == 1


def test_a_copy_is_copied_out_before_it_is_worked_in(shell, path, qtbot, dialogs, tmp_path):
    """Somebody who worked in a copy lost it when it was cleared away."""
    (copy,) = way_back.copies_of_file(path)
    dialogs.target = tmp_path / "out" / "County.sos"
    dialogs.target.parent.mkdir()
    assert shell.start(copy.copy.path)
    qtbot.waitUntil(lambda: shell.context.is_open)
    assert shell.context.county.path == dialogs.target
    assert "automatic copy" in dialogs.asked[0]
    assert dialogs.proposed == [path.name]


def test_a_copy_is_known_by_its_name_wherever_it_lies(path):
    (copy,) = way_back.copies_of_file(path)
    assert paths.is_automatic_copy(copy.copy.path)
    assert paths.is_automatic_copy(Path("E:/stick") / copy.copy.path.name)
    assert not paths.is_automatic_copy(path)


def test_a_second_state_beside_the_file_is_told_and_can_be_looked_into(
    shell, path, qtbot, monkeypatch
):
    """As a sync program leaves one when two computers saved; files people name alike are none."""
    for name in (
        f"{path.stem} (Ana's conflicted copy 2026-11-30).sos",
        f"{path.stem}-OFFICE-PC.sos",
        f"{path.stem} 2.sos",
        f"{path.stem} of last year.sos",
    ):
        shutil.copyfile(path, path.with_name(name))
    path.with_name(f"{path.stem} 3.sos").write_text("no county file", encoding="utf-8")
    offers = []
    shell.context.standing.connect(
        lambda _still, _kind, words, _action, act: offers.append((words, act))
    )
    shell.start(path)
    qtbot.waitUntil(lambda: any("second state" in words for words, _act in offers))
    [(words, act)] = [one for one in offers if "second state" in one[0]]
    assert words.count(".sos") == 4
    assert "last year" not in words
    act()
    dialog = _offered(qtbot)
    states = [row for row in dialog.table.rows_model.rows if row.place_words == "Beside the file"]
    assert len(states) == 3
    shell._copies.look()
    qtbot.waitUntil(lambda: not shell.context.runner.busy)
    assert len([one for one in offers if "second state" in one[0]]) == 1, "it is said once"


def test_closing_keeps_a_copy_here_and_in_the_second_place(app, dialogs, path, tmp_path):
    second = tmp_path / "stick"
    second.mkdir()
    shell = Shell(Settings(second_place=str(second)), dialogs)
    county = open_county_file(path)
    open_case(county, ALISAL)
    shell.show(county)
    shell.close()
    here, there = (
        way_back.copies_of_file(path)[0],
        next(c for c in way_back.copies_of_file(path, second_place=second) if c.second_place),
    )
    assert (here.copy.kind, there.copy.kind) == ("closing", "closing")
    assert (here.contents.open_cases, there.contents.open_cases) == (2, 2)
    assert there.place_words == "Second place: stick"
    shell.window.close()


def test_nothing_new_makes_no_copy_at_closing(app, dialogs, path):
    before = way_back.copies_of_file(path)
    shell = Shell(Settings(), dialogs)
    shell.show(open_county_file(path))
    shell.close()
    assert way_back.copies_of_file(path) == before
    shell.window.close()


def test_what_goes_on_being_typed_in_one_field_is_a_change(path):
    """It grows into the newest step; a copy in the middle of a sentence was the last one then."""
    with open_county_file(path) as county:
        case_id = cases.list_cases(county)[0].case.id
        fill(county, case_id)
        task = cases.case_file(county, case_id).tasks[0]
        for title in ("Call", "Call the", "Call the superintendent"):
            records.save(county, replace(task, title=title))
            assert copying.keep_copy(county, "work") is not None
            assert copying.keep_copy(county, "work") is None


def test_half_an_hour_of_work_and_a_new_day_have_their_copies(
    app, dialogs, path, qtbot, monkeypatch
):
    kinds: list[bool] = []
    monkeypatch.setattr("ui.copy_keeper._keep", lambda _c, new_day: kinds.append(new_day))
    monkeypatch.setattr("ui.copy_keeper._COPY_EVERY", 0)
    shell = Shell(Settings(), dialogs)
    shell.show(open_county_file(path))
    keeper = shell._copies
    keeper.start()
    keeper.look()
    keeper._day = None
    keeper.look()
    qtbot.waitUntil(lambda: not shell.context.runner.busy)
    assert kinds == [False, True]
    shell.close()
    shell.window.close()


def test_the_second_place_is_said_to_be_behind(path, tmp_path):
    second = tmp_path / "stick"
    with open_county_file(path) as county:
        said = copying.second_place_reminder(county, second, "")
        assert said.endswith("It is not connected now.")
        second.mkdir()
        assert "yet" in copying.second_place_reminder(county, second, "")
        assert copying.keep_in_second_place(county, second) is not None
        assert copying.keep_in_second_place(county, second) is None
        assert copying.second_place_reminder(county, second, "") == ""
    shutil.rmtree(second)


def test_a_copy_that_cannot_be_restored_leads_back_to_the_file(shell, path, qtbot, dialogs):
    """It went away, or the disk is full, after it was chosen: nothing is lost, and it is said."""
    shell.start(path)
    qtbot.waitUntil(lambda: shell.context.is_open)
    qtbot.waitUntil(lambda: not shell.context.runner.busy)
    [chosen] = way_back.copies_of_file(path)
    chosen.copy.path.unlink()
    shell._way_back.restore(chosen, path)
    qtbot.waitUntil(lambda: bool(dialogs.problems))
    qtbot.waitUntil(lambda: shell.window.isEnabled())
    qtbot.waitUntil(lambda: not shell.context.runner.busy)
    assert shell.context.county.path == path
    assert _open_cases(shell) == 1, "the file that was open is open again"
    assert not list(path.parent.glob("*kept aside*"))
