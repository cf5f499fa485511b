"""Journeys share the window's fixtures."""

from tests.ui.conftest import (  # noqa: F401 - fixtures are found by name
    app,
    context,
    dialogs,
    qapp_cls,
    settle,
    window,
)
