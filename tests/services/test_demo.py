"""The demonstration leaves a county file and a plan, and harms nothing that is in its way."""

import shutil

import pytest

from sos_desktop.domain.casework.words import Stage
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.casework import cases
from sos_desktop.services.county.county_files import create_county_file, open_county_file
from sos_desktop.services.demo import run_demo
from tests.cli.test_commands import demo_by_command


def test_it_does_the_main_job_where_it_was_run_before(made_once, tmp_path):
    out = tmp_path / "again"
    shutil.copytree(made_once("demo", demo_by_command).path / "results", out)
    first = run_demo(out)
    assert first.pdf.read_bytes().startswith(b"%PDF-")
    assert first.xlsx.read_bytes().startswith(b"PK")
    assert first.stages == tuple(Stage)
    assert (first.files, first.cases, first.walked) == (29, 10, "Laurel Bend Unified")
    assert first.identified[2025]["Ridgeline Joint Union High"] == {"LTEL": "E", "SWD": "F"}
    text = "\n".join(first.sentences)
    assert "Students with disabilities K" in text
    assert "computed (estimate)" in text
    with open_county_file(out / "county.sos") as county:
        assert county.is_sample
        assert len(cases.list_cases(county)) == 9


def test_a_real_county_file_in_the_way_is_left_alone(tmp_path):
    create_county_file(tmp_path / "county.sos", "27").close()
    before = (tmp_path / "county.sos").read_bytes()
    with pytest.raises(InputProblem, match="not a sample county"):
        run_demo(tmp_path)
    assert (tmp_path / "county.sos").read_bytes() == before


def test_a_file_where_the_folder_should_be_is_refused_in_a_sentence(tmp_path):
    (tmp_path / "out").write_text("x", encoding="utf-8")
    with pytest.raises(InputProblem, match="Name a folder"):
        run_demo(tmp_path / "out")
