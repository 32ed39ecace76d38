from hypothesis import given
from hypothesis import strategies as st

from shared.vocabulary import load
from shared.vocabulary.normal_form import TOKEN, form_words, normalise


def cut(form: str) -> tuple[str, ...]:
    """The tokens as an article's are cut, with no way around it."""
    return tuple(match[0] for match in TOKEN.finditer(normalise(form)[0].lower()))


@given(st.text(max_size=30) | st.text("aB 9.'-sS ", max_size=30))
def test_a_form_is_cut_as_an_article_is(form: str) -> None:
    assert form_words(form) == cut(form)


def test_every_form_of_the_vocabulary_is_cut_as_an_article_is() -> None:
    vocabulary = load()
    forms = [form.text for country in vocabulary.countries.values() for form in country.forms]
    forms += [
        name for leader in vocabulary.leaders.values() for name in (leader.name, *leader.aliases)
    ]
    forms += [title for office in vocabulary.offices.values() for title in office.titles]
    assert [form_words(form) for form in forms] == [cut(form) for form in forms]
