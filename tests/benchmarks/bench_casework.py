"""How long the caseload, Today, search and the box take in the big county, each by what they call.

The peer of search is SQLite's own `LIKE` over the same texts in the same file.
"""

import tempfile
from pathlib import Path
from statistics import median

import sqlalchemy as sa

from sos_desktop.services.casework import caseload, cases, today
from sos_desktop.services.casework.caseload import CaseloadFilter
from sos_desktop.services.county import matching, search
from sos_desktop.services.county.county_files import CountyFile, open_county_file
from sos_desktop.services.letters.readiness import letters_and_agendas
from sos_desktop.services.people import providers
from tests.benchmarks import counties
from tests.benchmarks.measure import Report, Row, here, in_turn, timed, under, wall
from ui import county_work

_TYPED = ("b", "bu", "bus", "buse", "co-tea", "families absence", "reading coach", "zz", "a")
_LIKE = (
    "SELECT id FROM search_entry WHERE title LIKE :x OR body LIKE :x "
    "ORDER BY title LIKE :x DESC, id DESC LIMIT 60"
)


def run_bench(report: Report) -> list[Row]:
    """Measure; search also against its peer."""
    with tempfile.TemporaryDirectory() as folder:
        path = counties.working_copy(counties.big(), Path(folder))
        with open_county_file(path) as county:
            rows = [*_services(county), *_search(county)]
    for row in rows:
        report(f"  {row.name}: {row.figure}")
    return rows


def _services(county: CountyFile) -> list[Row]:
    everything = cases.list_cases(county, include_closed=True)
    wanted = CaseloadFilter(text="district", group="SWD", closed=True)

    return [
        under(name, here(work), limit)
        for name, work, limit in (
            ("caseload, open cases read", lambda: cases.list_cases(county), 100),
            (
                "caseload, closed ones too",
                lambda: cases.list_cases(county, include_closed=True),
                600,
            ),
            ("filter applied to 400 cases", lambda: caseload.shown(everything, wanted), 50),
            ("Providers read", lambda: providers.providers_view(county), 150),
            ("Today read", lambda: today.today(county, who=county.user), 100),
            ("Reports read", lambda: letters_and_agendas(county), 100),
            (
                "frame of the window, after every change",
                lambda: county_work.frame_state(county),
                50,
            ),
            ("places for the search box", lambda: search.places(county), 100),
        )
    ]


def _search(county: CountyFile) -> list[Row]:
    with county.session() as session:
        found = in_turn(
            {
                **{f"ours {t}": timed(lambda t=t: search.texts(county, t)) for t in _TYPED},
                **{
                    f"like {t}": timed(
                        lambda t=t: session.execute(sa.text(_LIKE), {"x": f"%{t}%"}).all()
                    )
                    for t in _TYPED
                },
            }
        )
    slowest = max((found[f"ours {t}"] for t in _TYPED), key=lambda runs: runs.processor)
    ratio = median(found[f"ours {t}"].times(found[f"like {t}"], wall) for t in _TYPED)
    names = [place.name for place in search.places(county)]
    ranked = max(
        (here(lambda t=t: matching.best(t, names)) for t in _TYPED), key=lambda runs: runs.wall
    )
    return [
        under("search as typed, the slowest of nine", slowest, 50),
        Row("search as typed against LIKE over the same texts, middle", f"{ratio:.2f} times"),
        under("places ranked as typed, the slowest of nine", ranked, 50),
    ]
