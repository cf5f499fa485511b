"""Referrals of a case: who could help, what the district chose, what came of it."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.partners.referrals import Suggestion, reminder
from sos_desktop.domain.casework.partners.shared_needs import Need, needs_words
from sos_desktop.domain.casework.records import Referral
from sos_desktop.domain.casework.words import (
    DistrictChoice,
    ReferralOutcome,
)
from sos_desktop.domain.formats import date_words
from sos_desktop.foundation import clock
from sos_desktop.services.people import providers
from ui.context import AppContext
from ui.models.table import Column
from ui.pages.case.declared import asked, shown
from ui.widgets.basics import label
from ui.widgets.forms.form_fields import AnyField, Choices
from ui.widgets.lists.list_spec import ListSpec
from ui.widgets.lists.record_list import RecordList

_NAMED = 3
_CHOICE_TONES = {
    DistrictChoice.OPEN: "warn",
    DistrictChoice.CHOSEN: "accent",
    DistrictChoice.DECLINED: "quiet",
}
_CHOICE_WORDS = {
    DistrictChoice.OPEN: "Not decided",
    DistrictChoice.CHOSEN: "Chosen",
    DistrictChoice.DECLINED: "Declined",
}
_OUTCOME_TONES = {
    ReferralOutcome.HELPED: "good",
    ReferralOutcome.PARTLY: "warn",
    ReferralOutcome.NOT: "bad",
}


def choice_words(referral: Referral) -> str:
    """What the district decided, in a narrow column."""
    return _CHOICE_WORDS.get(referral.choice, referral.choice.words)


def choice_tone(referral: Referral) -> str:
    """The tone of its pill."""
    return _CHOICE_TONES.get(referral.choice, "")


def purpose_words(referral: Referral) -> str:
    """What a referral is for, and on a line of its own the need it answers."""
    need = Need(referral.priority, referral.group).words
    return f"{referral.purpose}\n{need}" if need else referral.purpose


def days_words(referral: Referral) -> str:
    """From when to when the help goes; until that is known, when it was proposed."""
    if referral.starts_on is None and referral.ends_on is None:
        return f"proposed\n{date_words(referral.referred_on)}"
    first, last = date_words(referral.starts_on, "open"), date_words(referral.ends_on, "open")
    return f"{first} –\n{last}"


def outcome_words(referral: Referral, missing: str) -> str:
    """How it ended; what is missing when it should have."""
    if referral.outcome is not None:
        return referral.outcome.words
    return "outcome missing" if missing and referral.choice is DistrictChoice.CHOSEN else "–"


def outcome_tone(referral: Referral, missing: str) -> str:
    """The tone of its pill."""
    if referral.outcome is not None:
        return _OUTCOME_TONES.get(referral.outcome, "")
    return "bad" if outcome_words(referral, missing) != "–" else ""


class ReferralList(RecordList[Referral]):
    """The card on the Support tab; it suggests, the district decides."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        self.suggestions: tuple[Suggestion, ...] = ()
        self._shown: Referral | None = None
        super().__init__(context, self._spec(), parent)
        self.remark = label("", tone="warn", wrap=True)
        self.remark.hide()
        self.box.insertWidget(1, self.remark)

    def _spec(self) -> ListSpec[Referral]:
        return ListSpec(
            kind=Referral,
            title="Referrals",
            noun="referral",
            nothing="Help from others than the county office: who was proposed, what the district "
            "chose, what came of it.",
            columns=(
                replace(shown(Referral.provider, width=26), field="provider_id"),
                Column("What for", purpose_words, width=44, tooltip=purpose_words, field="purpose"),
                Column("When", days_words, sort=lambda r: r.referred_on, width=24),
                Column(
                    "Choice",
                    choice_words,
                    tone=choice_tone,
                    width=13,
                    field="choice",
                ),
                Column(
                    "Outcome",
                    lambda r: outcome_words(r, self._missing(r)),
                    tone=lambda r: outcome_tone(r, self._missing(r)),
                    tooltip=lambda r: r.outcome_note,
                    width=16,
                    field="outcome",
                ),
            ),
            fields=self._entries,
            new=lambda file: Referral(
                case_id=file.case.id, provider="", purpose="", referred_on=clock.today()
            ),
            save=providers.refer,
            explain=lambda _file: suggestion_words(self.suggestions),
        )

    def show_records(self, file: CaseFile, found: Sequence[Referral]) -> None:
        super().show_records(file, found)
        missing = [(r, words) for r in found if (words := self._missing(r))]
        self.remark.setText("\n".join(f"{r.provider}: {words}" for r, words in missing))
        self.remark.setVisible(bool(missing))
        county = self._context.county
        self._context.query(lambda: providers.suggestions(county, file), self._keep, owner=self)

    def _keep(self, suggestions: tuple[Suggestion, ...]) -> None:
        self.suggestions = suggestions
        self.forget_fields()

    def check(self, record: Referral, before: Referral | None = None) -> Referral:
        """With the name of the provider that was chosen, which a referral keeps for good."""
        names = {one.provider.id: one.provider.name for one in self.suggestions}
        named = replace(record, provider=names.get(record.provider_id or "", record.provider))
        return super().check(named, before)

    def fields(self, record: Referral | None = None) -> dict[str, AnyField]:
        """Those of a referral; its own provider is offered also when it has left the register."""
        if record is not self._shown:
            self._shown = record
            self.forget_fields()
        return super().fields(record)

    def _missing(self, referral: Referral) -> str:
        closed = self._file is not None and self._file.case.closed_on is not None
        return reminder(referral, clock.today(), closed=closed)

    def _entries(self, file: CaseFile) -> tuple[AnyField, ...]:
        return (
            asked(Referral.provider_id, choices=self._providers(file)),
            asked(Referral.purpose),
            asked(Referral.priority),
            asked(Referral.group),
            asked(Referral.referred_on),
            asked(Referral.choice),
            asked(Referral.starts_on),
            asked(Referral.ends_on),
            asked(Referral.outcome),
            asked(Referral.outcome_note),
        )

    def _providers(self, file: CaseFile) -> Choices[str | None]:
        """Those that fit best first; nobody is chosen beforehand.

        A provider that has left the register, or is no longer active, stays with its referral.
        """
        found = [(s.provider.id, f"{s.provider.name} ({s.words})") for s in self.suggestions]
        known = {key for key, _words in found}
        kept = [
            (r.provider_id, f"{r.provider} (no longer active)")
            for r in file.referrals
            if r.provider_id is not None and r.provider_id not in known
        ]
        gone = self._shown is not None and self._shown.provider_id is None and self._shown.provider
        nobody = f"{gone} (no longer in the register)" if gone else "Choose a provider"
        return ((None, nobody), *found, *dict(kept).items())


def suggestion_words(suggestions: Sequence[Suggestion]) -> str:
    """Who fits the case's needs best, above the form; the district decides."""
    if not suggestions:
        return "No active provider is in the register. Add one on the Providers page first."
    fitting = [s for s in suggestions if s.fits or s.partly]
    if not fitting:
        return (
            "Nobody in the register is known to fit what this case needs. Its focus groups and "
            "priorities, and the letter codes it rests on, say what that is."
        )
    lines = [
        f"{s.provider.name}: {s.words} – {needs_words(s.fits or s.partly)}"
        for s in fitting[:_NAMED]
    ]
    return "\n".join(["Fits the case's needs best; the district decides:", *lines])
