"""What of a case is damaged, in words: the rest of it is shown, and it is said what is not."""

from db.queries.faults import Fault, faults_of_case
from sos_desktop.domain.casework.records.schema import kind_of
from sos_desktop.domain.formats import counted
from sos_desktop.services.county.county_files import CountyFile

_NAMED = 3
"""Values that are named; the others are counted."""


def said_of_case(county: CountyFile, case_id: str) -> str:
    """What of a case cannot be read, and where it may still be found; "" when all of it can."""
    with county.session() as session:
        found = faults_of_case(session, case_id)
    if not found:
        return ""
    named = [_words(fault) for fault in found[:_NAMED]]
    more = len(found) - len(named)
    if more:
        named.append(f"{more:,} more")
    return (
        f"{counted(len(found), 'value')} of this case cannot be read: {'; '.join(named)}. "
        "The rest is shown as it is. File > Go back to an earlier copy may still hold them."
    )


def _words(fault: Fault) -> str:
    return f"“{fault.label}” of a {kind_of(fault.kind).noun}"
