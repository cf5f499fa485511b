"""What the program is made of, and the terms each part comes with."""

import platform
import re
import tomllib
from importlib import metadata
from pathlib import Path
from typing import Any

from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.foundation.paths import resource
from sos_desktop.foundation.version import VERSION

_LICENSE_FILE = re.compile(r"licen[cs]e|copying|notice|authors", re.IGNORECASE)


@frozen_dataclass
class LicensedPart:
    """A library, typeface or the like that the program uses.

    Attributes:
        name: As it is known.
        version: The one in use; empty when the part has none or is not installed.
        license: SPDX expression of the terms it is used under.
        package: Its name on PyPI; empty for what comes from elsewhere.
        texts: Files below `resources/` with its terms; empty when the package brings them.
        note: What its license wants said; empty when that is nothing.
    """

    name: str
    version: str
    license: str
    package: str = ""
    texts: tuple[str, ...] = ()
    note: str = ""

    def text(self) -> str:
        """Its terms in full, several one after another under their names; empty without any."""
        found = dict(_own_files(self.texts) if self.texts else _package_files(self.package))
        if len(found) == 1:
            return next(iter(found.values()))
        return "\n\n\n".join(f"{name}\n\n{text}" for name, text in found.items())


def parts() -> list[LicensedPart]:
    """What `resources/licenses/parts.toml` lists, in its order."""
    text = resource("licenses", "parts.toml").read_text(encoding="utf-8")
    return [_part(entry) for entry in tomllib.loads(text)["part"]]


def _part(entry: dict[str, Any]) -> LicensedPart:
    return LicensedPart(
        name=entry["name"],
        version=_version(entry),
        license=entry["license"],
        package=entry.get("package", ""),
        texts=tuple(entry.get("texts", ())),
        note=entry.get("note", "").strip(),
    )


def _version(entry: dict[str, Any]) -> str:
    if "package" not in entry:
        running = {"SOS Desktop": VERSION, "Python": platform.python_version()}
        return running.get(entry["name"]) or entry.get("version", "")
    try:
        return metadata.version(entry["package"])
    except metadata.PackageNotFoundError:
        return ""


def _own_files(names: tuple[str, ...]) -> list[tuple[str, str]]:
    paths = [resource(*name.split("/")) for name in names]
    return [(path.stem, path.read_text(encoding="utf-8")) for path in paths]


def _package_files(package: str) -> list[tuple[str, str]]:
    """The texts that lie in an installed package's metadata, by their names there."""
    try:
        files = metadata.files(package) or []
    except metadata.PackageNotFoundError:
        return []
    found = []
    for file in sorted(files):
        folder, _, name = str(file).replace("\\", "/").partition(".dist-info/")
        if "/" not in folder and _LICENSE_FILE.search(name):
            text = Path(str(file.locate())).read_text(encoding="utf-8", errors="replace")
            found.append((name.removeprefix("licenses/"), text))
    return found
