"""What an action is part of."""

import pytest

from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework import words as w
from sos_desktop.domain.casework.partners import coherence
from sos_desktop.domain.casework.partners.roles import role_of
from sos_desktop.domain.casework.records import OtherPlan
from tests.domain.casework.partners.test_agency import case_file

GOAL = r.LcapGoal(case_id="case", number="2.4", text="Attendance")
K = w.PlanKind
CSI = OtherPlan(case_id="case", kind=K.CSI, text="Oak School")
SPED = OtherPlan(case_id="case", kind=K.SPECIAL_EDUCATION, group="SWD")
OWN = OtherPlan(case_id="case", kind=K.OTHER, text="Community schools grant")


def action(**values):
    return r.Action(case_id="case", text="Add a bus", **values)


@pytest.mark.parametrize(
    ("made", "short"),
    [
        (action(), ()),
        (action(lcap_goal_id=GOAL.id), ("LCAP 2.4",)),
        (action(other_plan_id=CSI.id), ("CSI",)),
        (
            action(lcap_goal_id=GOAL.id, other_plan_id=SPED.id),
            ("LCAP 2.4", "CIM"),
        ),
        (action(other_plan_id=OWN.id), ("Community schools grant",)),
        (action(lcap_goal_id="gone", other_plan_id="gone"), ()),
        (action(further_plans=("recovery", "csi")), ("LREBG", "CSI")),
        (action(other_plan_id=CSI.id, further_plans=("csi", "atsi")), ("CSI", "ATSI")),
    ],
)
def test_what_an_action_is_part_of(made, short):
    file = case_file(actions=[made], goals=[GOAL], other_plans=[CSI, SPED, OWN])
    assert coherence.ties(file, made) == short


@pytest.mark.parametrize(
    ("plan", "words"),
    [
        (CSI, "Comprehensive support and improvement (CSI): Oak School"),
        (SPED, "Special education monitoring (CIM), students with disabilities"),
        (OWN, "Community schools grant"),
    ],
)
def test_a_plan_in_full(plan, words):
    assert coherence.plan_words(plan) == words


R = w.PersonRole


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("", None),
        ("Something else entirely", None),
        ("superintendent", R.SUPERINTENDENT),
        ("Superintendent/Principal", R.SUPERINTENDENT),
        ("Superintendent-Principal", R.SUPERINTENDENT),
        ("Assistant Superintendent", R.EDUCATION),
        ("Asst. Superintendent, Business Services", R.FISCAL),
        ("Deputy Superintendent of Curriculum and Instruction", R.EDUCATION),
        ("Secretary to the Superintendent", R.CLASSIFIED),
        ("Executive Assistant to the Superintendent", R.CLASSIFIED),
        ("Director of Special Education", R.SPECIAL_EDUCATION),
        ("SPED Director", R.SPECIAL_EDUCATION),
        ("Coordinator, English Learners", R.ENGLISH_LEARNERS),
        ("Director, State and Federal Programs", R.LCAP),
        ("CBO", R.FISCAL),
        ("Assistant Principal", R.PRINCIPAL),
        ("Board President", R.BOARD),
        ("Trustee", R.BOARD),
        ("President, Teachers Association", R.LABOR),
        ("special_education", R.SPECIAL_EDUCATION),
        ("Board member", R.BOARD),
        ("Executive Director", R.CHARTER),
        ("5th grade teacher", R.TEACHER),
    ],
)
def test_a_title_read_as_a_role(text, role):
    assert role_of(text.replace("_", " ")) is role
