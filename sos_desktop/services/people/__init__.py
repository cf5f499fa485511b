"""People of the LEAs and providers of support."""
