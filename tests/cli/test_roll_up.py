"""`roll-up`: from a county file to figures without names, and several put together."""

import json

import pytest

from sos_desktop.cli.main import parse, run_command
from sos_desktop.services.county.county_files import create_county_file
from sos_desktop.services.roll_up import county_roll_up
from tests.casework import filled_case
from tests.prepared_case import path_prepared_by


def run(*arguments):
    return run_command(parse([str(argument) for argument in arguments]))


path = path_prepared_by(filled_case, "path")


def test_one_district_is_withheld_and_nothing_named(path, tmp_path, capsys):
    out = tmp_path / "county.json"
    assert run("roll-up", "--file", path, "--json", out) == 0
    text = out.read_text(encoding="utf-8")
    stored = json.loads(text)
    assert [source["county"] for source in stored["sources"]] == ["Monterey"]
    assert all(not figure["count"] for figure in stored["figures"])
    assert any(figure["withheld"] for figure in stored["figures"])
    for name in ("Salinas", "Creekside", "Late buses", "Coast"):
        assert name not in text
    assert "one or two districts stand behind: " in capsys.readouterr().out


def test_a_county_without_cases_is_told_that_there_is_nothing_yet(tmp_path, capsys):
    path, out = tmp_path / "empty.sos", tmp_path / "empty.json"
    create_county_file(path, "27").close()
    assert run("roll-up", "--file", path, "--json", out) == 0
    said = capsys.readouterr().out
    assert "Nothing yet" in said
    assert "ithheld" not in said


def test_several_are_put_together_in_any_order(path, tmp_path, capsys):
    first, second = tmp_path / "a.json", tmp_path / "b.json"
    assert run("roll-up", "--file", path, "--json", first) == 0
    other = json.loads(first.read_text())
    other["sources"][0] |= {"county_code": "10", "county": "Fresno"}
    second.write_text(json.dumps(other), encoding="utf-8")
    one, same = tmp_path / "one.json", tmp_path / "same.json"
    assert run("roll-up", "--merge", first, second, "--json", one) == 0
    assert run("roll-up", "--merge", second, first, "--json", same) == 0
    assert one.read_bytes() == same.read_bytes()
    assert "Fresno, Monterey" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no roll-up"),
        (b"{", "no roll-up"),
        (b"\xff\xfe\x00", "no roll-up"),
        (b"[" * 9999, "no roll-up"),
        (b'{"format": "x"}', "no roll-up"),
    ],
)
def test_what_cannot_be_put_together_is_refused(tmp_path, capsys, content, words):
    bad, out = tmp_path / "bad.json", tmp_path / "out.json"
    bad.write_bytes(content)
    assert run("roll-up", "--merge", bad, "--json", out) == 1
    assert words in capsys.readouterr().err
    assert not out.exists()


def test_a_missing_file_and_the_same_county_are_refused(path, tmp_path, capsys):
    out = tmp_path / "out.json"
    assert run("roll-up", "--merge", tmp_path / "gone.json", "--json", out) == 1
    assert "gone.json cannot be read" in capsys.readouterr().err
    first = tmp_path / "a.json"
    assert run("roll-up", "--file", path, "--json", first) == 0
    assert run("roll-up", "--merge", first, first, "--json", out) == 1
    assert "both hold Monterey County" in capsys.readouterr().err
    assert run("roll-up", "--merge", first, "--json", first) == 1


def test_wrong_usage_is_2(path):
    for wrong in (["--json", "x"], ["--file", str(path)], ["--file", "a", "--merge", "b"]):
        with pytest.raises(SystemExit) as ended:
            parse(["roll-up", *wrong])
        assert ended.value.code == 2


def test_an_empty_county_has_figures_at_nothing(county):
    assert all(figure.count == 0 for figure in county_roll_up(county).figures)
