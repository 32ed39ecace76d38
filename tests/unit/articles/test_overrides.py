"""Metadata of an upload: encoded words, and what each name may say."""

from email.header import Header

import pytest

from shared.articles.overrides import Overrides, read_overrides
from shared.domain.errors import PermanentError
from tests.unit.articles.builders import LATEST

LONG = "Süddeutsche Rundschau für Städte und Gemeinden am Fluß, Ausgabe für Übersee"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("=?utf-8?B?TGUgUG9zdGUgw6AgTHlvbg==?=", "Le Poste à Lyon"),
        ("=?UTF-8?Q?Le_Poste_=C3=A0_Lyon?=", "Le Poste à Lyon"),
        ("=?iso-8859-1?q?Le_Poste_=E0_Lyon?=", "Le Poste à Lyon"),
        ("The =?utf-8?q?Fa=C3=A7ade?= Post", "The Façade Post"),
        (Header(LONG, "utf-8", maxlinelen=40).encode(), LONG),
        ("Who knows =? and what?=", "Who knows =? and what?="),
        ("  The Border Post ", "The Border Post"),
    ],
)
def test_encoded_words_are_read(written: str, read: str) -> None:
    assert read_overrides({"Source": written}, LATEST) == Overrides(source=read)


def test_every_name_may_be_encoded() -> None:
    given = {
        "published": "=?utf-8?q?2025-08-28?=",
        "url": "=?utf-8?q?https=3A//x.test/=C3=A9?=",
        "language": "=?utf-8?q?pt-BR?=",
    }
    assert read_overrides(given, LATEST) == Overrides(
        published="2025-08-28", url="https://x.test/é", language="pt"
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("language", "Portuguese of Brazil"),
        ("published", "soon"),
        ("source", "=?utf-8?q?Le_Poste_=E0_Lyon?="),
        ("source", "=?klingon-8?B?TGU=?="),
    ],
)
def test_what_cannot_be_read_names_the_metadata(name: str, value: str) -> None:
    with pytest.raises(PermanentError, match=f"metadata `{name}`") as caught:
        read_overrides({name: value}, LATEST)
    assert caught.value.reason == "bad-metadata"
