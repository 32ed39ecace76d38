"""Names of months and days in the languages that news is often written in, as the CLDR has them."""

import unicodedata
from functools import cache

# In the form that stands beside a day.
_NAMES = """
january february march april may june july august september october november december
januar februar märz april mai juni juli august september oktober november dezember
jänner februar märz april mai juni juli august september oktober november dezember
janvier février mars avril mai juin juillet août septembre octobre novembre décembre
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
januari februari maart april mei juni juli augustus september oktober november december
januar februar mars april mai juni juli august september oktober november desember
januar februar marts april maj juni juli august september oktober november december
januari februari mars april maj juni juli augusti september oktober november december
ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie
января февраля марта апреля мая июня июля августа сентября октября ноября декабря
січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
januari februari maret april mei juni juli agustus september oktober november desember
"""
# Only in full: their abbreviations stand for other months in Croatian and in Polish (listopada).
_NAMES_IN_FULL = """
stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października ? grudnia
ledna února března dubna května června července srpna září října listopadu prosince
"""
_WEEKDAYS = """
monday tuesday wednesday thursday friday saturday sunday
montag dienstag mittwoch donnerstag freitag samstag sonntag
maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
lundi mardi mercredi jeudi vendredi samedi dimanche
lunes martes miércoles jueves viernes sábado domingo
lunedì martedì mercoledì giovedì venerdì sabato domenica
mandag tirsdag onsdag torsdag fredag lørdag søndag
måndag tisdag onsdag torsdag fredag lördag söndag
"""
_ABBREVIATED = 3  # letters; shorter words are ambiguous


def month_number(word: str) -> int | None:
    """Return the month that a name or an abbreviation stands for, with or without accents.

    Returns:
        1 to 12; None where the word is no month or names different months in two languages.
    """
    name = _folded(word)
    full = _numbers(_NAMES + _NAMES_IN_FULL)
    if name in full or len(name) < _ABBREVIATED:
        return full.get(name)
    begun = {number for full, number in _numbers(_NAMES).items() if full.startswith(name)}
    return begun.pop() if len(begun) == 1 else None


def weekdays(word: str) -> set[int]:
    """Return the days of the week that a name or an abbreviation may mean; 0 is Monday."""
    name = _folded(word)
    rows = (row.split() for row in _WEEKDAYS.split("\n"))
    return {n for row in rows for n, full in enumerate(row) if _folded(full).startswith(name)}


@cache
def _numbers(names: str) -> dict[str, int]:
    rows = (row.split() for row in names.split("\n"))
    return {_folded(name): number for row in rows for number, name in enumerate(row, 1)}


def _folded(word: str) -> str:
    """Fold case and accents, since many pages leave accents out."""
    apart = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
