"""Files on their way into a case and out again: chosen, pasted, dropped, opened, saved."""

from base64 import b64encode
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QImageWriter
from PySide6.QtWidgets import QWidget

from sos_desktop.domain.casework.records import Attachment
from sos_desktop.domain.changes import Changes
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import AppError
from sos_desktop.foundation.file_names import safe_name
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.foundation.jobs import CancelToken, Progress
from sos_desktop.services.casework import attachments
from sos_desktop.services.casework.attachments import AttachedTo
from sos_desktop.services.county.county_files import CountyFile
from ui.context import AppContext
from ui.remembered import Purpose, folder_for, used_folder


@frozen_dataclass
class PastedPicture:
    """A picture that is no file yet."""

    name: str
    image: QImage


Incoming = Path | PastedPicture


@frozen_dataclass
class Attached:
    """What became of some files; `problems` are sentences."""

    changes: tuple[Changes, ...]
    problems: tuple[str, ...]


def incoming(mime: QMimeData) -> list[Incoming]:
    """The files, or else the picture, that were pasted or dropped; empty for text.

    A spreadsheet or a text program copies a picture of a text beside the text: then it is text.
    """
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    if paths:
        return [*paths]
    if mime.hasImage() and not mime.hasText():
        image = QImage(mime.imageData())
        if not image.isNull():
            moment = clock.now().astimezone().strftime("%Y-%m-%d %H.%M.%S")
            return [PastedPicture(f"Picture {moment}.png", image)]
    return []


def as_plain(items: Sequence[Incoming]) -> list[dict[str, str]]:
    """What is to be attached, as plain values for a draft: where it lies, or the picture itself."""
    return [
        {"path": str(item)}
        if isinstance(item, Path)
        else {"name": item.name, "png": b64encode(as_png(item.image)).decode()}
        for item in items
    ]


def from_plain(values: Iterable[Any]) -> list[Incoming]:
    """What `as_plain` gave; files that are no longer there and pictures that are none left out."""
    found: list[Incoming] = []
    for value in values:
        if "path" in value:
            found += [path] if (path := Path(value["path"])).is_file() else []
            continue
        image = QImage.fromData(QByteArray.fromBase64(str(value.get("png", "")).encode()))
        if not image.isNull():
            found.append(PastedPicture(str(value.get("name", "Picture.png")), image))
    return found


def choose_files(context: AppContext, parent: QWidget) -> list[Incoming]:
    """Ask for files to attach; empty when the person changed her mind."""
    folder = folder_for(context, Purpose.ATTACH)
    paths = context.dialogs.open_files(parent, "Attach files", folder)
    used_folder(context, Purpose.ATTACH, paths)
    return [*paths]


def attach(
    context: AppContext,
    items: Sequence[Incoming],
    place: AttachedTo,
    *,
    owner: QWidget,
    done: Callable[[Attached], None] | None = None,
) -> None:
    """Keep files in a case; each that cannot be kept is named with the reason, the others are."""
    if not items:
        return
    county = context.county

    def finish(attached: Attached) -> None:
        _announce(context, attached)
        if done is not None:
            done(attached)

    context.long_job(
        "Attaching files",
        lambda progress, cancel: _keep(county, items, place, progress, cancel),
        finish,
        owner=owner,
    )


def keep_one(county: CountyFile, item: Incoming, place: AttachedTo) -> Changes:
    """Keep one file; on the worker."""
    if isinstance(item, Path):
        return attachments.add(county, item, place)
    return attachments.add_content(county, item.name, as_png(item.image), place)


def as_png(image: QImage) -> bytes:
    """A picture's bytes as a file; on the worker, because a large one takes a while."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    return bytes(buffer.data().data())


def _keep(
    county: CountyFile,
    items: Sequence[Incoming],
    place: AttachedTo,
    progress: Progress,
    cancel: CancelToken,
) -> Attached:
    changes: list[Changes] = []
    problems: list[str] = []
    for number, item in enumerate(items):
        if cancel.cancelled:
            problems.append("The rest was cancelled.")
            break
        progress(number, len(items), f"Attaching {item.name}")
        try:
            changes.append(keep_one(county, item, place))
        except AppError as problem:
            problems.append(problem.message)
    return Attached(tuple(changes), tuple(problems))


def _announce(context: AppContext, attached: Attached) -> None:
    count = len(attached.changes)
    for number, changes in enumerate(attached.changes, start=1):
        context.announce(changes, quiet=number < count or count > 1 or bool(attached.problems))
    if attached.problems:
        kept = f"{count} attached. " if count else ""
        context.notice.emit("bad", f"{kept}{' '.join(attached.problems)}", "")
    elif count > 1:
        context.notice.emit("good", f"{count} files attached", "")


def open_attachment(context: AppContext, attachment: Attachment, *, owner: QWidget) -> None:
    """Show a kept file in the system's own program, from a copy that cannot be changed."""
    county = context.county

    def show(path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            context.notice.emit(
                "bad",
                f"No program on this computer opens {attachment.name}. Save it and choose one.",
                "",
            )

    def ask(has_macros: bool) -> None:
        if has_macros and not context.dialogs.confirm(
            owner,
            f"Open {attachment.name}?",
            "It can hold macros, which are small programs. Open it only when you know who made "
            "it, and do not allow the macros to run.",
            "Open",
        ):
            return
        context.query(lambda: attachments.copy_to_open(county, attachment), show, owner=owner)

    context.query(lambda: attachments.has_macros(county, attachment), ask, owner=owner)


def save_attachment(context: AppContext, attachment: Attachment, *, owner: QWidget) -> None:
    """Write a kept file where the person wants it."""
    county, folder = context.county, folder_for(context, Purpose.KEPT_FILES)
    target = context.dialogs.save_as(
        owner, f"Save {attachment.name}", folder / safe_name(attachment.name), "All files (*)"
    )
    if target is None:
        return
    used_folder(context, Purpose.KEPT_FILES, target)
    context.query(
        lambda: attachments.save_as(county, attachment, target),
        lambda path: context.notice.emit("good", f"Saved {path.name} in {path.parent}", ""),
        owner=owner,
    )
