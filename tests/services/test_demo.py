"""The demonstration leaves a county file and a plan, and harms nothing that is in its way."""

import pytest

from sos_desktop.domain.casework.words import Stage
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.casework import cases
from sos_desktop.services.county.county_files import create_county_file, open_county_file
from sos_desktop.services.demo import run_demo


def test_it_does_the_main_job_and_can_be_run_again(tmp_path):
    out = tmp_path / "new" / "folder"
    first = run_demo(out)
    assert first.pdf.read_bytes().startswith(b"%PDF-")
    assert first.xlsx.read_bytes().startswith(b"PK")
    assert first.stages == tuple(Stage)
    assert (first.files, first.cases, first.walked) == (29, 10, "Laurel Bend Unified")
    assert first.identified[2025]["Ridgeline Joint Union High"] == {"LTEL": "E", "SWD": "F"}
    text = "\n".join(first.sentences)
    assert "Students with disabilities K" in text
    assert "computed (estimate)" in text
    assert run_demo(out) == first
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
