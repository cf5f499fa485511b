"""`thread`: the links of a case as a table and a picture, with its loose ends."""

import csv
import io
from xml.etree import ElementTree

from sos_desktop.cli.main import parse, run_command
from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework import words as w
from sos_desktop.services.casework import cases, records
from sos_desktop.services.casework.thread_files import COLUMNS, thread_csv, thread_of, thread_svg
from tests.casework import SALINAS, add_leas, filled_case, open_case
from tests.prepared_case import path_prepared_by


def case_with_buses(county, folder):
    case_id = filled_case(county, folder)
    records.save(county, r.Action(case_id=case_id, text="Buy <buses> & go"))


path = path_prepared_by(case_with_buses, "path")


def run(*arguments):
    return run_command(parse([str(argument) for argument in arguments]))


def test_a_row_for_each_link_and_loose_ends_marked(path, tmp_path, capsys):
    out, picture = tmp_path / "thread.csv", tmp_path / "thread.svg"
    assert run("thread", "--file", path, "--lea", SALINAS, "--csv", out, "--svg", picture) == 0
    rows = list(csv.DictReader(io.StringIO(out.read_bytes().decode("utf-8-sig"))))
    assert tuple(rows[0]) == COLUMNS
    links = {(row["from"], row["to"]) for row in rows if not row["loose_end"]}
    assert ("Late buses", "Buses arrive in time") in links
    assert ("Buses arrive in time", "Add a bus") in links
    assert ("Add a bus", "Absent 10%") in links
    assert ("Add a bus", "LCAP 2.4") in links
    loose = [row["loose_end"] for row in rows if row["loose_end"]]
    assert "Buy <buses> & go: no measure yet" in loose
    assert "Buy <buses> & go: serves no cause yet" in loose
    assert all(row["to"] == "" for row in rows if row["loose_end"])
    said = capsys.readouterr().out
    assert f"{len(loose)} loose ends." in said
    tree = ElementTree.parse(picture)
    space = "{http://www.w3.org/2000/svg}"
    assert "Buses arrive in time leads to Add a bus" in tree.findtext(f"{space}desc")
    words = " ".join(text.text for text in tree.iter(f"{space}text"))
    assert "no measure yet" in words
    assert "Root cause" in words


def test_an_lea_without_a_case_is_refused(path, capsys):
    assert run("thread", "--file", path, "--lea", "27659610000000") == 1
    assert "No case is open" in capsys.readouterr().err


def test_the_county_file_is_never_overwritten(path, capsys):
    before = path.read_bytes()[:16]
    assert run("thread", "--file", path, "--lea", SALINAS, "--csv", path) == 1
    assert path.read_bytes()[:16] == before


def test_an_empty_case_has_a_picture_and_no_links(county):
    add_leas(county)
    file = cases.case_file(county, open_case(county))
    thread = thread_of(county, file)
    assert thread.links == ()
    assert thread_csv(thread).decode("utf-8-sig").strip() == ",".join(COLUMNS)
    assert b"<svg" in thread_svg("Nobody", thread)


def test_drivers_below_drivers_are_drawn_with_their_way(county):
    add_leas(county)
    case_id = open_case(county)
    cause = r.Cause(case_id=case_id, text="Late buses", state=w.CauseState.VALIDATED)
    top = r.Driver(case_id=case_id, text="On time", cause_id=cause.id)
    below = r.Driver(case_id=case_id, text="Known roads", parent_id=top.id)
    change = r.Action(case_id=case_id, text="Map", driver_id=below.id)
    for made in (cause, top, below, change):
        records.save(county, made)
    picture = thread_svg("x", thread_of(county, cases.case_file(county, case_id))).decode()
    words = " ".join(text.text for text in ElementTree.fromstring(picture).iter() if text.text)
    assert "On time › Known" in words
