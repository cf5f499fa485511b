"""What is to be known of imported files where their tables are not: to map those takes long."""

IMPORTS, FIGURES = "import_batch", "observation"
"""The tables of the files, and of their figures: nearly all of a large county file."""

ACTIVE, REPLACED, TAKEN_BACK = "active", "replaced", "undone"
"""States of an import: it counts; a later one counts in its place; it was taken back."""
