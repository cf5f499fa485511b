"""What stands on the pages of a PDF, as PDFium reads it, in which people look at it and search it.

A library in Python takes thirty times as long; `tests/exporters/test_pdf_shown.py` has both read
the same letters.
"""

from contextlib import closing
from pathlib import Path

import pypdfium2


def printed(pdf: bytes | Path) -> list[str]:
    """The text of each page, line by line."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return ["\n".join(text.splitlines()) for text in pages]
