"""Local data of a district: read, kept, shown as far as small numbers allow, compared."""
