"""Times since 2000 in which a member of the UN has no head in the table of leaders.

`python -m infra.vocabulary.heads` prints them, each with the reason that
docs/vocabulary-vacancies.psv tells.
"""

import sys
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from shared.vocabulary import Vocabulary, load
from shared.vocabulary.data_files import parse_table
from shared.vocabulary.partial_dates import first_day, last_day

REASONS = Path(__file__).parents[2] / "docs" / "vocabulary-vacancies.psv"
HEADS = ("state", "government")
UN_MEMBERS = frozenset(
    """
    AFG AGO ALB AND ARE ARG ARM ATG AUS AUT AZE BDI BEL BEN BFA BGD BGR BHR BHS BIH BLR BLZ
    BOL BRA BRB BRN BTN BWA CAF CAN CHE CHL CHN CIV CMR COD COG COL COM CPV CRI CUB CYP CZE
    DEU DJI DMA DNK DOM DZA ECU EGY ERI ESP EST ETH FIN FJI FRA FSM GAB GBR GEO GHA GIN GMB
    GNB GNQ GRC GRD GTM GUY HND HRV HTI HUN IDN IND IRL IRN IRQ ISL ISR ITA JAM JOR JPN KAZ
    KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAR MCO MDA MDG
    MDV MEX MHL MKD MLI MLT MMR MNE MNG MOZ MRT MUS MWI MYS NAM NER NGA NIC NLD NOR NPL NRU
    NZL OMN PAK PAN PER PHL PLW PNG POL PRK PRT PRY QAT ROU RUS RWA SAU SDN SEN SGP SLB SLE
    SLV SMR SOM SRB SSD STP SUR SVK SVN SWE SWZ SYC SYR TCD TGO THA TJK TKM TLS TON TTO TUN
    TUR TUV TZA UGA UKR URY USA UZB VCT VEN VNM VUT WSM YEM ZAF ZMB ZWE
    """.split()
)
_FROM = date(2000, 1, 1)
_CHANGE = timedelta(days=31)  # within a month there is as a rule a change of hands, not a vacancy


class Vacancy(NamedTuple):
    """A time without a head.

    Attributes:
        country: alpha-3 code.
        head: of what, `state` or `government`.
        start: first day without one.
        end: day on which there is one again, or the last day asked for.
    """

    country: str
    head: str
    start: date
    end: date

    @property
    def years(self) -> range:
        """Years that it touches, the first and the last included."""
        return range(self.start.year, self.end.year + 1)


class Reason(NamedTuple):
    """Why there is none for a time.

    Attributes:
        country: alpha-3 code.
        head: of what, `state` or `government`.
        start: first day that it tells of.
        end: last day that it tells of, or None where it still holds.
        text: the reason.
        source: where that is from.
    """

    country: str
    head: str
    start: date
    end: date | None
    text: str
    source: str

    def tells(self, vacancy: Vacancy) -> bool:
        """Tell whether it is the reason for all of a vacancy."""
        return (
            (self.country, self.head) == vacancy[:2]
            and self.start <= vacancy.start
            and (self.end is None or vacancy.end <= self.end)
        )


def vacancies(
    vocabulary: Vocabulary, until: date, countries: Iterable[str] = UN_MEMBERS
) -> list[Vacancy]:
    """Find every time of more than a month without a head, from 2000 until a day."""
    return [
        Vacancy(country, head, *gap)
        for country in sorted(countries)
        for head in HEADS
        for gap in _gaps(_held(vocabulary, country, f"head-of-{head}", until), until)
    ]


def read_reasons(text: str) -> list[Reason]:
    """Read the reasons of a table `country | head | from..to | reason | source`."""
    return [_reason(*row.cells) for row in parse_table(REASONS.name, text).rows]


def _reason(country: str, head: str, time: str, text: str, source: str) -> Reason:
    start, _, end = time.partition("..")
    return Reason(country, head, first_day(start), last_day(end) if end else None, text, source)


def _held(vocabulary: Vocabulary, country: str, rank: str, until: date) -> list[tuple[date, date]]:
    return sorted(
        (first_day(term.start), last_day(term.end) if term.end else until)
        for leader in vocabulary.leaders.values()
        for term in leader.terms
        if term.country == country and vocabulary.offices[term.office].rank == rank
    )


def _gaps(held: Iterable[tuple[date, date]], until: date) -> Iterator[tuple[date, date]]:
    known = _FROM
    for begun, end in (*held, (until, until)):
        start = min(begun, until)
        if start - known > _CHANGE:
            yield known, start
        known = max(known, end)


def main() -> None:
    """Print each vacancy with its years and its reason."""
    reasons = read_reasons(REASONS.read_text("utf-8"))
    for vacancy in vacancies(load(), date.today()):
        why = next((reason.text for reason in reasons if reason.tells(vacancy)), "NO REASON")
        years = f"{vacancy.years[0]}-{vacancy.years[-1]}"
        place = f"{vacancy.country} {vacancy.head}"
        sys.stdout.write(f"{place} {vacancy.start}..{vacancy.end} ({years}): {why}\n")


if __name__ == "__main__":
    main()
