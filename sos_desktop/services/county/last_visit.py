"""When the person last worked in a county file, so that what changed since can be said."""

from datetime import datetime

from db.models.county import MetaRow
from db.queries.due import last_change_by
from sos_desktop.foundation import clock
from sos_desktop.services.county.county_files import CountyFile

_KEY = "seen:"


def begin_visit(county: CountyFile) -> datetime | None:
    """Note that the person works here now, and say until when that was so the last time.

    It is the later of two moments: when the file was last opened under this name, and when
    something was last changed under it. Others' changes after it are news.

    Returns:
        The moment; None the first time.
    """
    now, key = clock.now(), f"{_KEY}{county.user}"
    with county.session("") as session:
        row = session.get(MetaRow, key)
        changed = last_change_by(session, county.user, now)
        seen = None if row is None else datetime.fromisoformat(row.value)
        if row is None:
            session.add(MetaRow(key=key, value=now.isoformat()))
        else:
            row.value = now.isoformat()
    return max((moment for moment in (seen, changed) if moment is not None), default=None)
