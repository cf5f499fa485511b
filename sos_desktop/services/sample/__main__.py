"""`dev.py sample`: writes the Dashboard files that are kept in `resources/sample`."""

from sos_desktop.foundation.paths import resource
from sos_desktop.services.sample.files import make_sample_files

if __name__ == "__main__":
    make_sample_files(resource("sample"))
