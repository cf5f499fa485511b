"""What every CSV the program writes has in common."""


def as_text(value: str) -> str:
    """A name that a spreadsheet would take for a formula is kept a name."""
    return f"'{value}" if value[:1] in ("=", "+", "-", "@") else value
