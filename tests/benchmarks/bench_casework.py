"""How long the caseload, Today, search and the box take with five years of 80 districts' casework.

The peer of search is SQLite's own `LIKE` over the same texts in the same file.
"""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import sqlalchemy as sa

from sos_desktop.services.casework import cases, today
from sos_desktop.services.county import matching, search
from sos_desktop.services.county.county_files import CountyFile, create_county_file
from sos_desktop.services.people import providers
from tests.benchmarks.casework import Casework
from tests.benchmarks.measure import Report, Row

_TYPED = ("b", "bu", "bus", "buse", "co-tea", "families absence", "reading coach", "zz", "a")
_LIKE = (
    "SELECT id FROM search_entry WHERE title LIKE :x OR body LIKE :x "
    "ORDER BY title LIKE :x DESC, id DESC LIMIT 60"
)


def run_bench(report: Report) -> list[Row]:
    """Measure; each in milliseconds of this machine, search also against its peer."""
    with (
        tempfile.TemporaryDirectory() as folder,
        create_county_file(Path(folder) / "casework.sos", "27") as county,
    ):
        Casework(county).make()
        report("Casework: 80 districts, five years, 40,000 changes, 5,000 tasks, 2,000 notes")
        return [*_services(county), *_search(county)]


def middle_ms(work: Callable[[], object], times: int = 7) -> float:
    """The middle of several runs after one to warm up, in milliseconds."""
    work()
    taken = []
    for _ in range(times):
        begin = time.perf_counter()
        work()
        taken.append((time.perf_counter() - begin) * 1000)
    return median(taken)


def _services(county: CountyFile) -> list[Row]:
    rows = []
    for name, work, limit in (
        ("caseload, open cases read", lambda: cases.list_cases(county), 200),
        ("caseload, closed ones too", lambda: cases.list_cases(county, include_closed=True), 600),
        ("Providers read", lambda: providers.providers_view(county), 150),
        ("Today read", lambda: today.today(county), 200),
        ("numbers on the rail, after every change", lambda: today.counts(county), 50),
        ("places for the search box", lambda: search.places(county), 100),
    ):
        took = middle_ms(work)
        rows.append(Row(name, f"{took:,.0f} ms", f"< {limit} ms", took < limit))
    return rows


def _search(county: CountyFile) -> list[Row]:
    took = [middle_ms(lambda typed=typed: search.texts(county, typed)) for typed in _TYPED]
    with county.session() as session:
        like = [
            middle_ms(lambda t=t: session.execute(sa.text(_LIKE), {"x": f"%{t}%"}).all())
            for t in _TYPED
        ]
    names = [place.name for place in search.places(county)]
    ranked = max(middle_ms(lambda typed=typed: matching.best(typed, names)) for typed in _TYPED)
    worst = max(took)
    return [
        Row("search as typed, the slowest of nine", f"{worst:,.0f} ms", "< 50 ms", worst < 50),
        Row(
            "search as typed against LIKE over the same texts, middle",
            f"{median(took) / median(like):.2f} times",
            "no limit asked",
            True,
        ),
        Row("places ranked as typed", f"{ranked:,.1f} ms", "< 50 ms", ranked < 50),
    ]


__all__ = ["middle_ms", "run_bench"]
