"""What Python translates is kept for the next run, whatever is set; imported before all else.

Rewriting the assertions of all tests anew is more than half of collecting them, and every process
that a test starts would translate the whole program anew.
"""

import os
import sys

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
