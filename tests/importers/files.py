"""Small synthetic Dashboard files in CDE's column names and order, year by year."""

from pathlib import Path

from sos_desktop.domain.dashboard.counties import COUNTIES

_WHO = "cds rtype schoolname districtname countyname charter_flag coe_flag"
_NOW = "currnumer currdenom currstatus"
_BEFORE = "priornumer priordenom priorstatus"
_LEVELS = "statuslevel changelevel color box"
_SIZES = "currnsizemet priornsizemet accountabilitymet"
_ACADEMIC = "currdenom currstatus priordenom priorstatus change"

HEADERS: dict[tuple[str, int], str] = {
    ("ela", 2017): f"{_WHO} studentgroup {_ACADEMIC} statuslevel changelevel color caa_denom "
    "reportingyear",
    ("ela", 2018): f"{_WHO} dass_flag studentgroup currdenom currdenom_swd currstatus priordenom "
    f"priordenom_swd priorstatus change {_LEVELS} hscutpoints curradjustment prioradjustment "
    "pairshare_method caa_denom ReportingYear",
    ("ela", 2022): f"{_WHO} dass_flag studentgroup currdenom currstatus statuslevel hscutpoints "
    "pairshare_method prate_enrolled prate_tested prate numPRLOSS reportingyear",
    ("ela", 2025): f"{_WHO} dass_flag studentgroup {_ACADEMIC} {_LEVELS} {_SIZES} hscutpoints "
    "pairshare_method currprate indicator reportingyear",
    ("science", 2025): f"{_WHO} dass_flag studentgroup {_ACADEMIC} {_LEVELS} {_SIZES} currprate "
    "indicator reportingyear",
    ("elpi", 2017): f"{_WHO} currtesters curradvanced currmaintained {_NOW} {_BEFORE} change "
    "statuslevel changeLevel color box flag50pct nsize_met reportingyear",
    ("elpi", 2022): f"{_WHO} dass_flag currprogressed pctcurrprogressed {_NOW} statuslevel "
    "flag95pct nsizemet nsizegroup reportingyear",
    ("elpi", 2025): f"{_WHO} dass_flag studentgroup currprogressed currmaintainPL4 curr95 {_NOW} "
    f"{_BEFORE} change {_LEVELS} {_SIZES} indicator reportingyear",
    ("chronic", 2018): f"{_WHO} dass_flag studentgroup {_NOW} {_BEFORE} change safetynet {_LEVELS} "
    "certifyflag reportingyear",
    ("chronic", 2022): f"{_WHO} dass_flag studentgroup {_NOW} statuslevel certifyflag "
    "dataerrorflag reportingyear",
    ("chronic", 2025): f"{_WHO} dass_flag studentgroup {_NOW} {_BEFORE} change statuslevel "
    f"changeLevel color box smalldenom {_SIZES} certifyflag priorcertifyflag dataerrorflag "
    "indicator reportingyear",
    ("susp", 2017): f"{_WHO} type studentgroup {_NOW} {_BEFORE} safetynet change {_LEVELS} "
    "certifyflag reportingyear",
    ("susp", 2022): f"{_WHO} dass_flag type studentgroup {_NOW} statuslevel certifyflag "
    "reportingyear",
    ("susp", 2025): f"{_WHO} dass_flag type studentgroup {_NOW} {_BEFORE} change {_LEVELS} "
    f"smalldenom {_SIZES} certifyflag priorcertifyflag indicator reportingyear",
    ("grad", 2017): f"{_WHO} studentgroup {_NOW} {_BEFORE} cal_method safetynet change {_LEVELS} "
    "reportingyear",
    ("grad", 2018): f"{_WHO} dass_flag studentgroup {_NOW} {_BEFORE} safetynet change {_LEVELS} "
    "reportingyear",
    ("grad", 2021): f"{_WHO} dass_flag studentgroup {_NOW} fiveyrnumer reportingyear",
    ("grad", 2022): f"{_WHO} dass_flag studentgroup {_NOW} fiveyrnumer statuslevel reportingyear",
    ("grad", 2025): f"{_WHO} dass_flag studentgroup {_NOW} {_BEFORE} change {_LEVELS} smalldenom "
    f"fiveyrnumer {_SIZES} indicator reportingyear",
    ("cci", 2017): f"{_WHO} studentgroup studentgroup_pct currdenom currstatus curr_prep "
    "curr_prep_pct statuslevel reportingyear",
    ("cci", 2020): f"{_WHO} dass_flag studentgroup studentgroup_pct currdenom curr_prep "
    "curr_prep_pct reportingyear",
    ("cci", 2025): f"{_WHO} dass_flag studentgroup studentgroup_pct {_ACADEMIC} {_LEVELS} "
    f"smalldenom {_SIZES} curr_prep curr_prep_pct indicator reportingyear",
}
CODES = {
    "ela": "ELA",
    "math": "MATH",
    "science": "SCIENCE",
    "elpi": "ELPI",
    "chronic": "CHRO",
    "susp": "SUSP",
    "grad": "GRAD",
    "cci": "CCI",
}
DISTRICT, CHARTER, SCHOOL, FAR_SCHOOL, STATE = (
    "27661590000000",
    "27661590118349",
    "27661592734321",
    "01611190130229",
    "0" * 14,
)
_DEFAULTS = {
    "districtname": "Cañada Union",
    "countyname": "Monterey",
    "studentgroup": "SWD",
    "currnumer": "12",
    "currdenom": "120",
    "currstatus": "10.0",
    "priornumer": "11",
    "priordenom": "118",
    "priorstatus": "9.3",
    "change": "0.7",
    "statuslevel": "2",
    "changelevel": "2",
    "changeLevel": "2",
    "color": "2",
    "box": "170",
    "type": "HS",
    "smalldenom": "Y",
    "safetynet": "Y",
    "curr_prep": "12",
    "currnsizemet": "Y",
    "priornsizemet": "Y",
    "accountabilitymet": "Y",
    "curr_prep_pct": "10.0",
    "nsize_met": "Y",
    "nsizemet": "Y",
}
_OWN = {
    "ela": {"statuslevel": "4", "changelevel": "3", "color": "4", "box": "80"},
    "math": {"statuslevel": "4", "changelevel": "3", "color": "4", "box": "80"},
    "science": {"statuslevel": "1", "changelevel": "3", "color": "1", "box": "230"},
    "elpi": {"statuslevel": "1", "changelevel": "3", "color": "1", "box": "230"},
    "chronic": {"statuslevel": "3", "box": "120"},
    "susp": {},
    "grad": {"statuslevel": "1", "changelevel": "3", "color": "1", "box": "230"},
    "cci": {"changelevel": "3", "box": "180"},
}
"""What follows from the same status and change by the cut scores of each indicator."""


def header(stem: str, year: int) -> list[str]:
    """The column names of an indicator and year."""
    return HEADERS[("ela" if stem == "math" else stem, year)].split()


def entity(cds: str) -> dict[str, str]:
    """The columns that say who a row is about."""
    if cds == STATE:
        return {"cds": cds, "rtype": "X", "districtname": "", "countyname": ""}
    county = COUNTIES.get(cds.zfill(14)[:2], "Monterey")
    if cds.endswith("0" * 7):
        return {"cds": cds, "rtype": "D", "countyname": county}
    return {
        "cds": cds,
        "countyname": county,
        "rtype": "S",
        "schoolname": f"School {cds[-3:]}",
        "charter_flag": "Y" if cds == CHARTER else "",
    }


def row(stem: str, year: int, cds: str = DISTRICT, **values: str) -> list[str]:
    """One data row; what is not given is plausible."""
    filled = {
        **_DEFAULTS,
        **_OWN[stem],
        "indicator": CODES[stem],
        "reportingyear": str(year),
        "ReportingYear": str(year),
        **entity(cds),
        **values,
    }
    return [filled.get(name, "") for name in header(stem, year)]


def text(stem: str, year: int, rows: list[list[str]] | None = None) -> str:
    """A whole file as CDE publishes it."""
    lines = [header(stem, year), *(rows if rows is not None else [row(stem, year)])]
    return "".join("\t".join(line) + "\n" for line in lines)


def write(folder: Path, stem: str, year: int, rows: list[list[str]] | None = None) -> Path:
    """Write a file under its usual name."""
    path = folder / f"{stem}download{year}.txt"
    path.write_text(text(stem, year, rows), encoding="utf-8", newline="\n")
    return path
