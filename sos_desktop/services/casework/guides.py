"""Interview guides: the county's own questions for a role, else those that are shipped."""

from collections.abc import Mapping

from sos_desktop.domain.casework.records import InterviewGuide
from sos_desktop.domain.casework.words import Perspective
from sos_desktop.services.casework.needs_tables import shipped_guides
from sos_desktop.services.county import registers
from sos_desktop.services.county.county_files import CountyFile


def guides(county: CountyFile) -> Mapping[Perspective, InterviewGuide]:
    """The guide of every role that has one."""
    own = {guide.perspective: guide for guide in registers.all_of(county, InterviewGuide)}
    return {**shipped_guides(), **own}


def own_guide(county: CountyFile, role: Perspective) -> InterviewGuide:
    """The county's guide of a role; where it has none, a copy of the shipped one to change."""
    own = {guide.perspective: guide for guide in registers.all_of(county, InterviewGuide)}
    if role in own:
        return own[role]
    shipped = shipped_guides().get(role)
    english, spanish = (shipped.english, shipped.spanish) if shipped else ("", "")
    return InterviewGuide(perspective=role, english=english, spanish=spanish)
