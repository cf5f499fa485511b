"""What a file that is not loaded could change is never printed as a finding."""

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.models.dashboard import ImportBatchRow, ObservationRow
from sos_desktop.domain.casework.letters.letter_kinds import LetterKind
from sos_desktop.domain.casework.words import Route
from sos_desktop.domain.dashboard.codes import INDICATORS, STUDENT_GROUPS, Indicator
from sos_desktop.domain.dashboard.wording import change_phrase, indicator_phrase, value_phrase
from sos_desktop.services.casework import cases
from sos_desktop.services.dashboard.districts import district
from sos_desktop.services.letters.figures import values_for
from sos_desktop.services.letters.readiness import agenda_rows, letter_table
from sos_desktop.services.letters.templates import state
from tests.importers import files
from tests.letters import fill_registers, load_figures, load_list, said

K = LetterKind
NEEDED = [i for i in Indicator if i is not Indicator.SCIENCE]
NUMBERS = {INDICATORS[i].number: i for i in Indicator}
PAPERS = (K.NEW, K.NOT_ELIGIBLE, K.PAGE_ELIGIBLE, K.PAGE_NOT_ELIGIBLE)
LISTS = ("strengths", "gains", "near", "reasons")
ASKED_FOR = ["The local data the district trusts most"]
"""What an agenda asks for where it cannot tell; it claims nothing."""


@pytest.fixture(params=[True, False], ids=["identified", "not identified"])
def known(request, county, tmp_path):
    """A district with a case, and every line that is true of it with all files."""
    load_figures(county, tmp_path, identified=request.param)
    fill_registers(county)
    cases.open_case(county, files.DISTRICT, Route.VOLUNTARY, request="Help")
    return county, true_lines(county)


def take_away(county, gone):
    """Only the files of the other indicators count."""
    with county.session("Take away") as session:
        for batch in session.scalars(sa.select(ImportBatchRow)):
            if batch.indicator is None:
                continue
            batch.state = "undone" if NUMBERS[batch.indicator] in gone else "active"


def true_lines(county):
    """What may be said of each figure, and what is said with all files."""
    view = district(county, files.DISTRICT, 2025)
    found = {clause for lines in printed(county).values() for line in lines for clause in line}
    for group, row in view.cells.items():
        for indicator, cell in row.items():
            seen = cell.observation
            for words in (cell.word, change_phrase(seen)):
                name = f"{STUDENT_GROUPS[group].name}, {indicator_phrase(indicator)}"
                found |= set(clauses(f"{name}: {words} ({value_phrase(seen)})"))
    for result in view.results.values():
        found |= set(clauses(result.sentence))
    return found


def printed(county):
    """What the agenda says in its lists, each line in its clauses."""
    (row,) = agenda_rows(county)
    fields = state(county, K.AGENDA).fields
    values = values_for(county, row.found, K.AGENDA, (*fields, "near"), {})
    return {name: [clauses(line) for line in values.get(name, ())] for name in LISTS}


def clauses(line):
    """The parts of a line, figure by figure; one made of fewer files has some of them."""
    found = []
    for part in line.replace(": Priority", "; Priority").split(";"):
        priority, comma, figures = part.strip(" .").partition(", ")
        if priority.startswith("Priority") and comma:
            found += [f"{priority}: {figure}" for figure in figures.split(") and ")]
        else:
            found.append(part.strip(" ."))
    return [part.rstrip(")") for part in found]


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(gone=st.sets(st.sampled_from(NEEDED), min_size=1, max_size=6))
def test_every_sentence_that_remains_is_true_with_all_files(known, gone):
    county, true = known
    take_away(county, gone)
    (row,) = letter_table(county, 2025, cds=files.DISTRICT).rows
    assert [kind for kind in PAPERS if row.by_kind[kind].ready] == []
    for name, lines in printed(county).items():
        for line in lines:
            open_ = "not loaded" in line[0] or line == ASKED_FOR
            assert open_ or all(part in true for part in line), (name, line)
    values = values_for(county, agenda_rows(county)[0].found, K.AGENDA, (), {})
    assert "No Dashboard figures are loaded" not in values["reasons_intro"]


def test_cdes_list_gives_the_letter_its_reasons_and_figures_wait_for_their_files(ready, tmp_path):
    take_away(ready, {Indicator.MATH, Indicator.SUSPENSION})
    load_list(ready, tmp_path, "Differentiated Assistance, Year 1", letter="K")
    (row,) = letter_table(ready, 2025, cds=files.DISTRICT).rows
    assert (row.letter, row.ready) == (K.NEW, True)
    assert "Priority 6 (school climate)" in said(ready, K.NEW)
    words = [obstacle.words for obstacle in row.by_kind[K.PAGE_ELIGIBLE].obstacles]
    assert words == [
        "Not loaded for 2025: mathematics, suspension. What it says of figures could be another "
        "with them"
    ]


def test_a_year_without_changes_is_not_one_without_gains(ready):
    with ready.session("Take changes away") as session:
        session.execute(sa.update(ObservationRow).values(change_tenths=None, change_level=None))
    (row,) = letter_table(ready, 2025, cds=files.DISTRICT).rows
    gains = values_for(ready, row.found, K.PAGE_ELIGIBLE, ("gains",), {})["gains"]
    assert gains == ("The 2025 Dashboard gives no changes from the year before.",)
