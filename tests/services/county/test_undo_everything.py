"""A thousand edits, undos and redos over every kind of record: the file equals the model."""

import random
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta

import pytest

from db.deleting import delete_whole
from db.models.registry import new_row, row_class, to_record
from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework.kinds import CASE_RECORDS, REGISTERS
from sos_desktop.domain.casework.records.schema import kind_of
from sos_desktop.domain.casework.words import FactKind, Stage
from sos_desktop.domain.changes import Changes, Subject
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.casework import cases, records
from sos_desktop.services.county import history, registers, undo
from sos_desktop.services.county.office import Office, save_office
from sos_desktop.services.dashboard import imports
from tests.casework import ALISAL, SALINAS, add_leas, content, one_of_each, open_case
from tests.casework import registers as one_of_each_register
from tests.importers import files as importer_files

STEPS = 1000
ORDERED = [kind for kind in CASE_RECORDS if issubclass(kind, r.OrderedRecord)]
START = datetime(2026, 12, 1, tzinfo=UTC)
DONE = Changes(Subject.CASES)
_TEXTS = (
    "text",
    "title",
    "name",
    "purpose",
    "number",
    "summary",
    "note",
    "caption",
    "status",
    "english",
    "roles",
)


_OF_SOMETHING = (r.Milestone, r.MeasureMark, r.YearCost, r.ActionQuarter, r.Gain)
"""Kinds that are refused when they point to nothing."""
_DUE_FOR_SURE = (r.Milestone, r.LookBack)
"""Kinds that have a day they are due, always."""


class Model:
    """The content after each step in force, and after each that was taken back."""

    def __init__(self, county, files, seed):
        self.files = files
        self.county, self.random = county, random.Random(seed)
        add_leas(county)
        self.cases = [open_case(county, SALINAS), open_case(county, ALISAL)]
        self.first = content(county)
        self.done, self.undone = [], []
        self.seen, self.tables = set(), set()

    def now(self):
        return self.done[-1] if self.done else self.first

    def edit(self):
        acts = (
            *[self.add] * 5,
            self.order,
            self.change,
            self.change,
            self.remove,
            self.order,
            self.on_case,
            self.bulk,
            self.register,
            self.register,
            self.office,
            self.load,
            self.take_back,
        )
        act = self.random.choice(acts)
        try:
            changes = act()
        except InputProblem:
            assert content(self.county) == self.now(), "a refusal left something behind"
            return
        if changes.subjects is Subject.NOTHING:
            assert content(self.county) == self.now()
            return
        self.seen.add(act.__name__)
        self.undone.clear()
        now = content(self.county)
        self.tables |= {name for name, rows in now.items() if rows}
        self.done.append(now)

    def undo(self):
        steps = self.steps(self.done, undo.undoing.DEPTH - len(self.undone))
        if steps == 0:
            return
        if steps == 1:
            undo.undo(self.county)
        else:
            undo.undo_to(self.county, self.step(steps, undone=False))
        for _ in range(steps):
            self.undone.append(self.done.pop())
        self.compare()

    def redo(self):
        steps = self.steps(self.undone, len(self.undone))
        if steps == 0:
            assert undo.redo(self.county).subjects is Subject.NOTHING
            return
        if steps == 1:
            undo.redo(self.county)
        else:
            undo.redo_to(self.county, self.step(steps, undone=True))
        for _ in range(steps):
            self.done.append(self.undone.pop())
        self.compare()

    def steps(self, stack, most):
        wanted = self.random.choice([1, 1, 1, 2, 5])
        return min(wanted, len(stack), most)

    def step(self, distance, *, undone):
        found = history.last_steps(self.county)
        return next(s.change_id for s in found if (s.distance, s.undone) == (distance, undone))

    def compare(self):
        assert content(self.county) == self.now()

    def pick(self, kinds):
        """Some record of these kinds as it is kept; None when there is none."""
        now = self.now()
        found = [(kind, row[0]) for kind in kinds for row in now[row_class(kind).__tablename__]]
        if not found:
            return None
        kind, record_id = self.random.choice(found)
        with self.county.session() as session:
            return to_record(kind, session.get_one(row_class(kind), record_id))

    def fresh(self, case_id):
        every = one_of_each(case_id)
        unseen = [one for one in every if kind_of(type(one)).table not in self.tables]
        record = self.random.choice(unseen[:4] or every)  # what they point to comes first
        changes = {"id": r.new_id()}
        for name, kind in kind_of(type(record)).references.items():
            target = self.pick([kind])
            fits = target is not None and getattr(target, "case_id", case_id) == case_id
            changes[name] = target.id if fits and self.random.random() < 0.7 else None
        if isinstance(record, _OF_SOMETHING):
            place = 0 if isinstance(record, r.Gain) else -1
            name, kind = list(kind_of(type(record)).references.items())[place]
            target = self.pick([kind])
            if target is None:
                needed = next(one for one in every if type(one) is kind)
                return replace(needed, id=r.new_id(), **dict.fromkeys(kind_of(kind).references))
            changes |= dict.fromkeys(kind_of(type(record)).references)
            changes |= {name: target.id, "case_id": target.case_id}
        if isinstance(record, r.ProgressNote | r.Milestone):
            changes["value"] = None
        return replace(record, **changes)

    def add(self):
        record = self.fresh(self.random.choice(self.cases))
        if isinstance(record, r.OrderedRecord) and self.random.random() < 0.4:
            return records.insert(self.county, record, self.random.randrange(4))
        return records.save(self.county, record)

    def edited(self, record):
        name = next(n for n in _TEXTS if hasattr(record, n))
        changes = {name: f"{self.random.random()} ñ “quoted”\nline"}
        if hasattr(record, "due_on") and not isinstance(record, _DUE_FOR_SURE):
            changes["due_on"] = self.random.choice([None, START.date()])
        return replace(record, **changes)

    def change(self):
        record = self.pick(
            k for k in CASE_RECORDS if any(n in {f.name for f in fields(k)} for n in _TEXTS)
        )
        return records.save(self.county, self.edited(record)) if record else self.add()

    def remove(self):
        record = self.pick(CASE_RECORDS)
        return records.remove(self.county, record) if record else self.add()

    def order(self):
        now = self.now()
        several = [kind for kind in ORDERED if len(now[row_class(kind).__tablename__]) > 1]
        record = self.pick(several)
        if record is None:
            return self.add()
        if isinstance(record, r.Cause):
            above = self.pick([r.Cause])
            record = replace(record, parent_id=above.id if self.random.random() < 0.5 else None)
        return records.move(self.county, record, self.random.randrange(4))

    def register(self):
        record = self.pick(REGISTERS)
        way = self.random.choice(["add", "add", "change", "remove"])
        if record is None or way == "add":
            every = [one for one in one_of_each_register() if not self.stands_once(one)]
            unseen = [one for one in every if kind_of(type(one)).table not in self.tables]
            made = replace(self.random.choice(unseen or every), id=r.new_id())
            for name, kind in kind_of(type(made)).references.items():
                target = self.pick([kind])
                if target is None:
                    return registers.save(self.county, self.edited(self.one_of(kind)))
                made = replace(made, **{name: target.id})
            return registers.save(self.county, self.edited(made))
        if way == "change":
            return registers.save(self.county, self.edited(record))
        return registers.remove(self.county, record)

    def stands_once(self, record):
        """Whether there is one already of what there can be only one of."""
        return isinstance(record, r.LetterTemplate) and bool(self.now()["letter_template"])

    def one_of(self, kind):
        made = next(record for record in one_of_each_register() if type(record) is kind)
        return replace(made, id=r.new_id())

    def office(self):
        names = ("name", "address", "phone", "letterhead", "contact")
        texts = {name: self.random.choice(["", f"{self.random.random()} ñ"]) for name in names}
        return save_office(self.county, Office(**texts))

    def load(self):
        """Again and again the same two files: each replaces the one before."""
        looked_at = imports.preview(self.county, [self.random.choice(self.files)])
        file = looked_at.files[0]
        again = replace(looked_at, files=(replace(file, status=imports.FileStatus.READY),))
        return imports.commit(self.county, again).changes

    def take_back(self):
        found = [b for b in imports.history(self.county) if b.state != "undone"]
        if not found:
            return self.load()
        return imports.undo_import(self.county, self.random.choice(found).id)

    def on_case(self):
        case_id, number = self.random.choice(self.cases), self.random.randrange(5)
        case = cases.case_file(self.county, case_id).case
        if number == 0:
            return cases.assign(self.county, case_id, f"{self.random.random()}")
        if number == 1:
            return cases.move_stage(
                self.county, case_id, self.random.choice(list(Stage)), "For the model"
            )
        if number == 2:
            groups = tuple(self.random.sample(["SWD", "EL", "HOM", "FOS"], 2))
            changed = replace(case, focus_groups=groups, focus_priorities=(4, 6))
            return cases.update_case(self.county, changed)
        if number == 3:
            return cases.close_case(self.county, case_id, "For the model", "")
        return cases.reopen_case(self.county, case_id, "For the model")

    def bulk(self):
        """Many rows in one step: new ones that point to each other, changed, removed."""
        kinds = (*CASE_RECORDS, *REGISTERS)
        gone = [record for _ in range(4) if (record := self.pick(kinds)) is not None]
        with self.county.session("Change several cases") as session:
            goal = r.LcapGoal(case_id=self.cases[0], number="9", text="New")
            aim = r.Aim(case_id=self.cases[0], text="New")
            action = r.Action(
                case_id=self.cases[0], text="New", aim_id=aim.id, lcap_goal_id=goal.id
            )
            measure = r.Measure(case_id=self.cases[0], name="New", aim_id=aim.id)
            mark = r.MeasureMark(
                case_id=measure.case_id,
                measure_id=measure.id,
                stands_on=START.date(),
                text="New",
            )
            session.add_all([new_row(aim), new_row(goal)])
            session.flush()
            session.add_all([new_row(action), new_row(measure)])
            session.flush()
            session.add(new_row(mark))
            for case_id in self.cases:
                session.add(new_row(r.Task(case_id=case_id, title="Everybody's")))
                row = session.get_one(row_class(r.Case), case_id)
                row.consultant = f"{self.random.random()}"
            session.add(
                new_row(
                    r.LeaFact(
                        cds=SALINAS,
                        kind=FactKind.CALPADS,
                        year=self.random.randrange(9999),
                        holds=True,
                        noted_on=START.date(),
                    )
                )
            )
            for record in gone:
                found = session.get(row_class(type(record)), record.id)
                if found is not None:
                    delete_whole(session, found)
        return DONE


@pytest.mark.parametrize("seed", [5])
def test_a_thousand_steps_over_everything(county, tmp_path, seed):
    with clock.frozen(START):
        files = [importer_files.write(tmp_path, kind, 2025) for kind in ("susp", "chronic")]
        model = Model(county, files, seed)
    for step in range(STEPS):
        act = model.random.choices([model.edit, model.undo, model.redo], [5, 3, 2])[0]
        with clock.frozen(START + timedelta(minutes=step + 1)):
            act()
    assert model.seen == {
        "add",
        "change",
        "remove",
        "order",
        "on_case",
        "bulk",
        "register",
        "office",
        "load",
        "take_back",
    }
    assert {row_class(kind).__tablename__ for kind in (*CASE_RECORDS, *REGISTERS)} <= model.tables
