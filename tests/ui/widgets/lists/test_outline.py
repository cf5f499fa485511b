"""The cause outline by keyboard alone."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame, QStyleOptionViewItem

from sos_desktop.domain.casework.needs_words import CauseKind
from sos_desktop.domain.casework.records import Cause
from ui import theme
from ui.delegates.painters import painting
from ui.widgets.lists.outline import CauseOutline
from ui.widgets.lists.outline_rows import OutlineFacts

_CASE = "case"
_CIRCLE = {"one": "three", "two": "one", "three": "two", "under": "two", "itself": "itself"}


@pytest.fixture
def outline(app, qtbot):
    made = CauseOutline()
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    people = Cause(case_id=_CASE, text="People", position=0)
    systems = Cause(case_id=_CASE, text="Systems", position=1)
    late = Cause(case_id=_CASE, text="Aides are hired late", parent_id=people.id, agreement=91)
    made.load(
        _CASE,
        [people, systems, late],
        OutlineFacts({late.id: "2 for, 1 against"}, {late.id: "8 of 9"}),
    )
    return made


def cell(outline, text):
    return outline.tree.match(
        outline.tree.index(0, 0),
        Qt.ItemDataRole.DisplayRole,
        text,
        1,
        Qt.MatchFlag.MatchRecursive | Qt.MatchFlag.MatchExactly,
    )[0]


def test_it_shows_state_evidence_and_agreement_in_words(outline):
    late = cell(outline, "Aides are hired late")
    assert [late.siblingAtColumn(n).data() for n in (1, 2, 3)] == [
        "Possible",
        "2 for, 1 against",
        "8 of 9",
    ]
    people = cell(outline, "People")
    assert [people.siblingAtColumn(n).data() for n in (2, 3)] == ["none", "–"]
    spoken = people.siblingAtColumn(3).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "not asked", "a dash says nothing aloud"


def test_enter_types_the_next_cause(outline, qtbot):
    outline.setCurrentIndex(cell(outline, "People"))
    with qtbot.waitSignal(outline.added) as added:
        QTest.keyClick(outline, Qt.Key.Key_Return)
        editor = outline.findChild(QLineEdit)
        QTest.keyClicks(editor, "Instruction")
        QTest.keyClick(editor, Qt.Key.Key_Return)
    cause, place = added.args
    assert (cause.text, cause.parent_id, place) == ("Instruction", None, 1)


def test_ctrl_enter_asks_why_while_one_types(outline, qtbot):
    """It went on with the next cause beside, although the line of keys says "why, below it"."""
    outline.setCurrentIndex(cell(outline, "People"))
    QTest.keyClick(outline, Qt.Key.Key_Return)
    first = outline.findChild(QLineEdit)
    option = QStyleOptionFrame()
    first.initStyleOption(option)
    text = first.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, first)
    assert text.height() >= first.fontMetrics().height(), "what is typed is not cut"
    with qtbot.waitSignal(outline.added) as added:
        QTest.keyClicks(first, "Aides are new")
        QTest.keyClick(first, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: outline.findChild(QLineEdit) not in (None, first))
    with qtbot.waitSignal(outline.added) as below:
        editor = outline.findChild(QLineEdit)
        QTest.keyClicks(editor, "Posted late")
        QTest.keyClick(editor, Qt.Key.Key_Return)
    assert below.args[0].parent_id == added.args[0].id


def test_what_is_on_its_way_to_the_file_stays_in_sight_and_selected(outline, qtbot):
    outline.setCurrentIndex(cell(outline, "People"))
    before = [outline.tree.item(n).data(Qt.ItemDataRole.UserRole) for n in range(2)]
    with qtbot.waitSignal(outline.added) as added:
        QTest.keyClick(outline, Qt.Key.Key_Return)
        editor = outline.findChild(QLineEdit)
        QTest.keyClicks(editor, "Instruction")
        QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: outline.findChild(QLineEdit) not in (None, editor))
    QTest.keyClick(outline.findChild(QLineEdit), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: outline.findChild(QLineEdit) is None)
    outline.load(_CASE, before)
    assert outline.current().text == "Instruction"
    outline.forget(added.args[0])
    assert outline.tree.rowCount() == 2


def test_another_case_takes_nothing_over(outline):
    outline.setCurrentIndex(cell(outline, "People"))
    outline.load("another", [])
    assert outline.tree.rowCount() == 0


def test_control_enter_asks_why_below(outline, qtbot):
    outline.setCurrentIndex(cell(outline, "Systems"))
    systems = outline.current()
    with qtbot.waitSignal(outline.added) as added:
        QTest.keyClick(outline, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        editor = outline.findChild(QLineEdit)
        QTest.keyClicks(editor, "One form")
        QTest.keyClick(editor, Qt.Key.Key_Return)
    cause, place = added.args
    assert (cause.text, cause.parent_id, place) == ("One form", systems.id, 0)


def test_escape_leaves_nothing_behind(outline, qtbot):
    outline.setCurrentIndex(cell(outline, "Systems"))
    with qtbot.assertNotEmitted(outline.added):
        QTest.keyClick(outline, Qt.Key.Key_Return)
        assert outline.tree.rowCount() == 3
        QTest.keyClick(outline.findChild(QLineEdit), Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: outline.tree.rowCount() == 2)


def test_a_reload_waits_while_somebody_types(outline, qtbot):
    outline.setCurrentIndex(cell(outline, "Systems"))
    QTest.keyClick(outline, Qt.Key.Key_Return)
    editor = outline.findChild(QLineEdit)
    QTest.keyClicks(editor, "Half a thou")
    outline.load(_CASE, [])
    assert outline.tree.rowCount() == 3
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: outline.tree.rowCount() == 0)


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
@pytest.mark.parametrize("cause", ["People", "Systems", "Aides are hired late"])
def test_tab_changes_nothing(outline, qtbot, key, cause):
    """Walking through the page by keys once put a cause below another, and saved it."""
    outline.setFocus()
    outline.setCurrentIndex(cell(outline, cause))
    with qtbot.assertNotEmitted(outline.moved):
        QTest.keyClick(outline, key)


def test_causes_of_a_circle_are_all_in_sight(outline):
    """The drawing showed them at the top, and the outline lost them."""
    made = {n: Cause(case_id=_CASE, id=n, text=n, parent_id=above) for n, above in _CIRCLE.items()}
    outline.load(_CASE, list(made.values()))
    for name in made:
        assert cell(outline, name).isValid()


def test_a_cause_says_its_level_and_what_it_is_under(outline):
    role = Qt.ItemDataRole.AccessibleTextRole
    assert cell(outline, "People").data(role) == "People, level 1"
    assert cell(outline, "Aides are hired late").data(role) == (
        "Aides are hired late, level 2, under People"
    )


def test_control_right_deeper_and_control_left_shallower(outline, qtbot):
    outline.setFocus()
    outline.setCurrentIndex(cell(outline, "Systems"))
    people = cell(outline, "People").data(Qt.ItemDataRole.UserRole)
    with qtbot.waitSignal(outline.moved) as moved:
        QTest.keyClick(outline, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert moved.args[0].parent_id == people.id
    assert moved.args[1] == 1
    outline.setCurrentIndex(cell(outline, "Aides are hired late"))
    with qtbot.waitSignal(outline.moved) as moved:
        QTest.keyClick(outline, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert (moved.args[0].parent_id, moved.args[1]) == (None, 1)


@pytest.mark.parametrize(("key", "place"), [(Qt.Key.Key_Down, 1), (Qt.Key.Key_Up, None)])
def test_control_and_arrows_move(outline, qtbot, key, place):
    outline.setCurrentIndex(cell(outline, "People"))
    if place is None:
        with qtbot.assertNotEmitted(outline.moved):
            QTest.keyClick(outline, key, Qt.KeyboardModifier.ControlModifier)
        return
    with qtbot.waitSignal(outline.moved) as moved:
        QTest.keyClick(outline, key, Qt.KeyboardModifier.ControlModifier)
    assert moved.args[1] == place


def test_delete_removes_and_space_opens(outline, qtbot):
    outline.setCurrentIndex(cell(outline, "Systems"))
    with qtbot.waitSignal(outline.opened):
        QTest.keyClick(outline, Qt.Key.Key_Space)
    with qtbot.waitSignal(outline.removed) as removed:
        QTest.keyClick(outline, Qt.Key.Key_Delete)
    assert removed.args[0].text == "Systems"


def test_ten_causes_are_typed_one_after_another(outline, qtbot):
    """What was typed after Enter once took the place of the cause before it."""
    made = []
    outline.added.connect(lambda cause, _place: made.append(cause.text))
    renamed = []
    outline.renamed.connect(renamed.append)
    outline.setCurrentIndex(cell(outline, "People"))
    outline.begin_new()
    for number in range(10):
        editor = outline.findChild(QLineEdit)
        QTest.keyClicks(editor, f"Cause {number}")
        QTest.keyClick(editor, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda old=editor: outline.findChild(QLineEdit) not in (None, old))
    QTest.keyClick(outline.findChild(QLineEdit), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: outline.tree.rowCount() == 12)
    assert made == [f"Cause {number}" for number in range(10)]
    assert renamed == []
    assert outline.current() is not None


def test_a_chosen_category_stays_chosen_when_the_causes_are_read_anew(outline):
    facts = OutlineFacts(categories=("people", "systems"))
    outline.load(_CASE, [], facts)
    outline.setCurrentIndex(outline.tree.index(1, 0))
    outline.load(_CASE, [], facts)
    assert outline.currentIndex().row() == 1
    outline.begin_new()
    assert outline.currentIndex().parent().row() == 1


def test_the_chosen_row_has_one_tint_as_in_every_list(outline, qtbot):
    outline.setFocus()
    outline.setCurrentIndex(outline.tree.index(0, 0, outline.tree.index(0, 0)))
    qtbot.waitUntil(outline.hasFocus)
    picture, row = outline.viewport().grab().toImage(), outline.visualRect(outline.currentIndex())
    right = outline.viewport().width() - 4
    tints = {picture.pixel(right, y) for y in range(row.top() + 1, row.bottom())}
    assert len(tints) == 1


@pytest.mark.parametrize("percent", [100, 200])
def test_letters_one_types_are_whole(app, outline, percent):
    theme.apply(app, theme.Scheme.LIGHT, percent)
    outline.setCurrentIndex(cell(outline, "People"))
    QTest.keyClick(outline, Qt.Key.Key_F2)
    editor = outline.findChild(QLineEdit)
    frame = QStyleOptionFrame()
    editor.initStyleOption(frame)
    room = editor.style().subElementRect(QStyle.SubElement.SE_LineEditContents, frame, editor)
    theme.apply(app, theme.Scheme.LIGHT, 100)
    assert room.height() >= editor.fontMetrics().height()


_LONG = "The personnel office and the special education office each believe the other posts it"


@pytest.mark.parametrize("percent", [100, 150])
@pytest.mark.parametrize("root", [False, True])
def test_a_long_cause_takes_the_lines_it_needs(outline, app, qtbot, percent, root):
    """It ended in "…" beside the column of agreement; root causes are heavier, and cut sooner."""
    theme.apply(app, theme.Scheme.LIGHT, percent)
    kind = CauseKind.ROOT if root else None
    first = Cause(case_id=_CASE, text="Hired late", position=0)
    long = Cause(case_id=_CASE, text=_LONG, parent_id=first.id, kind=kind)
    outline.resize(round(430 * percent / 100), 300)
    outline.load(_CASE, [first, long], OutlineFacts({}, {long.id: "8 of 9"}))

    def whole():
        row = outline.visualRect(cell(outline, _LONG))
        single = outline.visualRect(cell(outline, "Hired late")).height()
        return row.height() > single and _fits(outline, row)

    qtbot.waitUntil(whole)
    bottom = outline.visualRect(cell(outline, _LONG)).bottom()
    assert bottom < outline.viewport().height(), "and the outline is tall enough for all of them"
    theme.apply(app, theme.Scheme.LIGHT, 100)


def _fits(outline, row):
    """Whether a line is painted as when there is more room below it than it could need."""
    index = cell(outline, _LONG)
    pictures = []
    for more in (0, 200):
        option = QStyleOptionViewItem()
        outline.initViewItemOption(option)
        option.features |= QStyleOptionViewItem.ViewItemFeature.WrapText
        option.displayAlignment = Qt.AlignmentFlag.AlignTop
        option.rect = QRect(0, 0, row.width(), row.height() + more)
        image = QImage(row.width(), row.height() + 200, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        with painting(image) as painter:
            outline.itemDelegate().paint(painter, option, index)
        pictures.append(_inked_lines(image))
    return pictures[0] == pictures[1]


def _inked_lines(image):
    """How many rows of pixels have something dark."""
    return sum(
        any(QColor(image.pixel(x, y)).lightness() < 128 for x in range(image.width()))
        for y in range(image.height())
    )
