"""The Level 3 letter claims no more than is loaded: the list says that the flag holds, not why."""

from dataclasses import replace

import pytest

from sos_desktop.domain.identification.level_3 import judge_level_3, level_3_years
from sos_desktop.services.identification.reference import rule_book
from sos_desktop.services.letters.wording import level_3_sentence

THREE = {"FOS": "D", "HOM": "D", "SWD": "D"}
ONE = {"HOM": "D"}
ALL = level_3_years(rule_book(), 2024)


@pytest.mark.parametrize(
    ("years", "letters", "says", "claims_all"),
    [
        (ALL, THREE, "Each of these student groups met the state's criteria in at least three of "
         "the four years", True),
        (ALL[1:], THREE, f"We do not hold those of {ALL[0]}, so others may count", False),
        (ALL[1:], ONE, "we can name this student group: Homeless youth. We do not hold", False),
        (ALL, ONE, "The state's own count decides, and may name others.", False),
        (ALL, {}, "", False),
        ((), {}, "", False),
    ],
)  # fmt: skip
def test_what_the_letter_says_of_the_groups(years, letters, says, claims_all):
    found = replace(judge_level_3(rule_book(), 2024, dict.fromkeys(years, letters)), flag=True)
    assert found.complete is claims_all
    said = level_3_sentence(found, "Salinas Union High")
    assert says in said
    assert bool(said) is bool(says)
    assert ("Each of these" in said) is claims_all
