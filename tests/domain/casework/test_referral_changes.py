"""What a referral may become: help that was declined did not help."""

from dataclasses import replace
from datetime import date

import pytest

from sos_desktop.domain.casework.records import Referral
from sos_desktop.domain.casework.words import DistrictChoice, ReferralOutcome
from sos_desktop.foundation.errors import InputProblem

OPEN, CHOSEN, DECLINED = DistrictChoice
HELPED, PARTLY, NOT = ReferralOutcome
REFERRAL = Referral(case_id="c", provider="P", purpose="x", referred_on=date(2026, 11, 2))


@pytest.mark.parametrize("choice", DistrictChoice)
@pytest.mark.parametrize("outcome", [None, *ReferralOutcome])
def test_help_that_was_declined_has_not_helped(choice, outcome):
    record = replace(REFERRAL, choice=choice, outcome=outcome)
    if choice is not DECLINED or outcome not in (HELPED, PARTLY):
        record.check_change(None)
        return
    for before in (None, replace(record, choice=CHOSEN), replace(record, outcome=NOT)):
        with pytest.raises(InputProblem, match="declined this help") as caught:
            record.check_change(before)
        assert caught.value.where == "outcome"


def test_what_a_file_says_already_can_be_worked_on():
    kept = replace(REFERRAL, choice=DECLINED, outcome=HELPED)
    replace(kept, outcome_note="It was the other provider that helped").check_change(kept)
    replace(kept, outcome=PARTLY).check_change(kept)
    replace(kept, outcome=None).check_change(kept)
