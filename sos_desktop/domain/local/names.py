"""Names in local files as they are compared, and the names files use for the Dashboard's groups."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache

from sos_desktop.domain.dashboard.codes import ALL_STUDENTS, STUDENT_GROUPS

NAME_SEPARATOR = " · "
"""Between the two names of a column whose heading stands in two rows."""
_WORD = re.compile(r"\w+")
_LETTERS = 2
"""Of a code that is a word as well when it is not written in capitals."""
_SORTS = {
    **dict.fromkeys(("elementary", "elem", "primary"), "es"),
    **dict.fromkeys(("middle", "intermediate"), "ms"),
    **dict.fromkeys(("high", "senior"), "hs"),
    **dict.fromkeys(("school", "the", "campus"), ""),
    "junior": "j",
    "jhs": "j hs",
}
"""Words for sorts of schools as files shorten them."""


def plain_name(name: str) -> str:
    """A name as it is compared: without case, spaces and signs."""
    return "".join(sign for sign in name.casefold() if sign.isalnum() or sign in "%#")


_GROUP_WORDS: dict[str, tuple[str, ...]] = {
    "ALL": (
        "all",
        "students",
        "allstudents",
        "total",
        "overall",
        "districtwide",
        "schoolwide",
        "everyone",
        "todos",
        "todoslosestudiantes",
        "todoslosalumnos",
    ),
    "AA": (
        "africanamerican",
        "black",
        "blackorafricanamerican",
        "blackafricanamerican",
        "afroamericano",
        "afroamericanos",
        "negrooafroamericano",
    ),
    "AI": (
        "americanindian",
        "americanindianoralaskanative",
        "nativeamerican",
        "americanindianalaskanative",
        "indigenaamericano",
        "indigenasamericanos",
        "nativosamericanos",
    ),
    "AS": ("asian", "asiatico", "asiaticos"),
    "EL": (
        "englishlearner",
        "englishlearners",
        "ell",
        "els",
        "multilinguallearners",
        "aprendicesdeingles",
        "aprendizdeingles",
        "aprendicesdelingles",
        "estudiantesaprendicesdeingles",
        "estudiantesaprendicesdelingles",
    ),
    "FI": ("filipino", "filipinos"),
    "FOS": (
        "foster",
        "fosteryouth",
        "fosterstudents",
        "jovenesenhogaresdecrianza",
        "jovenesdecrianza",
        "jovenesdecrianzatemporal",
        "hogaresdecrianza",
    ),
    "HI": (
        "hispanic",
        "latino",
        "hispaniclatino",
        "hispanicorlatino",
        "latinx",
        "hispano",
        "hispanos",
        "latinos",
        "hispanoolatino",
        "hispanosolatinos",
    ),
    "HOM": (
        "homeless",
        "homelessyouth",
        "mckinneyvento",
        "mckv",
        "sinhogar",
        "jovenessinhogar",
        "estudiantessinhogar",
    ),
    "LTEL": (
        "longtermenglishlearners",
        "longtermenglishlearner",
        "ltels",
        "aprendicesdeinglesalargoplazo",
    ),
    "MR": (
        "twoormoreraces",
        "multiracial",
        "twoormore",
        "tom",
        "multipleraces",
        "mixed",
        "dosomasrazas",
        "multirracial",
    ),
    "PI": (
        "pacificislander",
        "nativehawaiianorpacificislander",
        "nativehawaiianpacificislander",
        "islenodelpacifico",
        "islenosdelpacifico",
    ),
    "SED": (
        "socioeconomicallydisadvantaged",
        "lowincome",
        "frpm",
        "freereduced",
        "freereducedlunch",
        "economicallydisadvantaged",
        "desventajasocioeconomica",
        "endesventajasocioeconomica",
        "bajosingresos",
        "estudiantesdehogaresdebajosingresos",
        "socioeconomicamentedesfavorecidos",
    ),
    "SWD": (
        "studentswithdisabilities",
        "studentswdisabilities",
        "specialeducation",
        "sped",
        "swds",
        "iep",
        "disabilities",
        "condiscapacidades",
        "estudiantescondiscapacidades",
        "estudiantescondiscapacidad",
        "alumnoscondiscapacidades",
        "educacionespecial",
    ),
    "WH": ("white", "caucasian", "blanco", "blancos"),
    "RFP": ("rfep", "reclassified", "reclasificados"),
    "EO": ("englishonly",),
}


def _unaccented(word: str) -> str:
    return (
        word
        if word.isascii()
        else "".join(
            sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign)
        )
    )


_CODES = {word: code for code, words in _GROUP_WORDS.items() for word in words}
_CODES |= {_unaccented(plain_name(facts.name)): code for code, facts in STUDENT_GROUPS.items()}
_CODES |= {code.casefold(): code for code in STUDENT_GROUPS}
_CDE_TOTAL, _SURELY = "TA", 3
_CDE_CATEGORIES = {
    **{_CDE_TOTAL: "ALL", "RB": "AA", "RI": "AI", "RA": "AS", "RF": "FI", "RH": "HI", "RP": "PI"},
    **{"RT": "MR", "RW": "WH", "SE": "EL", "SD": "SWD", "SS": "SED", "SF": "FOS", "SH": "HOM"},
}
"""Reporting categories of CDE's downloadable files of absenteeism, suspension and the like
(https://www.cde.ca.gov/ds/ad/fsabd.asp)."""


def group_code(text: str) -> str:
    """The Dashboard's code of a group as files name it; the text itself, tidied, where unknown."""
    words = " ".join(text.split())
    if not words:
        return ALL_STUDENTS
    return _CODES.get(_unaccented(plain_name(words)), words)


def group_reader(texts: Iterable[str]) -> Callable[[str], str]:
    """How the texts of a column of groups are read: as CDE's categories where they are those.

    "SE" is English learners beside "TA" and "RH", and special education in a district's own file.
    """
    known = {text.strip() for text in texts} & _CDE_CATEGORIES.keys()
    if len(known) < _SURELY and _CDE_TOTAL not in known:
        return group_code
    return lambda text: _CDE_CATEGORIES.get(text.strip()) or group_code(text)


@cache
def plain_place(name: str) -> str:
    """A school's name as it is compared: "Alder Elementary School" is "Alder ES"."""
    words = [_SORTS.get(word, word) for word in _WORD.findall(name.casefold())]
    return " ".join(word for word in words if word)


def spelled_alike(names: Iterable[str], known: Iterable[str] = ()) -> dict[str, str]:
    """Schools that are written in several ways, each with the way that counts.

    Args:
        names: As they are written now; the first way counts.
        known: As they were written before; these count first.

    Returns:
        Only names that are to be written otherwise.
    """
    first: dict[str, str] = {}
    before = {*known}
    for name in (*known, *names):
        first.setdefault(plain_place(name), name)
    return {
        name: first[plain]
        for name in names
        if name and name not in before and (plain := plain_place(name)) and first[plain] != name
    }


def names_group(word: str) -> bool:
    """Whether a plain name is one of the Dashboard's groups."""
    return _unaccented(word) in _CODES


def group_within(name: str) -> str:
    """The Dashboard's group at the beginning or the end of a column's name; "" where there is none.

    "EL Absent", "Enrolled (SWD)": all students are no group here, and "as" is no code.
    """
    words = _WORD.findall(name)
    for count in range(len(words) - 1, 0, -1):
        for part in (words[:count], words[-count:]):
            joined = "".join(part)
            code = _CODES.get(joined.casefold(), ALL_STUDENTS)
            if code != ALL_STUDENTS and (len(joined) > _LETTERS or joined.isupper()):
                return code
    return ""
