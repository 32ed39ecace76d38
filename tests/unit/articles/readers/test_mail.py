"""Mails, mailboxes and saved pages."""

import io
from email.message import EmailMessage
from email.policy import SMTP

import pytest

from shared.articles import Unreadable, read_articles
from shared.articles.readers.mail.body import join_flowed_lines, unwrap_lines
from shared.articles.readers.mail.sender import split_sender
from shared.domain.articles import Article
from shared.domain.errors import PermanentError
from tests.unit.articles.builders import (
    MOMENTS,
    PAGE,
    PARAGRAPH,
    docx,
    mail,
    paragraph,
    pdf,
    saved_page,
)


def read(data: bytes, name: str = "a.eml") -> list[Article | Unreadable]:
    return list(read_articles(io.BytesIO(data), name, moments=MOMENTS))


def read_one(data: bytes, name: str = "a.eml") -> Article:
    (article,) = read(data, name)
    assert isinstance(article, Article)
    return article


def reason_of(data: bytes, name: str = "a.eml") -> str:
    with pytest.raises(PermanentError) as caught:
        read(data, name)
    return caught.value.reason


def with_file(data: bytes, name: str, kind: str, text: str = PARAGRAPH) -> bytes:
    message = mail(text)
    main, _, sub = kind.partition("/")
    message.add_attachment(data, maintype=main, subtype=sub, filename=name)
    return message.as_bytes(policy=SMTP)


def test_a_mail_tells_title_date_author_and_text() -> None:
    article = read_one(mail(PARAGRAPH).as_bytes(policy=SMTP))
    assert (article.title, article.body) == ("Bridge opens between Peru and Chile", PARAGRAPH)
    assert article.published == "2019-05-06T08:00:00-05:00"
    assert (article.authors, article.source) == (("Ana Ruiz",), None)
    assert article.record_id == "<b-17@post.example>"


@pytest.mark.parametrize(
    ("day", "published"),
    [("6 May 2019", "2019-05-06T08:00:00-05:00"), ("2 May 2019", "2019-05-02")],
)
def test_the_lines_above_the_text_go_before_the_headers(day: str, published: str) -> None:
    text = f"Bridge opens between Peru and Chile\n\nThe Border Post, {day}\nBy Bo Li\n\n{PARAGRAPH}"
    article = read_one(mail(text).as_bytes())
    assert (article.published, article.source) == (published, "The Border Post")
    assert (article.authors, article.body) == (("Bo Li",), PARAGRAPH)


@pytest.mark.parametrize("name", ["a.txt", "a", "a.html", "a.md"])
def test_a_mail_is_known_by_its_headers_whatever_it_is_called(name: str) -> None:
    assert read_one(mail(PARAGRAPH).as_bytes(), name).authors == ("Ana Ruiz",)


def test_a_text_that_begins_with_a_date_is_no_mail() -> None:
    article = read_one(f"Date: 2019-05-06\nBridge opens\n\n{PARAGRAPH}".encode(), "a.txt")
    assert article.published == "2019-05-06"


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "cp1250"])
@pytest.mark.parametrize("transfer", ["base64", "quoted-printable"])
def test_text_and_subject_in_any_charset_and_transfer_encoding(charset: str, transfer: str) -> None:
    message = mail("Premiér mluvil v úterý s ministry.")
    message.set_content("Premiér mluvil v úterý.", charset=charset, cte=transfer)
    del message["Subject"]
    message["Subject"] = "Premiér mluvil"
    article = read_one(message.as_bytes())
    assert (article.title, article.body) == ("Premiér mluvil", "Premiér mluvil v úterý.")


def test_headers_that_are_not_encoded_at_all() -> None:
    data = mail(PARAGRAPH).as_bytes().replace(b"Bridge opens", "Brücke öffnet".encode())
    assert read_one(data).title == "Brücke öffnet between Peru and Chile"


@pytest.mark.parametrize(
    "subject",
    ["Fwd: Bridge opens", "FW: RE: Bridge opens", "[desk] Re: Bridge opens", "WG: Bridge opens"],
)
def test_a_subject_loses_what_programs_set_before_it(subject: str) -> None:
    assert read_one(mail(PARAGRAPH, subject=subject).as_bytes()).title == "Bridge opens"


@pytest.mark.parametrize(
    "subject", ["Refugees return", "Free trade: a report", "AW: x", "Iran: talks"]
)
def test_a_subject_keeps_its_own_words(subject: str) -> None:
    expected = subject.removeprefix("AW: ")
    assert read_one(mail(PARAGRAPH, subject=subject).as_bytes()).title == expected


@pytest.mark.parametrize(
    ("sender", "source", "authors"),
    [
        ("Ana Ruiz <ana.ruiz@post.example>", None, ("Ana Ruiz",)),
        ('"Ruiz, Ana" <aruiz@post.example>', None, ("Ana Ruiz",)),
        ("The Border Post <news@post.example>", "The Border Post", ()),
        ("Ministry of Roads <press@roads.example>", "Ministry of Roads", ()),
        ("Border Valley Courier <ar@post.example>", "Border Valley Courier", ()),
        ("Ana Mercury <ana@post.example>", None, ("Ana Mercury",)),
        ("REUTERS <x@agency.example>", "REUTERS", ()),
        ("Ana Ruiz (The Border Post) <ana@post.example>", "The Border Post", ("Ana Ruiz",)),
        ("Ana Ruiz, The Border Post <ana@post.example>", "The Border Post", ("Ana Ruiz",)),
        ("Ana Ruiz via Border Post <ana@post.example>", "Border Post", ("Ana Ruiz",)),
        ("news@post.example", None, ()),
        ("", None, ()),
    ],
)
def test_who_sent_it(sender: str, source: str | None, authors: tuple[str, ...]) -> None:
    assert split_sender(sender) == (source, authors)


def test_an_organization_header_is_the_source() -> None:
    message = mail(PARAGRAPH)
    message["Organization"] = "The Border Post"
    article = read_one(message.as_bytes())
    assert (article.source, article.authors) == ("The Border Post", ("Ana Ruiz",))


def test_the_plain_form_is_read_where_it_holds_what_the_page_does() -> None:
    message = mail(f"{PARAGRAPH}\n\nMore of it.")
    message.add_alternative(f"<p>{PARAGRAPH}</p><p>More of <b>it</b>.</p>", subtype="html")
    assert read_one(message.as_bytes()).body == f"{PARAGRAPH}\n\nMore of it."


@pytest.mark.parametrize(
    "plain", ["Your program cannot show this mail.", " ", "https://post.example/a " * 40]
)
def test_the_page_is_read_where_the_plain_form_is_a_makeshift(plain: str) -> None:
    message = mail(plain)
    message.add_alternative(
        f"<html><head><style>p {{}}</style></head><body><p>{PARAGRAPH}</p>"
        f"<p>{PARAGRAPH.replace('Monday', 'Tuesday')}</p></body></html>",
        subtype="html",
    )
    body = read_one(message.as_bytes()).body
    assert body == f"{PARAGRAPH}\n\n{PARAGRAPH.replace('Monday', 'Tuesday')}"


def test_notices_of_newsletters_and_hidden_previews_are_no_text() -> None:
    message = mail("")
    message.set_content(
        "<html><body><div style='display: none'>A preview.</div><table><tr><td>"
        "<a href='https://x.test'>View this email in your browser</a></td></tr><tr><td>"
        f"<h1>Bridge opens between Peru and Chile</h1><p>{PARAGRAPH}</p></td></tr>"
        "<tr><td><!-- x --><p>You received this email because you asked for it. "
        "<a href='#'>Unsubscribe</a></p></td></tr></table></body></html>",
        subtype="html",
    )
    assert read_one(message.as_bytes()).body == PARAGRAPH


def test_signature_and_quoted_answer_are_no_text() -> None:
    text = (
        f"{PARAGRAPH}\n\n-- \nAna Ruiz\nReporter\n\n"
        "On Mon, 6 May 2019, the desk <desk@post.example>\nwrote:\n> when does it come?\n>\n> Soon?"
    )
    assert read_one(mail(text).as_bytes()).body == PARAGRAPH


@pytest.mark.parametrize(
    "closing",
    ["Kind regards,", "Best,", "Mit freundlichen Grüßen", "Cordialement,", "Un saludo,", "Thanks!"],
)
def test_a_name_below_a_closing_is_no_text(closing: str) -> None:
    text = f"{PARAGRAPH}\n\n{closing}\n\nAna Ruiz\nPress office\nTel. +51 555 01 99"
    assert read_one(mail(text).as_bytes()).body == PARAGRAPH


@pytest.mark.parametrize(
    "end", ["Thanks to the engineers,\nall went well.", f"Cheers\n\n{PARAGRAPH}", "Best wishes"]
)
def test_a_text_that_only_looks_like_a_closing_is_kept(end: str) -> None:
    body = read_one(mail(f"{PARAGRAPH}\n\n{end}").as_bytes()).body
    assert body.split() == f"{PARAGRAPH} {end}".split()


def test_a_mail_of_quotes_alone_is_kept_whole() -> None:
    assert read_one(mail("> The bridge is open.").as_bytes()).body == "> The bridge is open."


FORWARDED = (
    "---------- Forwarded message ---------\nFrom: Ministry of Roads <press@roads.example>\n"
    "Date: Mon, May 6, 2019 at 8:30 AM\nSubject: Roads reopen\nTo: <desk@post.example>\n\n\n"
)


@pytest.mark.parametrize("note", ["", "For the evening?\n\nAna\n\n"])
def test_a_forwarded_text_is_that_of_its_own_sender(note: str) -> None:
    article = read_one(mail(note + FORWARDED + PARAGRAPH, subject="Fwd: Roads").as_bytes())
    assert (article.title, article.body) == ("Roads reopen", PARAGRAPH)
    assert (article.source, article.authors) == ("Ministry of Roads", ())
    assert (article.published or "")[:10] == "2019-05-06"


def test_a_forwarded_block_may_begin_with_its_subject_or_its_date() -> None:
    subject, date = "Subject: \tRoads reopen\n", "Date: \tMon, 6 May 2019 08:30:10 +0200\n"
    sender = "From: \tAna Ruiz <ana@post.example>\nTo: \tdesk@post.example\n"
    for block in (subject + date + sender, date + sender + subject):
        text = f"See below.\n\n-------- Forwarded Message --------\n{block}\n\n\n{PARAGRAPH}"
        article = read_one(mail(text, subject="Fwd: Roads").as_bytes())
        assert (article.title, article.body) == ("Roads reopen", PARAGRAPH)
        assert (article.authors, article.published) == (
            ("Ana Ruiz",),
            "2019-05-06T08:30:10+02:00",
        )


def test_a_quoted_forward_loses_its_marks() -> None:
    block = FORWARDED.partition("\n")[2] + PARAGRAPH
    quoted = "Begin forwarded message:\n\n" + "\n".join(f"> {line}" for line in block.split("\n"))
    article = read_one(mail(quoted, subject="Fwd: Roads").as_bytes())
    assert (article.title, article.body) == ("Roads reopen", PARAGRAPH)


def test_what_is_answered_below_an_answer_is_no_text() -> None:
    below = FORWARDED.replace("Forwarded message", "Original Message") + "When does it come?"
    article = read_one(mail(f"{PARAGRAPH}\n\n{below}", subject="Re: Roads").as_bytes())
    assert (article.title, article.body) == ("Roads", PARAGRAPH)


def test_a_long_text_above_a_forwarded_message_is_the_article() -> None:
    above = f"{PARAGRAPH} " * 5
    article = read_one(mail(above + "\n\n" + FORWARDED + "old", subject="Fwd: Roads").as_bytes())
    assert article.body == above.strip()


def test_lines_that_a_program_broke_are_joined_and_others_are_not() -> None:
    broken = (
        "The ministers of Peru and Chile opened a new bridge over the border\n"
        "river on Monday and promised that lorries would cross it.\n"
        "A list:\n- one\n- two"
    )
    assert unwrap_lines(broken) == broken.replace("border\nriver", "border river")


@pytest.mark.parametrize(
    ("sent", "spaced", "read_as"),
    [
        ("one \ntwo\nthree", True, "one two\nthree"),
        ("on \ne\nthree", False, "one\nthree"),
        (" From there\n-- \nme", True, "From there\n-- \nme"),
    ],
)
def test_flowed_lines(sent: str, spaced: bool, read_as: str) -> None:
    assert join_flowed_lines(sent, spaced=spaced) == read_as


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (PAGE.encode(), "bridge.html", "text/html"),
        (pdf("Bridge opens", PARAGRAPH, title="Bridge opens"), "bridge.pdf", "application/pdf"),
        (f"Bridge opens\n\n{PARAGRAPH}".encode(), "bridge.txt", "application/octet-stream"),
        (pdf("Bridge opens", PARAGRAPH, title="Bridge opens"), "", "application/pdf"),
    ],
)
def test_a_file_that_is_attached_is_an_article_beside_the_mail(
    data: bytes, name: str, kind: str
) -> None:
    first, second = read(with_file(data, name, kind))
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert first.body == PARAGRAPH
    assert PARAGRAPH[:60] in second.body
    assert second.title.startswith("Bridge opens")
    assert (second.position, second.published is not None) == (1, True)
    assert second.authors
    assert second.record_id not in (None, first.record_id)


def test_the_day_of_the_mail_goes_before_that_on_which_the_file_was_made() -> None:
    data = docx(
        paragraph("Roads reopen"),
        paragraph(PARAGRAPH),
        properties="<dcterms:created>2011-01-02T03:04:05Z</dcterms:created>",
    )
    _, attached = read(with_file(data, "roads.docx", "application/octet-stream"))
    assert isinstance(attached, Article)
    assert (attached.title, attached.date_basis) == ("Roads reopen", None)
    assert attached.published == "2019-05-06T08:00:00-05:00"


def test_a_mail_of_a_file_alone_gives_that_article() -> None:
    article = read_one(with_file(PAGE.encode(), "a.html", "text/html", text=" "))
    assert article.source == "The Border Post"


@pytest.mark.parametrize("kind", ["image/png", "text/calendar", "application/pgp-signature"])
def test_what_is_no_article_beside_a_mail_is_passed_over(kind: str) -> None:
    assert len(read(with_file(b"\x89PNG whatever", "a", kind))) == 1


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"\xd0\xcf\x11\xe0 old", "figures.xls", "unknown-format"),
        (b"From: a@b.c\nTo: d@e.f\nSubject: x\n\ny", "other.eml", "nested-archive"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_by_its_name(
    data: bytes, name: str, reason: str
) -> None:
    article, bad = read(with_file(data, name, "application/octet-stream"))
    assert isinstance(article, Article)
    assert isinstance(bad, Unreadable)
    assert (bad.reason, bad.position) == (reason, 1)
    assert bad.detail.startswith(f"{name}: ")


def test_a_message_that_is_attached_is_an_article_of_its_own_sender() -> None:
    outer = mail("See the statement of the ministry.", subject="Statement")
    inner = mail(PARAGRAPH, sender="Ministry of Roads <press@roads.example>")
    outer.add_attachment(inner)
    first, second = read(outer.as_bytes())
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.title, second.title) == ("Statement", "Bridge opens between Peru and Chile")
    assert second.source == "Ministry of Roads"


def test_messages_in_messages_have_an_end() -> None:
    inner = mail(PARAGRAPH)
    for _ in range(12):
        outer = mail(PARAGRAPH)
        outer.add_attachment(inner)
        inner = outer
    *articles, last = read(inner.as_bytes())
    assert isinstance(last, Unreadable)
    assert last.reason == "too-deep"
    assert len(articles) == 9


def test_a_mailbox_gives_each_of_its_mails() -> None:
    texts = [f"{PARAGRAPH}\n\n>From here on it is open.", PARAGRAPH]
    mails = [mail(text, subject=f"Number {n}").as_bytes() for n, text in enumerate(texts)]
    box = b"\n".join(b"From ana@post.example Mon May  6 08:00:00 2019\n" + one for one in mails)
    first, second = read(box, "a.mbox")
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert first.body.endswith("\n\nFrom here on it is open.")
    assert (second.title, second.position) == ("Number 1", 1)


def test_continuing_gives_the_same_records() -> None:
    data = with_file(PAGE.encode(), "a.html", "text/html")
    whole = read(data)
    later = list(read_articles(io.BytesIO(data), "a.eml", moments=MOMENTS, start=1))
    assert later == whole[1:]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (mail(" ").as_bytes(), "no-text"),
        (b"no header\n\nat all", "bad-mail"),
        (b"From: a@b.c\nTo: x\nSubject: y\n\n" + b"a\n" * 600_000, "too-complex"),
    ],
)
def test_what_is_no_mail_says_why(data: bytes, reason: str) -> None:
    assert reason_of(data) == reason


def test_a_saved_page_is_read_as_the_page() -> None:
    article = read_one(saved_page(PAGE), "a.mhtml")
    assert article.title == "Bridge opens between Peru and Chile"
    assert article.body.startswith(PARAGRAPH)
    assert article.published == "2019-05-06T08:00:00-05:00"
    assert article.url == "https://post.example/bridge"


@pytest.mark.parametrize("name", ["a.eml", "a.txt", "a.html", "a"])
def test_a_saved_page_is_known_by_what_it_holds(name: str) -> None:
    assert read_one(saved_page(PAGE), name).source == "The Border Post"


def test_the_place_a_page_was_saved_from_is_its_address() -> None:
    bare = f"<html><head><title>Bridge opens</title></head><body><p>{PARAGRAPH}</p></body></html>"
    article = read_one(saved_page(bare), "a.mht")
    assert article.url == "https://post.example/saved?x=1"
    assert article.published is None  # the day of saving is none of publication


def test_the_page_that_start_names_is_read_and_no_frame_before_it() -> None:
    frame = "<html><body><p>An advertisement that fills a frame of the page.</p></body></html>"
    article = read_one(saved_page(frame, PAGE, start="<1@saved>"), "a.mhtml")
    assert article.title == "Bridge opens between Peru and Chile"


def test_a_saved_page_in_the_charset_of_its_part() -> None:
    page = PAGE.replace("lorries", "Łódź")
    data = saved_page(page, charset="iso-8859-2")
    assert "Łódź" in read_one(data, "a.mhtml").body


def test_a_saved_page_without_html_is_refused() -> None:
    message = EmailMessage()
    message["Snapshot-Content-Location"] = "https://post.example/x"
    message.set_content("Only text.")
    assert reason_of(message.as_bytes(), "a.mhtml") == "no-text"
