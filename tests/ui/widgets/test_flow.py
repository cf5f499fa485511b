"""A flow keeps its items through what pages do to it: filled anew, emptied, thrown away."""

import gc

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from shiboken6 import createdByPython

from ui import theme
from ui.widgets.basics import button, clear
from ui.widgets.chips import Chip, ChipRow
from ui.widgets.flow import FlowLayout


def page_with_a_flow():
    page = QWidget()
    flow = FlowLayout()
    QVBoxLayout(page).addLayout(flow)
    for number in range(4):
        flow.addWidget(QPushButton(str(number)))
    return page, flow


def drop():
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


def test_python_knows_when_an_item_goes(qapp):
    """An item of Qt's own can be taken for one that was freed: RuntimeError, or a crash."""
    page, flow = page_with_a_flow()
    assert all(createdByPython(flow.itemAt(number)) for number in range(flow.count()))
    page.deleteLater()
    drop()


def test_items_follow_their_widgets(qapp):
    pages = []
    for _turn in range(20):
        page, flow = page_with_a_flow()
        pages.append(page)
        flow.itemAt(1).widget().deleteLater()
        drop()
        assert [flow.itemAt(n).widget().text() for n in range(flow.count())] == ["0", "2", "3"]
        clear(flow)
        drop()
        assert (flow.count(), page.findChildren(QPushButton)) == (0, [])
        flow.addWidget(QPushButton("again"))
        assert flow.heightForWidth(200) > 0
        if len(pages) > 3:
            pages.pop(0).deleteLater()
    for page in pages:
        page.deleteLater()
    drop()


def test_its_height_follows_what_stands_in_it(qtbot):
    page, flow = page_with_a_flow()
    qtbot.addWidget(page)
    page.show()
    wide = sum(flow.itemAt(n).sizeHint().width() + 8 for n in range(4))

    def height():
        QApplication.processEvents()
        return flow.heightForWidth(wide)

    line = height()
    first = flow.itemAt(0).widget()
    first.setText("A text that is far too long for one line with the others " * 3)
    assert height() > line
    first.hide()
    assert height() == line
    assert flow.minimumSize().width() < first.sizeHint().width()
    flow.addWidget(QPushButton("A fifth, so there are two lines again, whatever the others say"))
    assert height() > line


def test_what_is_chosen_has_room_for_its_strong_words(window):
    for role in ("segment", "chip", "nav"):
        made, plain = button("What we learn", role=role), QPushButton("What we learn")
        plain.setProperty("role", role)
        strong = QFontMetrics(theme.font("strong")).horizontalAdvance(made.text())
        more = strong - made.fontMetrics().horizontalAdvance(made.text())
        assert more > 0
        assert made.sizeHint().width() == plain.sizeHint().width() + more


def test_chips_stand_on_one_line_in_just_the_room_they_ask_for(qtbot):
    """A chip's least width was more than the one it asked for, and the last went to a second."""
    row = ChipRow()
    qtbot.addWidget(row)
    row.show_chips([Chip(words, words) for words in ("Both", "Official", "Computed")], "Both")
    row.resize(row.sizeHint())
    row.show()
    qtbot.wait(1)
    assert len({made.y() for made in row.buttons.values()}) == 1
