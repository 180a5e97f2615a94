"""Online lookup, only when the operator asks for it: Nominatim, one request a second, with a cache on disk."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import Nominatim

from data.tables import read_table

USER_AGENT = "diplomatic-tours/1.0 (offline-first map of official travel)"
CACHE = Path.home() / ".cache" / "diplomatic-tours" / "nominatim.json"
SECONDS_BETWEEN = 1.0  # Nominatim's usage policy: no more than one request a second


def nominatim(cache: Path = CACHE, geocoder: Any = None) -> Callable[[str, list[str]], dict[str, Any] | None]:
    """A function that finds a place within countries (alpha-3) and remembers every answer, the empty ones too."""
    ask = RateLimiter((geocoder or Nominatim(user_agent=USER_AGENT)).geocode, min_delay_seconds=SECONDS_BETWEEN, swallow_exceptions=False)
    known: dict[str, Any] = json.loads(cache.read_text(encoding="utf-8")) if cache.exists() else {}
    countries = read_table("countries")
    alpha2 = dict(zip(countries["country"], countries["alpha2"].str.casefold(), strict=True))
    alpha3 = dict(zip(alpha2.values(), alpha2.keys(), strict=True))

    def find(name: str, within: list[str]) -> dict[str, Any] | None:
        key = f"{name}|{','.join(sorted(within))}"
        if key not in known:
            found = ask(name, country_codes=[alpha2[code] for code in within], addressdetails=True, language="en")
            known[key] = found and {
                "name": name,
                "country": alpha3[found.raw["address"]["country_code"]],
                "latitude": found.latitude,
                "longitude": found.longitude,
                "precision": "city",
                "geocoder": "nominatim",
                "geonames_id": "",
            }
            cache.parent.mkdir(parents=True, exist_ok=True)
            cache.write_text(json.dumps(known, ensure_ascii=False, indent=1), encoding="utf-8")
        return dict(known[key]) if known[key] else None

    return find
