"""`causes` and `similar` on the command line."""

import csv
import io
import shutil
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from sos_desktop.cli.main import parse, run_command
from sos_desktop.domain.casework.needs_words import CauseKind, DistrictControl
from sos_desktop.domain.casework.records import Cause, new_id
from sos_desktop.domain.casework.words import CauseState
from sos_desktop.services.casework import cases, causes, records
from sos_desktop.services.county.county_files import open_county_file
from tests.casework import SALINAS, filled_case


def run(*arguments):
    return run_command(parse([str(argument) for argument in arguments]))


@pytest.fixture
def file(prepared, tmp_path):
    return Path(shutil.copyfile(prepared(filled_case).path, tmp_path / "c.sos"))


def test_causes_are_drawn_and_listed(file, tmp_path):
    svg, table = tmp_path / "f.svg", tmp_path / "c.csv"
    assert run("causes", "--file", file, "--lea", SALINAS, "--svg", svg, "--csv", table) == 0
    drawn = ElementTree.fromstring(svg.read_bytes())
    texts = [element.text for element in drawn.iter("{http://www.w3.org/2000/svg}text")]
    assert {"Late buses", "Old fleet"} <= set(texts)
    rows = list(csv.DictReader(io.StringIO(table.read_bytes().decode("utf-8-sig"))))
    assert [(row["level"], row["cause"], row["under"]) for row in rows] == [
        ("1", "Late buses", ""),
        ("2", "Old fleet", "Late buses"),
    ]


def test_a_process_is_drawn_by_its_name(file, tmp_path, capsys):
    svg, table = tmp_path / "p.svg", tmp_path / "p.csv"
    given = ("causes", "--file", file, "--lea", SALINAS)
    assert run(*given, "--process", "--svg", svg, "--csv", table) == 0
    (row,) = csv.DictReader(io.StringIO(table.read_bytes().decode("utf-8-sig")))
    drawn = ElementTree.fromstring(svg.read_bytes())
    texts = {element.text for element in drawn.iter("{http://www.w3.org/2000/svg}text")}
    assert row["what"].split()[0] in " ".join(filter(None, texts))
    with open_county_file(file) as county:
        (step,) = cases.case_file(county, cases.list_cases(county)[0].case.id).process_steps
        records.save(county, replace(step, id=new_id(), process="Hiring"))
    assert run(*given, "--process", "hiring", "--csv", table) == 0
    assert run(*given, "--process", "--csv", table) == 1
    assert run(*given, "--process", "Buses", "--csv", table) == 1
    said = capsys.readouterr().err
    assert "has several processes. Name one of them: " in said
    assert "has no process “Buses”" in said
    assert "“Hiring”" in said


def test_what_a_public_copy_may_not_have_is_not_called_absent(file, tmp_path, capsys):
    given = ("causes", "--file", file, "--lea", SALINAS, "--public", "--svg", tmp_path / "f.svg")
    with open_county_file(file) as county:
        case_file = cases.case_file(county, cases.list_cases(county)[0].case.id)
        for cause in case_file.causes:
            records.save(county, replace(cause, state=CauseState.POSSIBLE))
    assert run(*given) == 1
    assert run(*given, "--process") == 1
    said = capsys.readouterr().err
    assert "only validated root causes are public" in said
    assert "in no public copy" in said
    assert "yet" not in said


def test_the_picture_is_drawn_as_its_words_say_in_the_order_of_the_county(file, tmp_path):
    svg, table = tmp_path / "f.svg", tmp_path / "c.csv"
    with open_county_file(file) as county:
        case_id = cases.list_cases(county)[0].case.id
        causes.set_categories(county, ["Systems", "Buses", "People"])
        seen = Cause(
            case_id=case_id,
            text="Seen",
            category="people",
            kind=CauseKind.SYMPTOM,
            control=DistrictControl.OUTSIDE,
        )
        records.save(county, seen)
        records.save(county, Cause(case_id=case_id, text="Full", category="Buses"))
        causes.count_votes(county, seen, {None: (2, 4)})
        records.save(county, replace(seen, agreement=None))
    given = ("--file", file, "--lea", SALINAS)
    assert run("causes", *given, "--svg", svg, "--csv", table) == 0
    texts = {
        made.text: made
        for made in ElementTree.fromstring(svg.read_bytes()).iter(
            "{http://www.w3.org/2000/svg}text"
        )
    }
    assert texts["Seen"].get("font-style") == "italic", "only the words called it a symptom"
    assert texts["Seen"].get("fill") != texts["Full"].get("fill")
    order = [words for words in texts if words in ("Buses", "People")]
    assert order == ["Buses", "People"], "as on the screen"
    rows = list(csv.DictReader(io.StringIO(table.read_bytes().decode("utf-8-sig"))))
    assert {row["agreement_percent"] for row in rows if row["cause"] == "Seen"} == {"50"}


def test_three_hundred_causes_and_words_of_eighty_letters_do_not_overlap(file, tmp_path):
    with open_county_file(file) as county:
        case = county.session()
        with case as session:
            from db.queries.casework import open_case_of

            case_id = open_case_of(session, SALINAS).id
        bones = [Cause(case_id=case_id, text=f"Bone {n} " + "w" * 80) for n in range(10)]
        under = [
            Cause(case_id=case_id, text=f"Cause {n} {'x' * (n % 80)}", parent_id=bones[n % 10].id)
            for n in range(290)
        ]
        records.save_all(county, bones)
        records.save_all(county, under)
    svg = tmp_path / "f.svg"
    assert run("causes", "--file", file, "--lea", SALINAS, "--svg", svg) == 0
    assert len(svg.read_bytes()) > 50_000


def test_what_is_asked_for_wrongly_is_said(file, tmp_path, capsys):
    assert run("causes", "--file", file, "--lea", SALINAS) == 1
    assert run("causes", "--file", file, "--lea", "x", "--csv", tmp_path / "a.csv") == 1
    assert run("causes", "--file", file, "--lea", SALINAS, "--csv", file) == 1
    given = ("similar", "--file", file, "--lea", SALINAS, "--csv", tmp_path / "s.csv")
    assert run(*given, "--year", 2024) == 1
    assert run(*given, "--year", 2024, "--weight", "size=big") == 1
    assert run(*given, "--year", 2024, "--weight", "size=1", "--weight", "size=2") == 1
    said = capsys.readouterr().err
    for words in (
        "Say what to write",
        "is not a CDS code",
        "2024 Dashboard",
        "is no weight",
        "given twice",
    ):
        assert words in said
    with pytest.raises(SystemExit) as wrong:
        run("similar", "--file", file)
    assert wrong.value.code == 2
