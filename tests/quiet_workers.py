"""Workers tell of a test that passed once: by its call.

pytest-xdist sends six messages for each test, and the process that gives out the tests unpacks them
all: that took as long as setting a small test up. What failed or was skipped is told as ever.
"""

from typing import Any

import pytest

_OF_NO_USE = ("logstart", "logfinish")


def tell_less(config: pytest.Config) -> None:
    """From here on this process, if it is a worker, keeps to itself what nobody prints."""
    for plugin in config.pluginmanager.get_plugins():
        if type(plugin).__name__ == "WorkerInteractor":
            plugin.sendevent = _but_what_passed(plugin.sendevent)


def _but_what_passed(send: Any) -> Any:
    def tell(name: str, **told: Any) -> None:
        report = told.get("data", {}) if name == "testreport" else {}
        around = report.get("outcome") == "passed" and report.get("when") != "call"
        if name not in _OF_NO_USE and not around:
            send(name, **told)

    return tell
