"""Pictures, texts and files come into a visit: pasted, dropped, chosen."""

import contextlib

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage

from sos_desktop.services.casework import attachments, cases
from tests.ui.pages.visit.hands import ALT, CONTROL


@contextlib.contextmanager
def clipboard(mime):
    QGuiApplication.clipboard().setMimeData(mime)
    yield
    QGuiApplication.clipboard().clear()


def picture():
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkBlue)
    return image


def mime_of(paths=(), image=None, text=""):
    mime = QMimeData()
    if paths:
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    if image is not None:
        mime.setImageData(image)
    if text:
        mime.setText(text)
    return mime


def test_a_picture_is_pasted(page, county, case_id, press, settle):
    with clipboard(mime_of(image=picture())):
        press(key=Qt.Key.Key_V, modifier=CONTROL)
        settle()
    file = cases.case_file(county, case_id)
    [attachment] = file.attachments
    assert attachment.name.startswith("Picture ")
    assert attachment.contact_id == file.contacts[0].id
    assert attachments.content_of(county, attachment).startswith(b"\x89PNG")
    assert page.groups.files.count.text() == "1"


def test_text_is_pasted_as_text_even_with_its_picture(page, county, case_id, press, settle):
    with clipboard(mime_of(image=picture(), text="From a sheet")):
        press(key=Qt.Key.Key_V, modifier=CONTROL)
        settle()
    assert page.entry.line.text() == "From a sheet"
    assert cases.case_file(county, case_id).attachments == ()


def test_files_are_dropped_and_those_refused_are_named(
    page, county, case_id, settle, tmp_path, window
):
    good, bad, folder = tmp_path / "año.pdf", tmp_path / "setup.exe", tmp_path / "folder"
    good.write_bytes(b"%PDF-1.7")
    bad.write_bytes(b"MZ")
    folder.mkdir()
    mime = mime_of([good, bad, folder, tmp_path / "gone.pdf"])
    action, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(5, 5), action, mime, buttons, none)
    page.dragEnterEvent(entering)
    assert entering.isAccepted()
    page.dropEvent(QDropEvent(QPointF(5, 5), action, mime, buttons, none))
    settle()
    assert [d.name for d in cases.case_file(county, case_id).attachments] == ["año.pdf"]
    told = window.notice.text.text()
    assert "1 attached" in told
    assert all(part in told for part in ("setup.exe is a program", "is a folder", "no longer in"))


def test_files_are_chosen(page, county, case_id, press, settle, dialogs, tmp_path, monkeypatch):
    path = tmp_path / "chart.png"
    path.write_bytes(b"\x89PNG")
    dialogs.files = [path]
    press(key=Qt.Key.Key_T, modifier=ALT)
    settle()
    [attachment] = cases.case_file(county, case_id).attachments
    opened = []
    monkeypatch.setattr(
        "ui.attachments.QDesktopServices.openUrl", lambda url: opened.append(url) or True
    )
    page.groups.files.go_to_last()
    press(key=Qt.Key.Key_Space)
    settle()
    assert opened[0].fileName() == "chart.png"
    assert attachment.caption == ""
