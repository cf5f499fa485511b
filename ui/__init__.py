"""The window. Loads Qt, and then gives Python its own import back.

PySide6 puts one in its place that reads the source of every module loaded later, to see whether it
may say `from __feature__ import`. Nothing here does, and it took a tenth of opening the program.
"""

import builtins

import PySide6.QtCore  # noqa: F401

# PySide6 keeps the one it found; another than its own, put there since, is left alone.
_found = getattr(builtins, "__orig_import__", None)
if _found is not None and builtins.__import__ is getattr(builtins, "__feature_import__", None):
    builtins.__import__ = _found
