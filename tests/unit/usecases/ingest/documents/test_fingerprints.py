from dataclasses import replace
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from shared.domain.annotations import Annotations
from shared.domain.articles import Article, ArticleText
from shared.domain.objects import ObjectRef
from shared.usecases.ingest.documents.document_builder import ArticleDocumentBuilder
from shared.usecases.ingest.documents.fingerprints import BANDS, fingerprints
from shared.usecases.ingest.ingest_object import Ingest
from tests.unit.usecases.ingest_bench import Bench

TEXT = " ".join(f"word{number * number % 97}x{number}" for number in range(120))


class NothingFound:
    """An extractor that finds nothing, quickly."""

    def extract(self, article: ArticleText) -> Annotations:
        return Annotations((), (), (), (), None, "none")


def test_case_accents_marks_and_spaces_do_not_count() -> None:
    plain = fingerprints(Article("Vucic visits", "The president, at noon."))
    assert plain == fingerprints(Article("VUČIĆ  visits:", "the\npresident — at noon"))


def test_another_text_is_another_story() -> None:
    assert fingerprints(Article("", TEXT)).story != fingerprints(Article("", TEXT + " more")).story


def test_a_few_changed_words_leave_a_band() -> None:
    words = TEXT.split()
    words[7] = words[60] = "other"
    near, nearer = fingerprints(Article("", TEXT)).near, fingerprints(Article("", " ".join(words)))
    assert set(near) & set(nearer.near)


def test_unrelated_texts_share_no_band() -> None:
    other = " ".join(f"term{number * 7 % 89}y{number}" for number in range(120))
    assert not set(fingerprints(Article("", TEXT)).near) & set(
        fingerprints(Article("", other)).near
    )


def test_less_than_a_shingle_has_no_band() -> None:
    assert fingerprints(Article("", "three words only")).near == ()


@given(st.text(), st.text())
def test_any_text_has_fingerprints_that_follow_from_it(title: str, body: str) -> None:
    first = fingerprints(Article(title, body))
    assert first == fingerprints(Article(title, body))
    assert len(first.story) == 32
    assert len(first.near) in (0, BANDS)


def test_order_of_uploads_does_not_matter() -> None:
    texts = {"one": TEXT, "two": TEXT.replace("word", "ward", 2), "three": TEXT, "four": "Short."}
    indices = []
    for order in permutations(texts):
        bench = Bench()
        context = replace(bench.context, build_documents=ArticleDocumentBuilder(NothingFound()))
        for name in order:
            ref = ObjectRef("bucket", f"articles/{name}.txt")
            bench.store.upload(ref, f"Title\n\n{texts[name]}".encode(), "text/plain")
            Ingest(context).update(ref, bench.catalogue.open(1), float("inf"))
        indices.append(bench.catalogue.open(1).articles.documents())
    assert all(documents == indices[0] for documents in indices)
    assert len(indices[0]) == len(texts)
