"""The generator of data/countries.psv, from pycountry (ISO 3166-1) and Babel (CLDR).

Run it when a country is renamed: `python -m infra.vocabulary.countries`. What these libraries do
not know (press forms, demonyms, capitals) stands in data/country_forms.psv, by hand.
"""

import re
from typing import Any

import babel
import pycountry

from shared.vocabulary.loader import DATA

# Names for people where ISO inverts words or CLDR adds what only a list needs.
_SHORT = {
    "COD": "Democratic Republic of the Congo",
    "COG": "Republic of the Congo",
    "FLK": "Falkland Islands",
    "HKG": "Hong Kong",
    "MAC": "Macao",
    "MMR": "Myanmar",
    "PSE": "Palestine",
    "SGS": "South Georgia and the South Sandwich Islands",
    "UMI": "United States Minor Outlying Islands",
    "VAT": "Vatican City",
    "VCT": "Saint Vincent and the Grenadines",
}
_HEADER = """\
# Countries of ISO 3166-1, and Kosovo. Written by infra/vocabulary/countries.py: do not edit;
# forms that the libraries do not know go into country_forms.psv.
# code | name | official name | other names
# source: ISO 3166-1 by pycountry {pycountry}, CLDR English names by Babel {babel}
# as_of: {as_of}
"""


def main() -> None:
    """Write the file."""
    (DATA / "countries.psv").write_text(text(), "utf-8")


def text() -> str:
    """Return the whole file."""
    names = babel.Locale("en").territories
    rows = [_row(country, names[country.alpha_2]) for country in pycountry.countries]
    rows.append("XKX | Kosovo | Republic of Kosovo |")
    header = _HEADER.format(
        pycountry=pycountry.__version__, babel=babel.__version__, as_of="2026-11-15"
    )
    return header + "\n".join(sorted(rows)) + "\n"


def _row(country: Any, cldr: str) -> str:
    iso = country.name
    official = _plain(getattr(country, "official_name", "") or "")
    if "(" in official or ", Province" in official:
        official = ""
    short = _SHORT.get(country.alpha_3) or _plain(getattr(country, "common_name", "") or cldr)
    known = {short, official, *([] if " - " in cldr or "(" in cldr else [cldr, _plain(cldr)])}
    others = dict.fromkeys(
        [*_spelt(iso), *known, *(form for name in known for form in _saint(name))]
    )
    listed = [
        name for name in others if name and name not in (short, official) and "SAR " not in name
    ]
    return f"{country.alpha_3} | {short} | {official} | {'; '.join(sorted(listed))}".rstrip()


def _plain(name: str) -> str:
    """Write CLDR's list style (`St.`, `&`, `SAR China`) in running words."""
    plain = name.replace("St. ", "Saint ").replace(" & ", " and ").replace("’", "'")
    return plain.removesuffix(" SAR China").removeprefix("the ")


def _spelt(name: str) -> list[str]:
    """Write an ISO name as texts do: inverted words put back, remarks in brackets left out."""
    bare = re.sub(r" ?\([^)]*\)", "", name)
    head, comma, tail = bare.partition(", ")
    if not comma:
        return [bare]
    if tail.endswith((" of", " of the")):
        return [f"{tail} {head}".removeprefix("The ")]
    return [bare] if " and " in tail else [head]


def _saint(name: str) -> list[str]:
    return [name.replace("Saint ", "St. "), name.replace("Saint ", "St ")]


if __name__ == "__main__":
    main()
