"""When the person last worked in a county file, so that what changed since can be said."""

import contextlib
from datetime import datetime

from db.models.county import MetaRow
from db.queries.due import last_change_by
from db.records import asked
from sos_desktop.foundation import clock
from sos_desktop.services.county.county_files import CountyFile

_KEY = "seen:"


def worked_until(county: CountyFile) -> datetime | None:
    """Until when the person worked here the last time.

    It is the later of two moments: when a visit under this name was last noted, and when something
    was last changed under it. Others' changes after it are news.

    Returns:
        The moment; None the first time.
    """
    with county.session() as session:
        noted = asked(session, "SELECT value FROM meta WHERE key = ?", f"{_KEY}{county.user}")
        changed = last_change_by(session, county.user, clock.now())
    seen = None
    with contextlib.suppress(ValueError, TypeError):  # damaged; then the last change counts
        seen = datetime.fromisoformat(noted[0][0]) if noted else None
    return max((moment for moment in (seen, changed) if moment is not None), default=None)


def note_visit(county: CountyFile) -> None:
    """Note that the person works here now; nobody waits for it, so it need not hold up opening."""
    now, key = clock.now().isoformat(), f"{_KEY}{county.user}"
    with county.session("") as session:
        row = session.get(MetaRow, key)
        if row is None:
            session.add(MetaRow(key=key, value=now))
        else:
            row.value = now
