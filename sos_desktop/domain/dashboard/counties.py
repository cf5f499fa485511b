"""California's 58 counties by the two-digit code that begins every CDS code (alphabetical)."""

_NAMES = (
    "Alameda",
    "Alpine",
    "Amador",
    "Butte",
    "Calaveras",
    "Colusa",
    "Contra Costa",
    "Del Norte",
    "El Dorado",
    "Fresno",
    "Glenn",
    "Humboldt",
    "Imperial",
    "Inyo",
    "Kern",
    "Kings",
    "Lake",
    "Lassen",
    "Los Angeles",
    "Madera",
    "Marin",
    "Mariposa",
    "Mendocino",
    "Merced",
    "Modoc",
    "Mono",
    "Monterey",
    "Napa",
    "Nevada",
    "Orange",
    "Placer",
    "Plumas",
    "Riverside",
    "Sacramento",
    "San Benito",
    "San Bernardino",
    "San Diego",
    "San Francisco",
    "San Joaquin",
    "San Luis Obispo",
    "San Mateo",
    "Santa Barbara",
    "Santa Clara",
    "Santa Cruz",
    "Shasta",
    "Sierra",
    "Siskiyou",
    "Solano",
    "Sonoma",
    "Stanislaus",
    "Sutter",
    "Tehama",
    "Trinity",
    "Tulare",
    "Tuolumne",
    "Ventura",
    "Yolo",
    "Yuba",
)

COUNTIES: dict[str, str] = {f"{number:02d}": name for number, name in enumerate(_NAMES, start=1)}

SAMPLE_COUNTY = ("99", "Alder")
"""The invented sample county: a code no real county has, so its data can be taken for nobody's."""


def county_name(code: str) -> str | None:
    """The name of one of the 58 counties or of the sample county; None when unknown."""
    return SAMPLE_COUNTY[1] if code == SAMPLE_COUNTY[0] else COUNTIES.get(code)


def county_code(name: str) -> str | None:
    """The code of a county given by name or code, whatever the case; None when unknown.

    The sample county is found too.
    """
    wanted = " ".join(name.split()).casefold().removesuffix(" county")
    if wanted.isdigit():
        return wanted.zfill(2) if county_name(wanted.zfill(2)) else None
    known = {**COUNTIES, SAMPLE_COUNTY[0]: SAMPLE_COUNTY[1]}
    return next((code for code, county in known.items() if county.casefold() == wanted), None)
