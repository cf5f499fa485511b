"""The Dashboard's data: loaded, taken back, shown by district, recolored."""
