"""California's 58 counties by the two-digit code that begins every CDS code (alphabetical)."""

_NAMES = (
    "Alameda", "Alpine", "Amador", "Butte", "Calaveras", "Colusa", "Contra Costa", "Del Norte",
    "El Dorado", "Fresno", "Glenn", "Humboldt", "Imperial", "Inyo", "Kern", "Kings", "Lake",
    "Lassen", "Los Angeles", "Madera", "Marin", "Mariposa", "Mendocino", "Merced", "Modoc", "Mono",
    "Monterey", "Napa", "Nevada", "Orange", "Placer", "Plumas", "Riverside", "Sacramento",
    "San Benito", "San Bernardino", "San Diego", "San Francisco", "San Joaquin", "San Luis Obispo",
    "San Mateo", "Santa Barbara", "Santa Clara", "Santa Cruz", "Shasta", "Sierra", "Siskiyou",
    "Solano", "Sonoma", "Stanislaus", "Sutter", "Tehama", "Trinity", "Tulare", "Tuolumne",
    "Ventura", "Yolo", "Yuba",
)  # fmt: skip

COUNTIES: dict[str, str] = {f"{number:02d}": name for number, name in enumerate(_NAMES, start=1)}


def county_code(name: str) -> str | None:
    """The code of a county given by name or code, whatever the case; None when unknown."""
    wanted = " ".join(name.split()).casefold().removesuffix(" county")
    if wanted.isdigit():
        return wanted.zfill(2) if wanted.zfill(2) in COUNTIES else None
    return next((code for code, county in COUNTIES.items() if county.casefold() == wanted), None)
