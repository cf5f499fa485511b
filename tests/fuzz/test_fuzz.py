"""The fuzzing itself: it notices what is silently wrong, and a round of it finds nothing."""

import pytest

from tests.fuzz import trying
from tests.fuzz.__main__ import main, table
from tests.fuzz.trying import Outcome, kinds


@pytest.fixture
def small(monkeypatch):
    """One indicator and no list, in this process."""
    monkeypatch.setattr(trying, "STEMS", ("grad",))
    monkeypatch.setattr(trying, "LIST_STEMS", ())
    yield
    for county in trying.opened():
        county.close()
    trying.forget()


def test_every_kind_is_tried_and_none_is_silently_wrong(small, tmp_path):
    trying.make_bases(tmp_path)
    names = ("sorted_column", "percent", "lost_row", "formulas", "from_pandas", "zipped")
    outcomes = [trying.try_once(tmp_path, names, seed) for seed in range(len(names))]
    assert {o.change: o.kind for o in outcomes} == {
        "sorted_column": "not ready",
        "percent": "same",
        "lost_row": "said",
        "formulas": "refused",
        "from_pandas": "same",
        "zipped": "same",
    }


def test_a_figure_that_differs_without_a_word_is_noticed(small, tmp_path, monkeypatch):
    trying.make_bases(tmp_path)
    monkeypatch.setattr(trying, "_SPOKEN", ())
    outcome = trying.try_once(tmp_path, ("lost_row",), 0)
    assert outcome.kind == "silent"
    assert "became None" in outcome.detail


def test_what_the_process_held_before_is_not_the_file_s(small, tmp_path, monkeypatch):
    trying.make_bases(tmp_path)
    trying.truth(tmp_path, "grad")
    monkeypatch.setattr(trying, "_most_memory", lambda: 3 * trying.LARGEST)
    outcome = trying.try_once(tmp_path, ("from_pandas",), 0)
    assert (outcome.kind, outcome.memory) == ("same", 0)


def test_a_file_that_takes_too_much_memory_is_a_fault(small, tmp_path, monkeypatch):
    trying.make_bases(tmp_path)
    trying.truth(tmp_path, "grad")
    told = iter((100.0, 101.0 + trying.LARGEST))
    monkeypatch.setattr(trying, "_most_memory", lambda: next(told))
    assert trying.try_once(tmp_path, ("from_pandas",), 0).kind == "fault"


def test_the_table_counts_by_kind():
    outcomes = [Outcome(1, "digit", "ela", "said"), Outcome(2, "digit", "ela", "silent")]
    lines = table(outcomes).splitlines()
    assert [line.split()[0] for line in lines] == ["kind", "digit", "all"]
    assert lines[1].split()[1:] == ["0", "1", "0", "0", "0", "1", "0"]


def test_a_kind_that_is_not_known_is_refused():
    assert len({kind.name for kind in kinds()}) == len(kinds())
    with pytest.raises(SystemExit):
        main(["1", "--only", "nothing"])
