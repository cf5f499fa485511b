"""In a shared place: no log beside the file, and the card of another computer is read."""

import json
import platform

import pytest

from db import engine, file_lock
from sos_desktop.foundation.places import OWN, Place, PlaceKind
from sos_desktop.services.county.county_files import open_county_file
from tests.casework import add_leas

SYNCED, NETWORK = Place(PlaceKind.SYNCED, "OneDrive"), Place(PlaceKind.NETWORK, "a network drive")


def be_in(monkeypatch, place):
    for module in (engine, file_lock):
        monkeypatch.setattr(module, "place_here", lambda _path: place)


def leave_card(path, computer):
    card = {"computer": computer, "who": "Rosa", "since": "2026-11-30T09:05:00+00:00"}
    path.with_name(f".{path.name}.open").write_text(json.dumps(card), encoding="utf-8")


def told_by(county):
    told = []
    county.watch(told.append)
    return told


@pytest.mark.parametrize("place", [SYNCED, NETWORK])
def test_no_log_lies_beside_the_file(county, monkeypatch, place):
    add_leas(county)
    county.close()
    be_in(monkeypatch, place)
    with open_county_file(county.path) as again:
        add = again.path.with_name(f"{again.path.name}-wal")
        with again.session("A change") as session:
            session.connection().exec_driver_sql("INSERT INTO meta VALUES ('seen:x', '1')")
            mode = session.connection().exec_driver_sql("PRAGMA journal_mode").scalar()
        assert mode == "delete"
        assert not add.exists()


@pytest.mark.parametrize("place", [SYNCED, NETWORK])
def test_who_has_it_open_elsewhere_is_said_although_no_lock_tells(county, monkeypatch, place):
    county.close()
    be_in(monkeypatch, place)
    leave_card(county.path, "OFFICE-PC")
    with open_county_file(county.path) as again:
        [said] = told_by(again)
    assert "Rosa on OFFICE-PC" in said
    assert "another computer" in said


def test_who_opens_it_elsewhere_later_is_said_too(county, monkeypatch):
    county.close()
    be_in(monkeypatch, SYNCED)
    with open_county_file(county.path) as again:
        told = told_by(again)
        again.look()
        assert told == []
        leave_card(county.path, "OFFICE-PC")  # the sync program brought it
        for _time in range(2):
            again.look()
        assert len(told) == 1


def test_a_card_of_this_computer_or_on_its_own_disk_says_nothing(county, monkeypatch):
    county.close()
    be_in(monkeypatch, SYNCED)
    leave_card(county.path, platform.node())
    with open_county_file(county.path) as again:
        assert told_by(again) == []
    be_in(monkeypatch, OWN)
    leave_card(county.path, "OFFICE-PC")  # a stick that was taken out there
    with open_county_file(county.path) as again:
        assert told_by(again) == []
