"""The query syntax: what is read, what is refused and where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.search.query.parser import MAX_DEPTH, MAX_LENGTH, MAX_TERMS, parse_query
from shared.search.query.query_tree import AllOf, AnyOf, Node, Not, QuerySyntaxError, Term


def shown(node: Node | None) -> str:
    match node:
        case None:
            return ""
        case Term(text, kind, field, _):
            quoted = {"word": text, "prefix": f"{text}*", "phrase": f'"{text}"'}[kind]
            return f"{field}:{quoted}" if field else quoted
        case AllOf(parts):
            return "(" + " AND ".join(map(shown, parts)) + ")"
        case AnyOf(parts):
            return "(" + " OR ".join(map(shown, parts)) + ")"
        case Not(part):
            return f"NOT {shown(part)}"


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("", ""),
        ("  ", ""),
        ("xi", "xi"),
        ("xi putin", "(xi AND putin)"),
        ("xi AND putin", "(xi AND putin)"),
        ("xi OR putin kim", "(xi OR (putin AND kim))"),
        ("(xi OR putin) kim", "((xi OR putin) AND kim)"),
        ('"joint exercise" -drill', '("joint exercise" AND NOT drill)'),
        ("“joint exercise” now", '("joint exercise" AND now)'),
        ("„zwei Wörter“", '"zwei Wörter"'),
        ('source:"The “Old” Paper"', 'source:"The “Old” Paper"'),
        ("-(a b)", "NOT (a AND b)"),
        ("NOT a", "NOT a"),
        ("zelen*", "zelen*"),
        ("title:(a OR b)", "(title:a OR title:b)"),
        ('source:"The Paper"', 'source:"The Paper"'),
        ("key:articles/2025*", "key:articles/2025*"),
        ("Woo Won-shik", "(Woo AND Won-shik)"),
        ("Trump, Xi!", "(Trump, AND Xi!)"),
        ("C++ Yahoo! ¿qué? +49", "(C++ AND Yahoo! AND ¿qué? AND +49)"),
        ("pre\u00adsident \u200e talks\u200b*", "(president AND talks*)"),
        ("xi\u200b OR\u200b \ufeffputin", "(xi OR putin)"),
        ('title:"sum\u200bmit"', 'title:"summit"'),
        ("source:x\u200by", "source:x\u200by"),
        ('source:"***"', 'source:"***"'),
        ("北京 会谈*", "(北京 AND 会谈*)"),
        ("or and not", "(or AND and AND not)"),
        ("ORDER NOTE ANDES", "(ORDER AND NOTE AND ANDES)"),
        ("https://x.example/a", "https://x.example/a"),
        ("10:30", "10:30"),
        ("((a))", "a"),
    ],
)
def test_query_is_read(query: str, tree: str) -> None:
    assert shown(parse_query(query)) == tree


@pytest.mark.parametrize(
    ("query", "position", "word"),
    [
        ("xi (putin", 3, "never closed"),
        ("xi putin)", 8, "no parenthesis"),
        ('xi "putin', 3, "never closed"),
        ("xi “putin", 3, "never closed"),
        ("OR xi", 0, "left"),
        ("xi OR", 3, "right"),
        ("xi AND", 3, "right"),
        ("(xi OR) kim", 4, "right"),
        ("xi ()", 4, "parenthesis"),
        ("xi NOT", 6, "leave out"),
        ("--xi", 1, "leave out"),
        ("xi a*b", 4, "star"),
        ("x*", 0, "star"),
        ("*", 0, "no word"),
        ("xi *", 3, "no word"),
        ("xi ***", 3, "no word"),
        ("xi - putin", 3, "minus"),
        ("xi -", 3, "minus"),
        ("xi – putin", 3, "no word in –"),
        ("xi & putin", 3, "no word in &"),
        ("xi || putin", 3, "no word in ||"),
        ("xi ...", 3, "no word in ..."),
        ("(xi) (&)", 6, "no word in &"),
        ('xi ""', 3, "no word"),
        ('xi "—"', 3, "no word"),
        ("xi “ ”", 3, "no word"),
        ("xi -&", 4, "no word in &"),
        ("xi ²", 3, "no word in ²"),
        ("title:&", 6, "no word in &"),
        ("title:* xi", 6, "no word"),
        ('source:""', 7, "no value"),
        ("\u200b", 0, "no word"),
        ("+xi", 0, "+ means nothing"),
        ("xi !putin", 3, "! means nothing"),
        ("xi putin~2", 8, "~2 means nothing"),
        ("putin^1.5 xi", 5, "^1.5 means nothing"),
        ('"joint drill"~3', 13, "~3 means nothing"),
        ('xi "joint dri*"', 13, "within quotation marks"),
        ('"joi* drill"', 4, "within quotation marks"),
        ("xi (- putin)", 4, "minus"),
        ("x\u200b*", 0, "at least 2"),
        ("leadr:xi", 0, "no field"),
        ("xi title:", 3, "no value"),
        ("title:(body:x)", 7, "within"),
        ('""', 0, "no word"),
        ("&&", 0, "no word"),
        ("(" * (MAX_DEPTH + 1) + "a" + ")" * (MAX_DEPTH + 1), MAX_DEPTH, "deep"),
        ("a " * (MAX_TERMS + 1), 2 * MAX_TERMS, "terms"),
        ("a" * (MAX_LENGTH + 1), MAX_LENGTH, "characters"),
    ],
)
def test_wrong_syntax_is_refused_with_its_position(query: str, position: int, word: str) -> None:
    with pytest.raises(QuerySyntaxError) as refused:
        parse_query(query)
    assert refused.value.position == position
    assert word in refused.value.message


@given(st.text(alphabet='ab "“”()-*:ORNDT\tß𝒳\u200b&~+', max_size=60) | st.text(max_size=60))
def test_any_text_is_read_or_refused_within_itself(query: str) -> None:
    try:
        parse_query(query)
        position = 0
    except QuerySyntaxError as refused:
        position = refused.position
    assert 0 <= position <= len(query)


@given(st.recursive(
    st.sampled_from(["xi", '"joint drill"', "zel*", "title:talks"]),
    lambda inner: st.lists(inner, min_size=2, max_size=3).flatmap(
        lambda parts: st.sampled_from([" ".join(parts), f"({' OR '.join(parts)})"])
    ),
    max_leaves=20,
))  # fmt: skip
def test_what_is_read_reads_the_same_again(query: str) -> None:
    tree = shown(parse_query(query))
    assert shown(parse_query(tree)) == tree
