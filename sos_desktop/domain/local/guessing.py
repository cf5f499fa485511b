"""What a column of a local file seems to mean, from its name and its first values.

A column that may name a student is known before its values are shown anywhere.
"""

import re
from collections.abc import Sequence

from sos_desktop.domain.dashboard.codes import ALL_STUDENTS, STUDENT_GROUPS
from sos_desktop.domain.local.leas import is_lea_code
from sos_desktop.domain.local.mapping import FIGURES, ColumnMeaning, Meaning
from sos_desktop.domain.local.names import (
    NAME_SEPARATOR,
    group_code,
    group_within,
    names_group,
    plain_name,
)
from sos_desktop.domain.local.number_texts import (
    are_numbers_somehow,
    is_number,
    is_over_100,
)
from sos_desktop.domain.local.periods import (
    is_part,
    month_number,
    read_month,
    read_period,
)
from sos_desktop.domain.local.totals import is_total

_STUDENT_ID = re.compile(
    r"(ssid|sasid|(state)?student(id|no|number|num|#)|stu(dent)?id|pupil(id|number)|localid"
    r"|(lunch|badge)(id|no|number|num|#)|uic"
    r"|perm(anent)?id|permnum(ber)?|(student|pupil|local)?(id|#)|studentnum)"
)
_STUDENT = re.compile(
    r"((student|pupil|child|stu)?(first|last|middle|full|legal|nick|preferred|given|family|maiden)"
    r"|lastfirst|fname|lname)(name|nm)?"
    r"|(student|pupil|child|stu)(name|s?name|nm)|name(lastfirst(middle)?)?|surname|initials"
    r"|student(last|first|lastfirst)|student|pupil|(referred|suspended)(student|pupil)"
    r"|(nombres?|apellidos?)((del?|dela)?(alumn[oa]|estudiante|niñ[oa]))?|apellido(paterno|materno)"
    r"|(alumn[oa]|niñ[oa])a?|estudiante"
)
_SOMEBODY = re.compile(r"scholar|learner|participant|kid|sibling|victim|client|witness")
"""Columns that may name a student, unless they say one of a few words again and again."""
_REACHES = re.compile(
    r"[^@\s]+@[^@\s]+\.\w+|(\+?1[-. ]?)?\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}|\d{3}-\d{2}-\d{4}"
)
"""An address of mail, a telephone, or a number of social security."""
_BIRTH = re.compile(
    r"(date)?(of)?birth(date|day)?|dob|birthdt|fechadenac(imiento)?|nacimiento|bday|yearofbirth|birthyear|edad|age"
)
_PRIVATE = re.compile(
    r".*(address|street|phone|email|parent|guardian|mother|father|contact|ssn|socialsecurity|zip"
    r"|teachername|counselor|casecarrier|casemanager).*"
)
_FREE_TEXT = re.compile(
    r".*(notes?|comments?|remarks?|description|narrative|reason|explain|details?|notas)"
)
SCHOOL = re.compile(
    r"\b(school|elementary|elem|middle|junior|high|academy|charter|primary|k-8|es|ms|hs|jhs)\b",
    re.I,
)
"""A word that the name of a school has."""
_LAST_FIRST = re.compile(r"[^\W\d_][\w'’\-]+[,;]\s*[^\W\d_][\w'’\-. ]+")
_FREE = "is free text, which may name a student"
_OF_STAFF = "names somebody who works there"
_STAFF = re.compile(
    r".*(teacher|principal|director|superintendent|administrator|coach|manager|staff|liaison"
    r"|maestr[oa]|docente).*"
)
_SHORT = 40
_LONG_NUMBER = re.compile(r"\d{7,10}")

_DATE = re.compile(
    r"(date|month|week|weekof|weekbeginning|weekending|period|term|quarter|semester|trimester"
    r"|day|(survey|testing|test|assessment)?window|fecha|mes|(school|fiscal|academic|reporting|calendar)?year|fy|sy|schoolmonth|.*date"
    r"|a[nñ]o(escolar|lectivo)?|ciclo(escolar)?|per[ií]odo|semana|trimestre|semestre"
    r"|(school|fiscal|academic)?yearend(ing)?|cohortyear)"
)
_SIGNS = re.compile(r"[%#()]")
_MONTH = re.compile(r"(calendar)?(month|mes)(no|num|number|#)?")
_PLACE = re.compile(
    r"(school|site|campus|location|building|place|where|escuela|plantel|sede)s?(name)?"
    r"|planteles|centro(escolar|educativo)?|nombredela(escuela)|nombredelplantel"
)
_LEA = re.compile(r"(school)?district(code|name|id|no)?|lea(code|name|id)?|cds(code)?|cdcode")
_CODE = re.compile(
    r".*(code|cds)|county|country|account"
    r"|(total|numberof|sumof|average|avg)?(instructional)?days(absent|enrolled|present|attended"
    r"|possible|suspended|lost|missed|of.*)?"
    r"|(suspension|suspen|susp|absence|absent|attendance|enrollment|membership|instructional)days.*"
    r"|(incident|case|record|row|line|referral|event|offense|report|school|site|district|course"
    r"|section|nces|state|sequence|seq)(id|ids|no|nbr|num|number|key|#)"
)
"""Columns whose numbers name something and count nothing."""
_GROUP = re.compile(
    r"(reportingcategory|topic|question|construct|statement|surveyitem|tema|pregunta|grp|(student|sub|demographic|target|ethnic)?group(name)?s?|subgroup|studentgroup|race"
    r"|ethnicity|raceethnicity|demographic|category|population"
    r"|(sub)?grupos?(estudiantil(es)?|deestudiantes|dealumnos)?|categor[ií]a|raza|etnia)"
)
_MEASURE = re.compile(
    r"(indicator|indicador|metric|measure|medida|statistic|variable|outcome|figuretype|datatype)e?s?"
    r"(name)?"
)
_GRADE = re.compile(r"(grade|gradelevel|gr|grado)s?")
_RATE = re.compile(
    r".*((?<!mode|sepa)(?<!corpo)rate(?!ly)|percent|percentage|pct|%|share(?!d)|proportion|porcentaje|tasa|per(100|hundred)(?!0)).*"
)
_LIMIT = re.compile(r"\d+(%|percent)")
"""A limit inside a name, which makes no percent of what is counted: "Absent 10% or more"."""
_PER = re.compile(r".*per(1?0{3,}|thousand)(students?|pupils?)?")
"""A rate that is no percent."""
_ENDS_OF = re.compile(
    r".*(enroll?ment|enrolled|eligible|denominator|tested|surveyed|respondents|membership)"
)
_SCORE = re.compile(
    r".*(score|mean|average|avg|lexile|scaled|puntaje|promedio).*|rit|(current|prior|average)?dfs"
)
_OF = re.compile(
    r".*(enrol|enr\b|denominator|^den$|eligible|tested|cumulative|population|outof|surveyed"
    r"|respondents|responses|matr[ií]cul|inscrit|totalstudents|students?total|^n$|membership).*|enr|total|students|n"
    r"|total(de)?(alumnos|estudiantes)|alumnos|estudiantes"
)
_COUNT = re.compile(
    r".*(absent|absen|chronic|suspen|susp|count|numerator|^num$|met|proficient|passing|failing"
    r"|referral|expel|expul|incident|number|cases|tard|truan|graduates|agree|favorable|ausent).*"
)
_YES = frozenset({"y", "n", "yes", "no", "true", "false", "1", "0", "x", "t", "f", "sí", "si", ""})


def private_reason(name: str, values: Sequence[str]) -> str:
    """Why a column may name a student; "" when it does not seem to.

    Values count as well as names: a column of "Peña, Luz" names students whatever it is called.
    """
    word = plain_name(name.split(NAME_SEPARATOR)[-1])
    filled = [value.strip() for value in values if value.strip()]
    if _STUDENT_ID.fullmatch(word) and not (word in ("id", "#") and _few(filled)):
        return "looks like a student’s number"
    if _BIRTH.fullmatch(word):
        return "looks like a date of birth"
    if _STUDENT.fullmatch(word) and not _are_counts_or_schools(word, filled):
        return "may name a student"
    if _PRIVATE.fullmatch(word):
        return "may lead to a student’s family or teacher"
    if _SOMEBODY.fullmatch(word) and filled and not (_few(filled) or all(map(is_number, filled))):
        return "may name a student"
    if 2 * sum(_REACHES.fullmatch(value) is not None for value in filled) > len(filled):
        return "leads to a person"
    if are_names(filled):
        return _OF_STAFF if _STAFF.fullmatch(word) else "may name a student"
    if _FREE_TEXT.fullmatch(word) and not all(map(is_number, filled)):
        return "" if "reason" in word and _are_words(filled) else _FREE
    many = len(set(filled)) > max(20, 0.9 * len(filled))
    if many and all(_LONG_NUMBER.fullmatch(value) for value in filled):
        return "looks like a student’s number"
    return ""


def is_of_students(private: str) -> bool:
    """Whether a reason for privacy says that each row is a student; free text does not."""
    return private != _FREE and ("student" in private or "birth" in private)


def _are_words(filled: Sequence[str]) -> bool:
    """Whether a column says one of a few short words again and again, such as reasons."""
    return _few(filled) and max(map(len, filled)) <= _SHORT


def are_names(filled: Sequence[str]) -> bool:
    """Whether most texts look like "Peña, Luz"; "Alder, ES" is a school."""
    schools = sum(SCHOOL.search(value) is not None for value in filled if _is_like_name(value))
    return like_names(filled) - schools > len(filled) / 2


def like_names(filled: Sequence[str]) -> int:
    """How many texts look like "Peña, Luz"."""
    return sum(map(_is_like_name, filled))


def _is_like_name(text: str) -> bool:
    return _LAST_FIRST.fullmatch(text) is not None


def _are_counts_or_schools(word: str, filled: Sequence[str]) -> bool:
    if all(is_number(value) for value in filled):
        return True
    schools = sum(SCHOOL.search(value) is not None for value in filled)
    return word in ("name", "nombre") and schools > len(filled) / 2


def is_student_number(name: str, values: Sequence[str]) -> bool:
    """Whether a column tells one student from another."""
    return "number" in private_reason(name, values)


def guess(name: str, values: Sequence[str]) -> ColumnMeaning:
    """What a column seems to mean; one that may name a student is left out.

    Args:
        name: Its name, both where there are two above each other ("SWD · Absent").
        values: Its first values.
    """
    upper, _dot, lower = name.rpartition(NAME_SEPARATOR)
    filled = [value for value in values if value.strip()]
    meaning = _meaning(plain_name(lower), filled)
    group = period = ""
    if meaning in FIGURES or (meaning is Meaning.LEAVE_OUT and are_numbers(filled)):
        for part in (upper, lower):
            if part and (code := group_code(_SIGNS.sub(" ", part))) in STUDENT_GROUPS:
                group = code if code != ALL_STUDENTS or part == upper else group
            elif part and (read := read_period(part)):
                period = read
            elif part and read_month(part):
                period = part.strip()
        if not group and meaning in FIGURES:
            group = group_within(lower)
        if upper and not group and not period:
            group = group_code(upper)
    return ColumnMeaning(name, meaning, group, period)


def says_whose(word: str) -> bool:
    """Whether a column is called by a group or a time alone, and not by what it holds."""
    return names_group(word) or bool(read_period(word) or read_month(word))


def _are_months(filled: Sequence[str]) -> bool:
    """Whether numbers are months of the calendar; those of the school are counted from 1 on.

    Where the two cannot be told apart they are not taken for dates.
    """
    months = {month_number(value) for value in filled if not is_total(value)}
    if not months or None in months:
        return False
    return months != set(range(1, len(months) + 1)) or len(months) == 12


def are_numbers(values: Sequence[str]) -> bool:
    """Whether most of the texts of a column stand for numbers."""
    filled = [value for value in values if value.strip()]
    return bool(filled) and sum(is_number(v) for v in filled) >= 0.6 * len(filled)


def _meaning(word: str, filled: list[str]) -> Meaning:
    numbers = are_numbers(filled)
    if names_group(word) and filled and all(v.strip().casefold() in _YES for v in filled):
        return Meaning.MEMBER
    if _LEA.fullmatch(word) and filled and (not numbers or all(map(is_lea_code, filled))):
        return Meaning.LEA
    if (_PLACE.fullmatch(word) or word in ("name", "nombre")) and filled and not numbers:
        return Meaning.PLACE
    if _GROUP.fullmatch(word):
        return Meaning.GROUP
    if _MONTH.fullmatch(word) and _are_months(filled):
        return Meaning.DATE
    if _DATE.fullmatch(word) and _are_periods(filled):
        return Meaning.DATE
    if not numbers:
        if are_numbers_somehow(filled) and not _are_periods(filled):
            return _figures(word, filled)
        said = sum(v.strip().casefold() in _YES for v in filled)
        if filled and said >= 0.8 * len(filled):
            return Meaning.YES
        return Meaning.DATE if _are_periods(filled) and len(filled) > 1 else Meaning.LEAVE_OUT
    return _figures(word, filled)


def _figures(word: str, filled: Sequence[str]) -> Meaning:
    if _GRADE.fullmatch(word) or _CODE.fullmatch(word) or _PER.fullmatch(word):
        return Meaning.LEAVE_OUT
    if sum("%" in value for value in filled) > len(filled) / 2:
        return Meaning.RATE
    if _RATE.fullmatch(_LIMIT.sub("", word)) and not any(is_over_100(v) for v in filled):
        return Meaning.RATE
    if _SCORE.fullmatch(word):
        return Meaning.SCORE
    if "per100" in word:
        return Meaning.LEAVE_OUT
    if _ENDS_OF.fullmatch(word):
        return Meaning.DENOMINATOR
    if _COUNT.fullmatch(word):
        return Meaning.NUMERATOR
    if _OF.fullmatch(word):
        return Meaning.DENOMINATOR
    if says_whose(word):
        return Meaning.NUMERATOR
    return Meaning.LEAVE_OUT


def is_month(name: str) -> bool:
    """Whether a column is called the month; its numbers may count those of the school."""
    return _MONTH.fullmatch(plain_name(name)) is not None


def says_measure(name: str) -> bool:
    """Whether a column is called by what its rows count, one measure in each."""
    return _MEASURE.fullmatch(plain_name(name.split(NAME_SEPARATOR)[-1])) is not None


def says_figure(name: str) -> bool:
    """Whether a column is called by what it holds, and not only by whose or when it is."""
    word = plain_name(name.split(NAME_SEPARATOR)[-1])
    return any(what.fullmatch(word) for what in (_RATE, _SCORE, _ENDS_OF, _COUNT, _OF))


def counts_nobody(name: str) -> bool:
    """Whether a column is called by what is no number of students: codes, and days."""
    return _CODE.fullmatch(plain_name(name.split(NAME_SEPARATOR)[-1])) is not None


def is_grade(name: str) -> bool:
    """Whether a column holds grade levels."""
    return _GRADE.fullmatch(plain_name(name)) is not None


def _are_periods(filled: Sequence[str]) -> bool:
    said = [v for v in filled if not is_total(v)]
    read = [v for v in said if read_period(v) or is_part(v)]
    return bool(said) and len(read) >= 0.6 * len(said)


def _few(filled: Sequence[str]) -> bool:
    return len(set(filled)) < 0.5 * len(filled)
