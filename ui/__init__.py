"""The window. Loads Qt, and then gives Python its own import back.

PySide6 puts one in its place that reads the source of every module loaded later, to see whether it
may say `from __feature__ import`. Nothing here does, and it took a tenth of opening the program.
"""

import builtins

_import = builtins.__import__

import PySide6.QtCore  # noqa: E402, F401

builtins.__import__ = _import
