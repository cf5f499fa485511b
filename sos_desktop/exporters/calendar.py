"""Calendar files (.ics) that Outlook, Google and others read: whole days, no times."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sos_desktop.domain.casework.dates.calendar import Entry
from sos_desktop.exporters.text import printable

_DOMAIN = "sos-desktop"
_PRODUCT = "-//SOS Desktop//Support calendar//EN"


def calendar_bytes(found: Iterable[Entry], name: str, now: datetime) -> bytes:
    """Dates as a calendar file.

    Each keeps its identity, so that loading a later file updates what an earlier one brought. A
    date that went away in between has to be deleted by hand in the calendar program.

    Args:
        found: What to write; entries for the office only are left out here too.
        name: The calendar's name.
        now: The moment it is written.
    """
    from icalendar import Calendar, vText

    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", vText(printable(name)))
    for entry in found:
        if not entry.office_only:
            calendar.add_component(_event(entry, now))
    return calendar.to_ical()


def _event(entry: Entry, now: datetime):  # noqa: ANN202 - the library is loaded on first use
    from icalendar import Event

    event = Event()
    event.add("uid", f"{entry.uid}@{_DOMAIN}")
    event.add("dtstamp", now)
    event.add("last-modified", now)
    event.add("sequence", int(now.timestamp()) // 60 % 2**31)
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + timedelta(days=1))
    title = f"{entry.lea}: {entry.title}" if entry.lea else entry.title
    event.add("summary", _line(title))
    if about := _about(entry):
        event.add("description", about)
    event.add("transp", "TRANSPARENT")
    return event


def _about(entry: Entry) -> str:
    lines = [entry.more, entry.who, entry.doubt]
    return "\n".join(printable(line) for line in lines if line)


def _line(text: str) -> str:
    return " ".join(printable(text).split())
