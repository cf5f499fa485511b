"""The law in letters where it differs: by the kind of LEA, and by the Dashboard year."""

from sos_desktop.domain.casework.case_file import Lea
from sos_desktop.domain.dashboard.codes import EntityKind
from sos_desktop.services.letters import wording
from sos_desktop.services.letters.letter_registers import FieldValues
from sos_desktop.services.letters.statutes import in_force, statutes

_NO_LCAP_LAW: FieldValues = {
    "law_lcap_actions": "This work can be part of that plan.",
    "law_lcap_duty": "Duties of the Local Control and Accountability Plan (LCAP) itself do not "
    "depend on this.",
}
"""What letters say in place of the law on LCAPs where no source tells that it held."""


def lea_values(lea: Lea) -> FieldValues:
    """What an LEA is called, and the law where that of charter schools is another."""
    kind = wording.KIND_WORDS.get(EntityKind(lea.kind), "school district")
    values: FieldValues = {"lea_name": lea.name, "lea_kind": kind}
    if lea.kind == EntityKind.CHARTER:
        law = statutes()
        values["law_two_years"] = law["law_charter"].text
        values["law_request"] = law["law_charter_request"].text
        values["law_level_3"] = law["law_charter_level_3"].text
        values["law_lcap_duty"] = _NO_LCAP_LAW["law_lcap_duty"]
    return values


def law_values(year: int) -> FieldValues:
    """The law as it was for a Dashboard year, where it was another than today."""
    found = {name: text for name, text in _NO_LCAP_LAW.items() if not in_force(name, year)}
    if not in_force("law_two_years", year):
        found["law_two_years"] = statutes()["law_one_year"].text
    return found
