"""The register of providers as pages show it, the needs nobody covers, what the team carries."""

import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import cast

from sqlalchemy.orm import Session

from db.queries import casework, due
from db.queries import referrals as use_rows
from sos_desktop.domain.casework.case_file import CaseFile, Lea
from sos_desktop.domain.casework.checks import record_checks
from sos_desktop.domain.casework.history.labels import of_record
from sos_desktop.domain.casework.partners.referrals import (
    LeaReferral,
    Suggestion,
    TrackRecord,
    record_of,
    reminder,
    suggest,
)
from sos_desktop.domain.casework.partners.shared_needs import Need, NeedCoverage, coverage, needs_of
from sos_desktop.domain.casework.partners.team_load import AHEAD, CaseWork, Load, loads
from sos_desktop.domain.casework.records import (
    Case,
    CaseYear,
    Consultant,
    Contact,
    Provider,
    Referral,
    Task,
)
from sos_desktop.domain.casework.words import Verb
from sos_desktop.domain.changes import Changes
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.casework import records
from sos_desktop.services.county import registers
from sos_desktop.services.county.county_files import CountyFile


class SameName(InputProblem):
    """Another provider has the name already; it is `other`."""

    def __init__(self, other: Provider) -> None:
        super().__init__(
            f"The register has this name already: {described(other)}. Open that entry if it is the "
            "same provider, or keep both.",
            where="name",
        )
        self.other = other


@frozen_dataclass
class ProviderUse:
    """One referral to a provider, as its history shows it; `reminder` is "" or what is missing."""

    use: LeaReferral
    reminder: str


@frozen_dataclass
class ProviderRow:
    """A provider with what it has been used for, newest first."""

    provider: Provider
    record: TrackRecord
    uses: tuple[ProviderUse, ...]


@frozen_dataclass
class ProvidersView:
    """What the Providers page shows.

    Attributes:
        rows: The register by name.
        needs: What open cases need, with who covers it; uncovered first.
        loads: What each consultant carries.
        unneeded: Open cases of which nobody has said yet what they need.
    """

    rows: tuple[ProviderRow, ...]
    needs: tuple[NeedCoverage, ...]
    loads: tuple[Load, ...]
    unneeded: tuple[str, ...]


def providers_view(county: CountyFile) -> ProvidersView:
    """Read the register, the open cases and every referral."""
    register = registers.all_of(county, Provider)
    team = registers.all_of(county, Consultant)
    with county.session() as session:
        uses = use_rows.all_uses(session)
        open_ones = _open_cases(session)
        wanted, work = _wanted(session, open_ones), _work(session, open_ones)
    by_provider = defaultdict[str | None, list[LeaReferral]](list)
    for use in uses:
        by_provider[use.referral.provider_id].append(use)
    rows = tuple(_row(provider, by_provider[provider.id]) for provider in _by_name(register))
    return ProvidersView(
        rows=rows,
        needs=coverage(wanted, register, {row.provider.id: row.record.free for row in rows}),
        loads=loads(work, team, clock.today()),
        unneeded=tuple(sorted(name for name, needs in wanted if not needs)),
    )


def suggestions(county: CountyFile, file: CaseFile) -> tuple[Suggestion, ...]:
    """The active providers for a case: those that fit its needs, the best first, then the rest."""
    register = registers.all_of(county, Provider)
    with county.session() as session:
        uses = use_rows.all_uses(session)
    found = {p.id: record_of(p, uses, clock.today()) for p in register}
    needs = needs_of(file.case, (year.basis for year in file.years))
    fitting = suggest(needs, register, found)
    known = {suggestion.provider.id for suggestion in fitting}
    rest = [p for p in _by_name(register) if p.active and p.id not in known]
    return (*fitting, *(Suggestion(p, (), (), found[p.id]) for p in rest))


def refer(county: CountyFile, referral: Referral) -> Changes:
    """Keep a referral with its provider's name as it is in the register today.

    The name of a provider that was removed since stays as it was kept.

    Raises:
        InputProblem: It cannot be kept as it is; `where` names the field.
    """
    named = {p.id: p.name for p in registers.all_of(county, Provider)}
    name = named.get(referral.provider_id or "", "" if referral.provider_id else referral.provider)
    return records.save(county, replace(referral, provider=name))


def save_provider(county: CountyFile, provider: Provider, *, share_name: bool = False) -> Changes:
    """Add a provider, or bring its entry up to date; texts are trimmed.

    Args:
        county: The open county file.
        provider: What is to be kept.
        share_name: Two providers may have this name.

    Raises:
        SameName: Another provider has the name and that was not allowed.
        InputProblem: It cannot be kept as it is; `where` names the field.
    """
    provider = record_checks.cleaned(provider)
    record_checks.check_record(provider)
    if not share_name and (other := same_name(county, provider)) is not None:
        raise SameName(other)
    return registers.save(county, provider)


def same_name(county: CountyFile, provider: Provider) -> Provider | None:
    """Another provider with a provider's name, however its letters and spaces are written.

    One whose kept name was that of another before and is not being changed has it knowingly.
    """
    register, key = registers.all_of(county, Provider), _name_key(provider.name)
    if any(p.id == provider.id and _name_key(p.name) == key for p in register):
        return None
    found = (p for p in register if p.id != provider.id and _name_key(p.name) == key)
    return next(found, None)


def described(provider: Provider) -> str:
    """A provider in a sentence: its name, its kind, and whether it still offers help."""
    state = "" if provider.active else ", no longer active"
    return f"{provider.name}, {provider.kind.words}{state}"


def retire(county: CountyFile, provider: Provider, *, active: bool = False) -> Changes:
    """Note that a provider no longer offers help, or does again; its history stays."""
    label = of_record(Verb.RESTORE if active else Verb.RETIRE, provider)
    return registers.save(county, replace(provider, active=active), label=label)


def _open_cases(session: Session) -> list[tuple[Case, Lea]]:
    cases = casework.all_cases(session, include_closed=False)
    leas = casework.leas_by_cds(session, [case.cds for case in cases])
    return [(case, leas[case.cds]) for case in cases]


def _wanted(session: Session, cases: list[tuple[Case, Lea]]) -> list[tuple[str, tuple[Need, ...]]]:
    ids = [case.id for case, _lea in cases]
    found = casework.records_by_case(session, CaseYear, ids)
    years = cast(Mapping[str, list[CaseYear]], found)
    return [
        (lea.name, needs_of(case, (year.basis for year in years.get(case.id, ()))))
        for case, lea in cases
    ]


def _work(session: Session, cases: list[tuple[Case, Lea]]) -> list[CaseWork]:
    """Of what is due only what counts: tasks past their date, contacts of the next days."""
    today = clock.today()
    tasks, contacts = defaultdict[str, list[Task]](list), defaultdict[str, list[Contact]](list)
    for task in due.waiting_tasks(session, today - timedelta(days=1)):
        tasks[task.case_id].append(task)
    for contact in due.contacts_between(session, today, today + AHEAD):
        contacts[contact.case_id].append(contact)
    return [
        CaseWork(case, lea.name, tuple(tasks[case.id]), tuple(contacts[case.id]))
        for case, lea in cases
    ]


def _row(provider: Provider, uses: list[LeaReferral]) -> ProviderRow:
    """A provider with its own uses."""
    today = clock.today()
    told = (ProviderUse(u, reminder(u.referral, today, closed=u.closed)) for u in uses)
    return ProviderRow(provider, record_of(provider, uses, today), tuple(told))


def _name_key(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _by_name(register: tuple[Provider, ...]) -> list[Provider]:
    return sorted(register, key=lambda provider: provider.name.casefold())
