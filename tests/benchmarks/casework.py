"""A county's casework, invented with a fixed seed: a case per district and year."""

import json
import random
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from db.models.base import Base
from db.models.changes import ChangeItemRow, ChangeLogRow
from db.models.county import LeaRow
from db.models.registry import row_class
from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework import words as w
from sos_desktop.domain.casework.records import Provider, Referral
from sos_desktop.domain.identification.basis import BasisGroup, IdentificationBasis
from sos_desktop.foundation import clock
from sos_desktop.services.county.county_files import CountyFile

CASES, TASKS, NOTES, CONTACTS, LOG = 400, 5_000, 2_000, 6_000, 40_000
PROVIDERS, REFERRALS = 40, 1_000
CONSULTANTS = ("Ana Ruiz", "Ben Ito", "Cleo Park", "Dev Shah", "Eva Lund", "Fox Reyes")
GROUPS = ("SWD", "EL", "LTEL", "HOM", "FOS", "AA", "SED")
_WORDS = (
    "attendance",
    "buses",
    "schedule",
    "co-teaching",
    "transition",
    "visit",
    "principal",
    "math",
    "families",
    "reading",
    "data",
    "team",
    "coach",
    "walk",
    "board",
    "report",
    "absence",
    "goal",
    "counselor",
    "meeting",
    "survey",
    "budget",
    "calendar",
    "cause",
    "evidence",
    "language",
    "support",
    "homeless",
    "liaison",
    "records",
    "follow",
    "plan",
    "week",
    "review",
    "share",
)


class Casework:
    """Puts casework of the county's districts into its file; attributes tell what was made.

    The newest case of each district is open. So with `times` as much there are that many times the
    closed cases and their records, while about as much is open as before: a county grows by its
    past.
    """

    def __init__(self, county: CountyFile, times: int = 1) -> None:
        self.county = county
        self.times = times
        self.random = random.Random(4)
        self.today = clock.today()
        self.now = datetime.now(UTC).replace(microsecond=0)
        self.districts: list[str] = []
        self.cases: list[str] = []
        self.newest: set[str] = set()

    def make(self) -> None:
        """Cases, the newest of each district open, and all that belongs to them."""
        with self.county.session() as session:
            own = (LeaRow.county_code == self.county.county_code, LeaRow.kind == "district")
            self.districts = [*session.scalars(sa.select(LeaRow.cds).where(*own))]
        rows: dict[type[Base], list[dict[str, Any]]] = {
            row_class(r.Case): [self._case(n) for n in range(CASES * self.times)],
        }
        rows[row_class(r.Person)] = [self._person(n) for n in range(len(self.districts) * 6)]
        rows[row_class(r.Task)] = [self._task() for _ in range(TASKS * self.times)]
        rows[row_class(r.Contact)] = [self._contact() for _ in range(CONTACTS * self.times)]
        rows[row_class(r.Note)] = [self._note() for _ in range(NOTES * self.times)]
        rows[row_class(r.StageMove)] = [self._move(case_id) for case_id in self.cases]
        providers = [self._provider(n) for n in range(PROVIDERS)]
        rows[row_class(r.Provider)] = providers
        referrals = range(REFERRALS * self.times)
        rows[row_class(r.Referral)] = [self._referral(providers) for _ in referrals]
        rows[ChangeLogRow] = [self._change(n) for n in range(LOG * self.times)]
        rows[ChangeItemRow] = [self._item(entry) for entry in rows[ChangeLogRow]]
        with self.county.session("Load") as session:
            for kind, values in rows.items():
                session.execute(sa.insert(kind), values)

    def _provider(self, number: int) -> dict[str, Any]:
        record = Provider(
            name=f"Provider {number}",
            kind=w.ProviderKind.SELPA,
            priorities=(4, 6),
            groups=(GROUPS[number % len(GROUPS)],),
            capacity=number % 9,
        )
        return {f.name: getattr(record, f.name) for f in fields(record)} | self._tracked()

    def _referral(self, providers: list[dict[str, Any]]) -> dict[str, Any]:
        provider = self.random.choice(providers)
        record = Referral(
            case_id=self.random.choice(self.cases),
            provider=provider["name"],
            provider_id=provider["id"],
            purpose=self._text(5),
            group="SWD",
            priority=5,
            referred_on=self.today - timedelta(days=self.random.randrange(1500)),
            choice=w.DistrictChoice.CHOSEN,
        )
        return {f.name: getattr(record, f.name) for f in fields(record)} | self._tracked()

    def _id(self) -> str:
        return str(UUID(int=self.random.getrandbits(128)))

    def _text(self, words: int) -> str:
        return " ".join(self.random.choices(_WORDS, k=words))

    def _tracked(self) -> dict[str, Any]:
        return {"id": self._id(), "created_at": self.now, "updated_at": self.now}

    def _case(self, number: int) -> dict[str, Any]:
        before, district = divmod(number, len(self.districts))
        opened = self.today - timedelta(days=365 * before + district)
        made = self._tracked()
        self.cases.append(made["id"])
        last = before == 0
        if last:
            self.newest.add(made["id"])
        groups = tuple(self.random.sample(GROUPS, 2))
        led = tuple(BasisGroup(group, (4, 6), "D") for group in groups)
        return made | {
            "cds": self.districts[district],
            "route": w.Route.DASHBOARD,
            "opened_on": opened,
            "opened_by": CONSULTANTS[0],
            "year": self.today.year - 1 - before,
            "stage": self.random.choice(list(w.Stage)),
            "request": "",
            "consultant": self.random.choice(CONSULTANTS),
            "basis": IdentificationBasis(groups=led),
            "focus_groups": groups,
            "service_level": None,
            "problem_of_practice": self._text(30),
            "problem_proposed_by": None,
            "board_date": None,
            "report_back_date": None,
            "closed_on": None if last else opened + timedelta(days=300),
            "closing_reason": "",
            "lasting": "",
            "focus_priorities": (5, 6),
        }

    def _task(self) -> dict[str, Any]:
        due = self.today + timedelta(days=self.random.randrange(-1500, 60))
        case_id = self.random.choice(self.cases)
        done = case_id not in self.newest or (due < self.today and self.random.random() < 0.95)
        return self._tracked() | {
            "case_id": case_id,
            "title": self._text(4),
            "due_on": due,
            "assignee": self.random.choice(CONSULTANTS),
            "note": self._text(8),
            "done_on": min(due, self.today) if done else None,
        }

    def _contact(self) -> dict[str, Any]:
        return self._tracked() | {
            "case_id": self.random.choice(self.cases),
            "kind": self.random.choice([*w.ContactKind]),
            "held_on": self.today - timedelta(days=self.random.randrange(1500)),
            "people": self._text(3),
            "summary": self._text(40),
            "agreed": self._text(8),
            "sensitivity": w.Sensitivity.DISTRICT,
        }

    def _note(self) -> dict[str, Any]:
        return self._tracked() | {
            "case_id": self.random.choice(self.cases),
            "kind": self.random.choice([*w.NoteKind]),
            "text": self._text(40),
            "noted_on": self.today,
            "contact_id": None,
            "voice": None,
            "sensitivity": w.Sensitivity.OFFICE,
        }

    def _move(self, case_id: str) -> dict[str, Any]:
        return self._tracked() | {
            "case_id": case_id,
            "from_stage": w.Stage.IDENTIFICATION,
            "to_stage": w.Stage.OUTREACH,
            "moved_on": self.today - timedelta(days=100),
            "moved_by": CONSULTANTS[0],
            "reason": "",
            "missing": (),
        }

    def _person(self, number: int) -> dict[str, Any]:
        district, place = divmod(number, 6)
        return self._tracked() | {
            "name": f"{self._text(1).title()} {self._text(1).title()}",
            "title": "",
            "role": w.PersonRole.SUPERINTENDENT if place == 0 else w.PersonRole.PRINCIPAL,
            "cds": self.districts[district],
            "organization": "",
            "salutation": "",
            "email": f"person{number}@example.org",
            "phone": "",
            "note": "",
            "left_on": None,
        }

    def _change(self, number: int) -> dict[str, Any]:
        return {
            "change_id": self._id(),
            "at": self.now - timedelta(minutes=10 * (LOG * self.times - number)),
            "who": self.random.choice(CONSULTANTS),
            "label": "",
            "verb": w.Verb.EDIT,
            "kind": "task",
            "name": self._text(4),
            "case_id": self.random.choice(self.cases),
            "undone": 0,
        }

    def _item(self, change: dict[str, Any]) -> dict[str, Any]:
        return {
            "change_id": change["change_id"],
            "table_name": "task",
            "row_id": self._id(),
            "operation": "update",
            "before": json.dumps({"title": self._text(4)}),
            "after": json.dumps({"title": self._text(4)}),
        }
