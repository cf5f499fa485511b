"""The invented sample county: its Dashboard files, and a county file with cases in every stage."""

from sos_desktop.domain.dashboard.counties import SAMPLE_COUNTY
from sos_desktop.services.sample.county import (
    fill_sample_county,
    make_sample_county,
    sample_files,
    sample_lists,
)
from sos_desktop.services.sample.files import make_sample_files

COUNTY_CODE = SAMPLE_COUNTY[0]

__all__ = [
    "COUNTY_CODE",
    "fill_sample_county",
    "make_sample_county",
    "make_sample_files",
    "sample_files",
    "sample_lists",
]
