"""Files kept inside the county file: adding them, reading them, opening a copy of one."""

import hashlib
import stat
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from sqlalchemy.orm import Session

from db.contents import get_content, has_content, put_content
from db.models.registry import row_class
from db.records import records_where
from sos_desktop.domain.casework.checks.attachment_checks import (
    LARGEST,
    another_name,
    check_harmless,
    check_size,
    may_hold_macros,
)
from sos_desktop.domain.casework.history.change_label import ChangeLabel
from sos_desktop.domain.casework.records import Attachment, Contact
from sos_desktop.domain.casework.words import Sensitivity
from sos_desktop.domain.changes import Changes
from sos_desktop.foundation import clock, paths
from sos_desktop.foundation.errors import EnvironmentProblem, InputProblem
from sos_desktop.foundation.file_names import safe_name
from sos_desktop.foundation.files import write_atomically
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.casework import records, visits
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.outputs import check_outputs, write_output

_PIECE = 1 << 20
OPENED = "opened"
"""The folder of copies that other programs were given to show."""


@frozen_dataclass
class AttachedTo:
    """Where a file is attached, and who may read it.

    Attributes:
        visit: The visit it belongs to; kept first when it is not in the county file yet.
        note_id: The note it belongs to.
    """

    case_id: str
    visit: Contact | None = None
    note_id: str | None = None
    caption: str = ""
    sensitivity: Sensitivity = Sensitivity.OFFICE


def add(county: CountyFile, path: Path, place: AttachedTo) -> Changes:
    """Keep a copy of a file in the county file.

    Raises:
        InputProblem: It is a folder, empty, larger than 25 MB (it is then not read), could run as
            a program, or is attached there already.
        EnvironmentProblem: It cannot be read.
    """
    return add_content(county, path.name, read_file(path), place)


def add_content(
    county: CountyFile,
    name: str,
    content: bytes,
    place: AttachedTo,
    *,
    label: ChangeLabel | None = None,
) -> Changes:
    """Keep something that is no file yet, such as a picture that was copied.

    Args:
        county: The open county file.
        name: What it is called; a number is put behind a name the case has already.
        content: Its bytes.
        place: Where it is attached.
        label: What is done; adding a file by default.

    Raises:
        InputProblem: As for `add`.
    """
    name = safe_name(name)
    check_size(name, len(content))
    check_harmless(name, content)
    if place.visit is not None:
        visits.begin(county, place.visit)
    attachment = Attachment(
        case_id=place.case_id,
        name=name,
        size=len(content),
        added_on=clock.today(),
        sha256=hashlib.sha256(content).hexdigest(),
        note_id=place.note_id,
        caption=place.caption,
        contact_id=place.visit.id if place.visit else None,
        sensitivity=place.sensitivity,
    )
    with county.session("") as session:
        attachment = _named(session, attachment)
        if not has_content(session, attachment.sha256):
            put_content(session, attachment.sha256, content)
    return records.save(county, attachment, label=label)


def is_attached(county: CountyFile, content: bytes, place: AttachedTo) -> bool:
    """Whether the same content is attached at the same place already."""
    with county.session() as session:
        others = _attached(session, place.case_id)
    visit_id = place.visit.id if place.visit else None
    wanted = (hashlib.sha256(content).hexdigest(), visit_id, place.note_id)
    return any(_standing(other) == wanted for other in others)


def read_file(path: Path) -> bytes:
    """What is in a file that is to be attached.

    Raises:
        InputProblem: It is a folder or no plain file, empty, or larger than 25 MB.
        EnvironmentProblem: It is gone, or another program does not let go of it.
    """
    try:
        facts = path.stat()
        if stat.S_ISDIR(facts.st_mode):
            raise InputProblem(
                f"{path.name} is a folder. Attach the files in it, or a zip of it.", where="name"
            )
        if not stat.S_ISREG(facts.st_mode):
            raise InputProblem(f"{path.name} is not a plain file. Attach another one.")
        check_size(path.name, facts.st_size)
        with path.open("rb") as stream:
            content = _all_of(stream)
    except FileNotFoundError as error:
        raise EnvironmentProblem(
            f"{path.name} is no longer in its folder. It may have been moved or renamed; choose "
            "it again.",
            where=str(path),
        ) from error
    except OSError as error:
        raise EnvironmentProblem(
            f"{path.name} cannot be read. It may be open in another program, or you may not be "
            "allowed to read it. Close it there and attach it again.",
            details=error,
            where=str(path),
        ) from error
    check_size(path.name, len(content))
    return content


def _all_of(stream: BinaryIO) -> bytes:
    """What is in a file, up to one byte more than may be kept; a piece at a time.

    Room for a whole large file is not had without the window's own thread waiting for it.
    """
    pieces: list[bytes] = []
    left = LARGEST + 1
    while left and (piece := stream.read(min(_PIECE, left))):
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)


def content_of(county: CountyFile, attachment: Attachment) -> bytes:
    """The bytes of a kept file, checked against what was noted when it was kept.

    Raises:
        EnvironmentProblem: They are not there, or are no longer the same.
    """
    with county.session() as session:
        content = get_content(session, attachment.sha256)
    if content is None or hashlib.sha256(content).hexdigest() != attachment.sha256:
        raise EnvironmentProblem(
            f"{attachment.name} is damaged inside the county file, so it is not shown. Attach it "
            "again from where it came, or take it from a copy in the backup folder.",
            where=attachment.name,
        )
    return content


def has_macros(county: CountyFile, attachment: Attachment) -> bool:
    """Whether a kept Office file holds macros or could: ask before opening it."""
    return may_hold_macros(attachment.name, content_of(county, attachment))


def copy_to_open(county: CountyFile, attachment: Attachment) -> Path:
    """A read-only copy for another program to show; the kept file cannot be changed through it.

    Raises:
        InputProblem: It could run as a program.
        EnvironmentProblem: It is damaged, or the copy cannot be written.
    """
    content = content_of(county, attachment)
    name = safe_name(attachment.name)
    check_harmless(name, content)
    folder = paths.data_dir() / OPENED
    try:
        folder.mkdir(parents=True, exist_ok=True)
        target = Path(tempfile.mkdtemp(dir=folder)) / name
    except OSError as error:
        raise EnvironmentProblem(
            f"There is no place to put a copy of {name} for another program to open. Free some "
            "space on the disk, or save the file elsewhere.",
            details=error,
        ) from error
    write_atomically(target, content)
    target.chmod(stat.S_IREAD)
    return target


def save_as(county: CountyFile, attachment: Attachment, target: Path) -> Path:
    """Write a kept file to a place of the person's choice.

    Raises:
        InputProblem: A county file would be lost there.
        EnvironmentProblem: It is damaged, or cannot be written there.
    """
    check_outputs([target], made_from=[county.path])
    return write_output(target, content_of(county, attachment), made_from=[county.path])


def _named(session: Session, attachment: Attachment) -> Attachment:
    """The attachment under a name no other file of the case has.

    Raises:
        InputProblem: The same content is attached at the same place already.
    """
    others = _attached(session, attachment.case_id)
    for other in others:
        if _standing(other) == _standing(attachment):
            raise InputProblem(f"{other.name} is attached here already.", where="name")
    name = another_name(attachment.name, [other.name for other in others])
    return replace(attachment, name=name)


def _attached(session: Session, case_id: str) -> list[Attachment]:
    return records_where(session, Attachment, row_class(Attachment).case_id == case_id)


def _standing(attachment: Attachment) -> tuple[str, str | None, str | None]:
    """What is attached, and where in its case."""
    return attachment.sha256, attachment.contact_id, attachment.note_id
