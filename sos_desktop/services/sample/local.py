"""Writes the invented county's local indicators as CDE wrote them in 2017 and 2018."""

from sos_desktop.services.sample.profile import SamplePlace, places, table

_PRIORITIES = {
    "Basic-Priority Area 1": 1,
    "Academic-Priority Area 2": 2,
    "Parents-Priority Area 3": 3,
    "Climate-Priority Area 6": 6,
    "Access-Priority Area 7": 7,
    "Expelled-Priority Area 9": 9,
    "FosterYouth-Priority Area 10": 10,
}
_COE_ONLY = (9, 10)


def local_indicators(year: int) -> str:
    """A row per LEA and priority; the charter school rates the same priorities as a district."""
    lines = ["CDS\tLEAname\tCountyname\tLocalIndicator\tPerformance"]
    for place in places():
        if place.rtype != "D" and not place.charter:
            continue
        for words, priority in _PRIORITIES.items():
            if priority in _COE_ONLY and not place.coe:
                continue
            name = place.school or place.district
            rating = _rating(place, year, priority)
            lines.append("\t".join((place.cds, name, place.county, words, rating)))
    return "\n".join(lines) + "\n"


def _rating(place: SamplePlace, year: int, priority: int) -> str:
    found = table().get("local", {}).get(place.cds, {})
    return found.get(f"{year}-{priority}", "Met")
