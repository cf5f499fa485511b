"""How far the steps of needs assessment have come, as numbers."""

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.words import CauseState
from sos_desktop.domain.formats import counted
from sos_desktop.domain.needs.themes import heard_without_role, role_columns


def step_words(file: CaseFile) -> tuple[str, str, str]:
    """What the steps say beside their names: findings, people and roles, causes agreed on."""
    found = counted(len(file.findings), "finding") if file.findings else "nothing yet"
    agreed = sum(cause.state is CauseState.VALIDATED for cause in file.causes)
    causes = counted(len(file.causes), "cause") if file.causes else "nothing yet"
    why = f"{causes}, {agreed} agreed" if agreed else causes
    return found, heard_words(file), why


def heard_words(file: CaseFile) -> str:
    """How many people of how many roles were heard: "48 people, 7 roles"."""
    asked, others = [role for role in role_columns(file) if role.asked], heard_without_role(file)
    people = sum(role.heard for role in asked) + others
    if not asked:
        return f"{counted(people, 'person', 'people')}, no role noted" if people else "nobody yet"
    roles = counted(len(asked), "role")
    return f"{counted(people, 'person', 'people')}, {roles}" if people else roles
