"""Journeys share the window's fixtures, and begin where a person does."""

import pytest

from tests.ui.conftest import (  # noqa: F401 - fixtures are found by name
    app,
    context,
    dialogs,
    qapp_cls,
    settle,
    text_percent,
    window,
)
from ui.navigation import Target, TodayTarget


@pytest.fixture
def opens_on() -> Target:
    return TodayTarget()
