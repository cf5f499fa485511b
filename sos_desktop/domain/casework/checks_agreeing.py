"""What two fields of a record may not both say, judged when it is entered, never afterwards."""

from sos_desktop.domain.casework.engagement import Referral
from sos_desktop.domain.casework.records import CaseRecord
from sos_desktop.domain.casework.words import DistrictChoice, ReferralOutcome
from sos_desktop.foundation.errors import InputProblem

_HELPED = (ReferralOutcome.HELPED, ReferralOutcome.PARTLY)


def check_agreeing(before: CaseRecord | None, after: CaseRecord) -> None:
    """Raise when a referral is said to have been declined and to have helped.

    One that says both in the county file already is left alone, so that the rest of it can be
    edited.

    Args:
        before: The record as it was kept; None when it is new.
        after: As it is to be kept.

    Raises:
        InputProblem: With `where` set to the field.
    """
    if not _declined_and_helped(after) or _declined_and_helped(before):
        return
    raise InputProblem(
        "The district declined this help, so it cannot have helped. Change the district's choice, "
        "or say that what came of it is not known yet.",
        where="outcome",
    )


def _declined_and_helped(record: CaseRecord | None) -> bool:
    return (
        isinstance(record, Referral)
        and record.choice is DistrictChoice.DECLINED
        and record.outcome in _HELPED
    )
