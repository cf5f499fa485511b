"""What a Dashboard measures otherwise than the one before: labelled, sourced, never judged by."""

import pytest

from sos_desktop.domain.dashboard.codes import Indicator
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.paths import resource
from sos_desktop.services.dashboard import imports
from sos_desktop.services.dashboard.districts import district
from sos_desktop.services.dashboard.releases import changes_of, read_releases
from sos_desktop.services.identification.reference import rule_book
from tests.identified import load, year_files
from tests.importers.files import DISTRICT


@pytest.mark.parametrize(
    ("indicator", "words"),
    [
        (Indicator.ELA, "Distance from Proficiency"),
        (Indicator.MATH, "growth is reported beside it (minimal, moderate, average, accel"),
        (Indicator.ELPI, "reclassified"),
        (Indicator.CCI, "ASVAB"),
    ],
)
def test_2026_stands_in_the_table_with_its_source(indicator, words):
    said = " ".join(change.sentence for change in changes_of(2026, indicator))
    assert words in said
    assert "reported; " in said
    assert rule_book().official(2026) is None


def test_it_is_shown_with_figures_of_that_year_and_noted_at_import(county, tmp_path):
    paths = year_files(tmp_path, 2026)
    notes = [
        issue.meaning for file in imports.preview(county, paths).files for issue in file.issues
    ]
    assert any("Distance from Proficiency" in note for note in notes)
    load(county, *paths)
    view = district(county, DISTRICT, 2026)
    assert {change.indicator for change in view.changes} >= {Indicator.ELA, Indicator.CCI}
    load(county, *year_files(tmp_path, 2024))
    assert district(county, DISTRICT, 2024).changes == ()


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('indicator = "ELA"', 'indicator = "READING"', "indicator"),
        ('standing = "reported"', 'standing = "sure"', "standing"),
        ('further level"', 'further level"\nlevels = 6', "levels"),
    ],
)
def test_a_change_that_cannot_be_right_is_refused(old, new, says, tmp_path):
    text = resource("reference", "dashboards.toml").read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "dashboards.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InputProblem, match=says):
        read_releases(path)
