"""Evidence for and against, and root causes that do not stand well."""

import pytest

from sos_desktop.domain.casework import needs_words as nw
from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework import words as w
from sos_desktop.domain.needs.weighing import (
    Worry,
    balances,
    forward_words,
    root_worries,
    worry_words,
)
from tests.domain.casework.files import whole
from tests.domain.needs.files import C, cause, evidence, quote

ROOT = cause("a", state=w.CauseState.VALIDATED)
AGAINST, SAID = nw.EvidenceSide.AGAINST, w.EvidenceKind.INTERVIEW
P, S = w.Perspective, nw.EvidenceStrength


@pytest.mark.parametrize(
    ("items", "worries"),
    [
        ((), [Worry.NO_EVIDENCE]),
        ((evidence("a"),), []),
        ((evidence("a", kind=SAID, voice=P.TEACHERS),), [Worry.ONE_VOICE]),
        ((evidence("a", kind=SAID, voice=P.TEACHERS), evidence("a")), []),
        (
            (
                evidence("a", kind=SAID, voice=P.TEACHERS),
                evidence("a", kind=SAID, voice=P.FAMILIES),
            ),
            [],
        ),
        ((evidence("a", AGAINST),), [Worry.CONTRADICTED, Worry.NO_EVIDENCE]),
        ((evidence("a"), evidence("a", AGAINST)), [Worry.CONTRADICTED]),
        ((evidence("a", strength=S.STRONG), evidence("a", AGAINST, strength=S.WEAK)), []),
        ((evidence("a", strength=S.WEAK), evidence("a", AGAINST)), [Worry.CONTRADICTED]),
        ((evidence("b"),), [Worry.NO_EVIDENCE]),
    ],
)
def test_what_is_lacking(items, worries):
    file = whole(causes=(ROOT, cause("b")), evidence=items)
    assert [list(found) for _cause, found in root_worries(file)] == ([worries] if worries else [])


def test_voices_come_from_what_the_evidence_points_to():
    said = quote("t", P.FAMILIES)
    theme = r.Theme(id="t", case_id=C, text="x")
    file = whole(
        causes=(ROOT,),
        themes=(theme,),
        quotes=(said, quote("t", P.LABOR)),
        evidence=(evidence("a", kind=SAID, theme_id="t"),),
    )
    assert balances(file)["a"].voices == {P.FAMILIES, P.LABOR}
    alone = whole(
        causes=(ROOT,), quotes=(said,), evidence=(evidence("a", kind=SAID, quote_id=said.id),)
    )
    assert balances(alone)["a"].worries == (Worry.ONE_VOICE,)


def test_one_thing_said_by_nobody_knows_whom_is_one_voice():
    one = whole(causes=(ROOT,), evidence=(evidence("a", kind=SAID),))
    assert balances(one)["a"].worries == (Worry.ONE_VOICE,), "it stood well"
    two = whole(causes=(ROOT,), evidence=(evidence("a", kind=SAID), evidence("a", kind=SAID)))
    assert balances(two)["a"].worries == ()


def test_the_page_names_them():
    file = whole(causes=(cause("a", "Late", state=w.CauseState.VALIDATED),))
    assert worry_words(file) == "No evidence yet: “Late”."
    assert worry_words(whole(causes=(cause("a"),))) == "", "only roots are looked at"


def test_signs_and_words():
    file = whole(causes=(ROOT,), evidence=(evidence("a"), evidence("a"), evidence("a", AGAINST)))
    found = balances(file)["a"]
    assert (found.signs, found.words) == ("+2 −1", "2 for, 1 against")
    assert balances(whole(causes=(ROOT,)))["a"].signs == "none"


@pytest.mark.parametrize(
    ("count", "said"), [(0, ""), (1, "One"), (2, ""), (3, ""), (4, "4 causes")]
)
def test_two_or_three_go_forward(count, said):
    words = forward_words([cause(str(n), forward=True) for n in range(count)])
    assert words.startswith(said)
    assert bool(words) is bool(said)


def test_a_cause_that_is_set_aside_does_not_go_forward():
    causes = [cause("a", forward=True, state=w.CauseState.REJECTED), cause("b", forward=True)]
    assert forward_words(causes) == "One cause goes forward; two or three usually do."
