"""Every kind of text that is found has a way to its place."""

from datetime import date

import pytest

from sos_desktop.services.county.search import TEXT_KINDS
from ui import finding
from ui.navigation import TARGETS, CaseTarget
from ui.pages.registry import PAGES

DAY = date(2026, 11, 16)


COUNTY_TABS = {"capacity": "capacity", "offer": "offers", "county_goal": "year"}


@pytest.mark.parametrize("kind", list(TEXT_KINDS))
def test_every_kind_of_text_has_a_way(kind):
    hit = _Hit(kind)
    target = finding.way_to_text(hit)
    assert target.page in PAGES
    if isinstance(target, CaseTarget):
        assert target.case_id == "c"
        assert (target.tab is not None) is (kind != "support_case")
        assert target.record == (kind, "late" if kind == "support_case" else "r")
    elif kind in COUNTY_TABS:
        assert target == TARGETS[target.page](tab=COUNTY_TABS[kind])
    else:
        assert target == TARGETS[target.page](**{f"{kind}_id": "r"})


class _Hit:
    """A hit of a kind, as far as its way asks."""

    def __init__(self, kind):
        self.kind, self.record_id, self.case_id = kind, "r", "c"
        self.line, self.marks = "the late bus", ((4, 4),)
