"""A title as people write it, read as one of the roles letters look for."""

import re

from sos_desktop.domain.casework.words import PersonRole

_ASSISTANT = r"\b(assistant|deputy|associate|area|asst\.?|assoc\.?)\b"
_RULES: tuple[tuple[str, PersonRole], ...] = (
    (r"\b(special ed\w*|sped|selpa)\b", PersonRole.SPECIAL_EDUCATION),
    (r"\b(english learner\w*|multilingual|bilingual|migrant|eld)\b", PersonRole.ENGLISH_LEARNERS),
    (r"\b(lcap|accountability|state and federal|federal program\w*)\b", PersonRole.LCAP),
    (r"\b(cbo|cfo|business|fiscal|finance)\b", PersonRole.FISCAL),
    (r"\b(student services|pupil services|student support|attendance|wellness|counsel\w+)\b",
     PersonRole.STUDENT_SERVICES),
    (r"^(parent|guardian|family|community)\b|\b(pta|ptsa|dac|elac|delac)\b", PersonRole.FAMILY),
    (r"\b(union|association|labor|cta|csea)\b", PersonRole.LABOR),
    (r"\b(trustee|board (member|president|clerk|vice)\w*|(member|president) of the board)\b",
     PersonRole.BOARD),
    (r"\b(educational services|curriculum|instruction\w*|teaching and learning|academic\w*)\b",
     PersonRole.EDUCATION),
    (r"\b(charter\b.*\b(director|leader|principal)|executive director|head of school)\b",
     PersonRole.CHARTER),
    (r"\bsuperintendent\b", PersonRole.SUPERINTENDENT),
    (r"\bprincipal\b", PersonRole.PRINCIPAL),
    (r"\b(teacher|tosa)\b", PersonRole.TEACHER),
    (r"\b(secretary|aide|paraprofessional|classified|clerk|custodian)\b", PersonRole.CLASSIFIED),
)  # fmt: skip
"""In this order: an assistant superintendent of business is found by the business first."""


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
