"""Saved views of a page."""

import pytest

from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.county import undo, views

PAGE = "caseload"


def names(county) -> list[str]:
    return [view.name for view in views.saved_views(county, PAGE)]


def test_views_are_saved_by_name_and_page(county):
    views.save_view(county, PAGE, " Übersicht ", {"stage": 2})
    views.save_view(county, PAGE, "mine", {"consultant": "Ana"})
    views.save_view(county, "today", "Other page", {})
    assert names(county) == ["mine", "Übersicht"]
    changes = views.save_view(county, PAGE, "MINE", {"overdue": True})
    assert changes.label == "Save view “MINE”"
    (found, _other) = views.saved_views(county, PAGE)
    assert (found.name, found.filters) == ("MINE", {"overdue": True})
    undo.undo(county)
    assert views.saved_views(county, PAGE)[0].filters == {"consultant": "Ana"}


def test_renaming_and_removing(county):
    views.save_view(county, PAGE, "A", {})
    views.save_view(county, PAGE, "B", {})
    first = views.saved_views(county, PAGE)[0]
    with pytest.raises(InputProblem, match="There is a view named “B” already") as caught:
        views.rename_view(county, first, " b ")
    assert caught.value.where == "name"
    views.rename_view(county, first, "a")
    assert names(county) == ["a", "B"]
    views.remove_view(county, first)
    assert names(county) == ["B"]
    undo.undo(county)
    assert names(county) == ["a", "B"]


@pytest.mark.parametrize("name", ["", "  \n", "x" * 501])
def test_names_that_are_none(county, name):
    with pytest.raises(InputProblem) as caught:
        views.save_view(county, PAGE, name, {})
    assert caught.value.where == "name"
    assert names(county) == []
