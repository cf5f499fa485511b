"""The sample county's register of providers, made before the first case."""

import tomllib
from typing import Any

from sos_desktop.domain.casework.records import Provider
from sos_desktop.domain.casework.words import ProviderKind
from sos_desktop.foundation.paths import resource
from sos_desktop.services.county import registers
from sos_desktop.services.county.county_files import CountyFile

MADE_ON = -466
"""In days, counted as those of the cases."""


def add_providers(county: CountyFile) -> dict[str, str]:
    """Keep the providers of `resources/sample/providers.toml`.

    Returns:
        The id of each provider by its key, for the referrals of the sample cases.
    """
    table = tomllib.loads(resource("sample", "providers.toml").read_text("utf-8"))
    ids: dict[str, str] = {}
    for entry in table["provider"]:
        provider = Provider(
            **_plain(entry),
            kind=ProviderKind(entry["kind"]),
            priorities=tuple(entry.get("priorities", ())),
            groups=tuple(entry.get("groups", ())),
        )
        registers.save(county, provider)
        ids[entry["key"]] = provider.id
    return ids


def _plain(entry: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value
        for name, value in entry.items()
        if name not in ("key", "kind", "priorities", "groups")
    }
