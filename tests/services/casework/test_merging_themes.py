"""Two themes become one: what each was seen as in the data stays, or a person says what stays."""

from dataclasses import replace

import pytest

from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework import words as w
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.casework import cases, records, themes
from sos_desktop.services.county import undo
from tests.casework import add_leas, open_case


@pytest.fixture
def case_id(county):
    add_leas(county)
    return open_case(county)


def test_of_two_findings_merged_themes_are_seen_as_a_person_chooses(county, case_id):
    """The link of the theme that went was lost without a word."""
    kind = w.FindingKind.WEAKNESS
    seen = [r.Finding(case_id=case_id, kind=kind, text=text, priority=5) for text in "ab"]
    one, two = (r.Theme(case_id=case_id, text=found.text, finding_id=found.id) for found in seen)
    for record in (*seen, one, two):
        records.save(county, record)
    for unknown in (None, "gone"):
        with pytest.raises(InputProblem, match="Choose the finding that stays"):
            themes.merge_themes(county, one, two, seen_as=unknown)
    assert len(cases.case_file(county, case_id).themes) == 2
    for stays in seen:
        themes.merge_themes(county, one, two, seen_as=stays.id)
        assert [theme.finding_id for theme in cases.case_file(county, case_id).themes] == [stays.id]
        assert len(cases.case_file(county, case_id).findings) == 2
        undo.undo(county)
        assert {t.id: t.finding_id for t in cases.case_file(county, case_id).themes} == {
            one.id: seen[0].id,
            two.id: seen[1].id,
        }


@pytest.mark.parametrize("of_source", [True, False])
def test_one_finding_of_two_merged_themes_stays(county, case_id, of_source):
    found = r.Finding(case_id=case_id, kind=w.FindingKind.WEAKNESS, text="a", priority=5)
    one, two = r.Theme(case_id=case_id, text="One"), r.Theme(case_id=case_id, text="Two")
    one, two = (
        replace(theme, finding_id=found.id if (theme is one) == of_source else None)
        for theme in (one, two)
    )
    for record in (found, one, two):
        records.save(county, record)
    themes.merge_themes(county, one, two)
    assert [theme.finding_id for theme in cases.case_file(county, case_id).themes] == [found.id]
