"""Typed models of the county file; `registry.all_tables` makes every one of them."""
