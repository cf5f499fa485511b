"""A figure becomes a finding by one verb; re-released or taken back, the finding says so."""

from dataclasses import replace

import pytest

from sos_desktop.domain.casework.records import Interview, KeptFigure
from sos_desktop.domain.casework.words import FigureOrigin, FindingKind, Sensitivity
from sos_desktop.domain.dashboard.codes import Color, Indicator
from sos_desktop.domain.dashboard.observations import Observation
from sos_desktop.domain.local.findings import from_cell
from sos_desktop.domain.local.standing import FigureNow, Standing, compared
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.casework import cases, figure_standings, findings, records
from sos_desktop.services.county import undo
from sos_desktop.services.dashboard import imports
from sos_desktop.services.local import reading
from tests.casework import SALINAS, add_leas, open_case
from tests.importers import files as importer_files

ROWS = (
    "Month,School,Group,Absent,Enrolled\n2026-09,Alder ES,SWD,3,9\n2026-09,Birch MS,SWD,8,60\n"
    "2026-10,Birch MS,SWD,12,60\n2026-09,Cedar HS,SWD,5,20\n2026-09,District,SWD,16,89\n"
)


@pytest.fixture
def case_id(county):
    add_leas(county)
    return open_case(county)


def load_local(county, tmp_path, rows=ROWS, name="a.csv"):
    path = tmp_path / name
    path.write_text(rows, encoding="utf-8")
    file = reading.open_file(path)
    counted = reading.count_file(file, reading.guess_file(file).map)
    source, _ = reading.keep_files(county, SALINAS, "Attendance", "students absent", [counted])
    return source


def test_a_cell_becomes_a_finding_and_undo_takes_both_away(county, tmp_path):
    path = importer_files.write(tmp_path, "susp", 2025)
    imports.commit(county, imports.preview(county, [path]))
    case_id = open_case(county, importer_files.DISTRICT)
    with county.session() as session:
        found = figure_standings.observed_of(session, importer_files.DISTRICT, 2025)
    cell = next(o for o in found if o.status is not None)
    findings.write_from_cell(county, case_id, cell.indicator, cell.group, 2025)
    file = cases.case_file(county, case_id)
    [finding], [figure] = file.findings, file.figures
    assert figure.finding_id == finding.id
    assert (figure.value, figure.numerator, figure.source_row) == (
        cell.status,
        cell.numerator,
        cell.row,
    )
    assert finding.priority == 6
    assert figure_standings.standings(county, file)[figure.id].standing is Standing.SAME
    [batch] = imports.history(county)
    imports.undo_import(county, batch.id)
    told = figure_standings.standings(county, file)[figure.id]
    assert told.standing is Standing.GONE
    assert "is kept as it was then" in told.words
    assert cases.case_file(county, case_id).figures == (figure,)
    undo.undo(county)
    undo.undo(county)
    gone = cases.case_file(county, case_id)
    assert (gone.findings, gone.figures) == ((), ())


def test_a_cell_without_a_figure_is_refused(county, case_id):
    with pytest.raises(InputProblem, match="no figure"):
        findings.write_from_cell(county, case_id, Indicator.ELA, "SWD", 2025)


def test_a_local_figure_becomes_a_finding_with_its_change(county, case_id, tmp_path):
    source = load_local(county, tmp_path)
    findings.write_from_local(county, case_id, source.id, ("2026-10", "Birch MS", "SWD"))
    file = cases.case_file(county, case_id)
    [finding], [figure] = file.findings, file.figures
    assert finding.text.startswith(
        "Students absent, Students with disabilities, Birch MS, Oct 2026: 12 of 60 (20.0%)"
    )
    assert (figure.numerator, figure.denominator, figure.change) == (12, 60, 6.6667)
    load_local(county, tmp_path, ROWS.replace("2026-10,Birch MS,SWD,12", "2026-10,Birch MS,SWD,15"))
    told = figure_standings.standings(county, file)[figure.id]
    assert told.standing is Standing.RELEASED_AGAIN
    assert (
        told.words == "Released again: 25.0 (15 of 60) now, 20.0 (12 of 60) when this was written; "
        "change +11.7 now, +6.7 when this was written."
    )
    assert cases.case_file(county, case_id).figures == (figure,)


def test_what_a_finding_says_already_becomes_none_again(county, case_id, tmp_path):
    source = load_local(county, tmp_path)
    talk = Interview(case_id=case_id, role="A parent", held_on=clock.today(), quotes="Nobody calls")
    records.save(county, talk)
    keys = ("2026-10", "Birch MS", "SWD"), ("2026-09", "Birch MS", "SWD")
    writes = [
        lambda: findings.write_from_quote(county, case_id, talk.id),
        *(
            lambda key=key: findings.write_from_local(county, case_id, source.id, key)
            for key in keys
        ),
    ]
    for write in writes:
        write()
        with pytest.raises(InputProblem, match=r"says this already: .(“Nobody|Students absent)"):
            write()
    assert len(cases.case_file(county, case_id).findings) == 3
    load_local(county, tmp_path, ROWS.replace("2026-10,Birch MS,SWD,12", "2026-10,Birch MS,SWD,15"))
    with pytest.raises(InputProblem, match="says this already"):
        writes[1]()
    undo.undo(county)
    undo.undo(county)
    findings.write_from_local(county, case_id, source.id, keys[1])


@pytest.fixture
def standing_after(county, case_id, tmp_path):
    """How a finding from a local figure stands once its file was loaded with other words in it."""

    def load(old, new):
        source = load_local(county, tmp_path)
        findings.write_from_local(county, case_id, source.id, ("2026-10", "Birch MS", "SWD"))
        file = cases.case_file(county, case_id)
        load_local(county, tmp_path, ROWS.replace(old, new))
        [told] = figure_standings.standings(county, file).values()
        return told

    return load


def test_a_local_figure_whose_change_alone_is_another_says_so(standing_after):
    told = standing_after("2026-09,Birch MS,SWD,8", "2026-09,Birch MS,SWD,9")
    assert told.words == "Released again: change +5.0 now, +6.7 when this was written.", (
        "it was same"
    )


def test_a_local_figure_that_is_held_back_now_was_not_taken_back(standing_after):
    told = standing_after("SWD,12,60", "SWD,2,6")
    assert told.standing is Standing.HELD_BACK
    assert "hold this figure back now" in told.words, "its file was called taken back"


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (FigureNow(9.2, 46, 500, 1.1, 1), ""),
        (
            FigureNow(9.2, 46, 500, 0.4, 1),
            "Released again: change +0.4 now, +1.1 when this was written.",
        ),
        (FigureNow(9.2, 46, 500, 1.1, 2), "Released again: Orange now, Red when this was written."),
        (
            FigureNow(denominator=9),
            "Released again: no figure now, 9.2 (46 of 500) when this was written; change none "
            "now, +1.1 when this was written; no color now, Red when this was written.",
        ),
        (
            None,
            "No loaded file says this any more: it was taken back, or its row is called otherwise; "
            "9.2 (46 of 500) is kept as it was then.",
        ),
    ],
)
def test_all_that_a_finding_says_of_a_cell_is_held_against_what_is_loaded(now, words):
    figure = KeptFigure(
        case_id="c",
        finding_id="f",
        origin=FigureOrigin.DASHBOARD,
        kept_on=clock.today(),
        year=2025,
        indicator="SUSPENSION",
        numerator=46,
        denominator=500,
        value=9.2,
        change=1.1,
        color=1,
    )
    assert compared(figure, now).words == words


@pytest.mark.parametrize("place", ["Alder ES", "Cedar HS"])
def test_what_is_held_back_is_in_no_finding(county, case_id, tmp_path, place):
    source = load_local(county, tmp_path)
    with pytest.raises(InputProblem, match="held back"):
        findings.write_from_local(county, case_id, source.id, ("2026-09", place, "SWD"))
    assert cases.case_file(county, case_id).findings == ()


def test_a_quote_becomes_a_finding_that_stays_in_the_office(county, case_id):
    interview = Interview(
        case_id=case_id, role="A parent", held_on=clock.today(), quotes="Nobody\ncalls us"
    )
    records.save(county, interview)
    findings.write_from_quote(county, case_id, interview.id)
    [finding] = cases.case_file(county, case_id).findings
    assert finding.text == "“Nobody calls us”"
    assert finding.sensitivity is Sensitivity.OFFICE
    assert (finding.source, finding.interview_id) == ("A parent", interview.id)
    assert finding.kind is FindingKind.WEAKNESS
    records.save(county, replace(interview, quotes="", summary=""))
    with pytest.raises(InputProblem, match="Nothing is written"):
        findings.write_from_quote(county, case_id, interview.id)


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ({"color": Color.GREEN, "status_level": 2}, FindingKind.STRENGTH),
        ({"color": Color.YELLOW, "status_level": 5}, FindingKind.WEAKNESS),
        ({"color": None, "status_level": 4}, FindingKind.STRENGTH),
        ({"color": Color.NONE, "status_level": 3}, FindingKind.WEAKNESS),
        ({"color": None, "status_level": 0, "status": 0.0}, FindingKind.STRENGTH),
        ({"color": None, "status_level": None}, FindingKind.WEAKNESS),
    ],
)
def test_a_good_cell_is_a_strength_also_in_a_year_without_colors(values, kind):
    cell = Observation(2022, Indicator.SUSPENSION, "1", "AI", 0, 18, **{"status": 1.0, **values})
    finding, _figures = from_cell("c", cell, "", clock.today())
    assert finding.kind is kind, "0 of 18 suspended was a weakness"
