"""A title as people write it, read as a role letters look for, or as a voice in the room."""

import re

from sos_desktop.domain.casework.words import PersonRole, Perspective

_ASSISTANT = r"\b(assistant|deputy|associate|area|asst\.?|assoc\.?)\b"
_RULES: tuple[tuple[str, PersonRole], ...] = (
    (r"\b(special ed\w*|sped|selpa)\b", PersonRole.SPECIAL_EDUCATION),
    (r"\b(english learner\w*|multilingual|bilingual|migrant|eld)\b", PersonRole.ENGLISH_LEARNERS),
    (r"\b(lcap|accountability|state and federal|federal program\w*)\b", PersonRole.LCAP),
    (r"\b(cbo|cfo|business|fiscal|finance)\b", PersonRole.FISCAL),
    (
        r"\b(student services|pupil services|student support|attendance|wellness|counsel\w+)\b",
        PersonRole.STUDENT_SERVICES,
    ),
    (
        r"^(parents?|guardians?|family|families|community)\b|\b(pta|ptsa|dac|elac|delac)\b",
        PersonRole.FAMILY,
    ),
    (
        r"\b(association|labor|bargaining|cta|cft|csea|seiu|nea|aft)\b|^(the )?union\b|"
        r"\bunion (rep|president|steward|leader|chair|officer|member|partner)|"
        r"\b(teachers?|staff|classified|employees?|faculty)'?s?'? union\b",
        PersonRole.LABOR,
    ),
    (
        r"\btrustees?\b|\bboard (member|president|clerk|vice|chair)|"
        r"\b(member|president) of the board\b|^(school |governing )?board$",
        PersonRole.BOARD,
    ),
    (
        r"\b(educational services|curriculum|instruction\w*|teaching and learning|academic\w*)\b",
        PersonRole.EDUCATION,
    ),
    (
        r"\b(charter\b.*\b(director|leader|principal)|executive director|head of school)\b",
        PersonRole.CHARTER,
    ),
    (r"\bsuperintendent\b", PersonRole.SUPERINTENDENT),
    (r"\bprincipals?\b", PersonRole.PRINCIPAL),
    (r"\b(teachers?|tosa)\b", PersonRole.TEACHER),
    (r"\b(secretary|aide|paraprofessional|classified|clerk|custodian)\b", PersonRole.CLASSIFIED),
)
"""In this order: an assistant superintendent of business is found by the business first.

“Union” alone is also a part of many districts' names, so it needs a word beside it.
"""
_VOICES = {
    PersonRole.PRINCIPAL: Perspective.PRINCIPALS,
    PersonRole.TEACHER: Perspective.TEACHERS,
    PersonRole.CLASSIFIED: Perspective.CLASSIFIED,
    PersonRole.BOARD: Perspective.BOARD,
    PersonRole.LABOR: Perspective.LABOR,
    PersonRole.FAMILY: Perspective.FAMILIES,
    PersonRole.PARTNER: Perspective.COMMUNITY,
    PersonRole.OTHER: None,
}
"""Whose voice somebody in a role is; every other role leads the district."""
_STUDENT = r"\b(students?|pupils?)( (leader|representative|rep|body president|trustee|voice))?$"
"""A title that ends in a student; “student services” and “dean of student life” do not."""


def role_of(text: str) -> PersonRole | None:
    """The role a title or a written role stands for; None when it says nothing of one.

    An assistant superintendent without a field is of educational services: a letter to the
    superintendent must never go to somebody else.
    """
    words = " ".join(text.replace("/", " ").replace("-", " ").split()).casefold()
    if not words:
        return None
    for role in PersonRole:
        if words in (role.value.replace("_", " "), role.words.casefold()):
            return role
    found = next((role for pattern, role in _RULES if re.search(pattern, words)), None)
    if found is PersonRole.SUPERINTENDENT and (
        re.search(_ASSISTANT, words) or re.search(r"\b(secretary|assistant) to\b", words)
    ):
        return PersonRole.EDUCATION if "to the" not in words else PersonRole.CLASSIFIED
    return found


def voice_of_role(role: PersonRole) -> Perspective | None:
    """Whose voice somebody in a role is; None when the role does not tell."""
    return _VOICES.get(role, Perspective.LEADERS)


def voice_of(text: str) -> Perspective | None:
    """Whose voice a role written in free words is ("CTA president"); None when it does not tell."""
    if re.search(_STUDENT, " ".join(text.split()).casefold()):
        return Perspective.STUDENTS
    role = role_of(text)
    return voice_of_role(role) if role is not None else None
