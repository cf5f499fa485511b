"""Takes the pictures README shows anew: `python -m tests.readme_pictures`.

Each is a page of the sample county at 1440 x 900 with as many colors as a palette holds: texts and
tints look the same, in a third of the size.
"""

import sys
import tempfile
from pathlib import Path

from PIL import Image

from sos_desktop.foundation.paths import resource
from tests import shots

PICTURES = {
    "identification.png": "identification",
    "districts.png": "districts",
    "case.png": "case-support",
}
"""The file README shows, and the place of `tests.shot_list` it is taken of."""
_LOOK = "wide"
_COLORS = 256


def main() -> int:
    """Take them, and put them in the place of those before."""
    with tempfile.TemporaryDirectory() as folder:
        for name, place in PICTURES.items():
            if code := shots.main(Path(folder), [_LOOK], place):
                return code
            taken = Path(folder) / f"{place}-{_LOOK}.png"
            pack(taken, resource("help", "pictures", name))
    return 0


def pack(taken: Path, kept: Path) -> None:
    """Write a picture with a palette."""
    with Image.open(taken) as picture:
        few = picture.convert("RGB").quantize(_COLORS, dither=Image.Dither.NONE)
        few.save(kept, optimize=True)


if __name__ == "__main__":
    sys.exit(main())
