"""Time stands still when asked; a cancel is noticed at the next check."""

from datetime import UTC, datetime

import pytest

from sos_desktop.foundation import clock, paths
from sos_desktop.foundation.errors import Cancelled
from sos_desktop.foundation.jobs import CancelToken


def test_time_stands_still_and_goes_on() -> None:
    moment = datetime(2026, 11, 23, 20, tzinfo=UTC)
    with clock.frozen(moment):
        assert (clock.now(), clock.today()) == (moment, moment.astimezone().date())
    assert clock.now() != moment


def test_a_cancel_raises_at_the_next_check() -> None:
    token = CancelToken()
    token.check()
    token.cancel()
    assert token.cancelled
    with pytest.raises(Cancelled):
        token.check()


def test_everything_of_a_test_lives_in_its_home(home) -> None:
    places = (paths.data_dir(), paths.log_dir(), paths.settings_file(), paths.documents_dir())
    assert all(place == home or home in place.parents for place in places)
    assert paths.resource("icons").is_dir()


def test_without_a_documents_folder_the_home_folder_is_offered(tmp_path, monkeypatch):
    monkeypatch.delenv(paths.HOME_VARIABLE)
    monkeypatch.setattr(paths.Path, "home", lambda: tmp_path)
    monkeypatch.setattr(paths.platformdirs, "user_documents_path", lambda: tmp_path / "Documents")
    assert paths.documents_dir() == tmp_path
    (tmp_path / "Documents").mkdir()
    assert paths.documents_dir() == tmp_path / "Documents"
