"""Web pages: the article comes in, with what the page says of itself; what stands around it stays out."""

from __future__ import annotations

import socket
from datetime import date

import pytest

from accord.problem import Problems
from accord.sources import Source, load_text

PAGE = """<!doctype html>
<html lang="en-GB"><head><meta charset="{charset}">
<title>Port talks stall over night shifts - Harbour Post</title>
<meta property="og:title" content="Port talks stall over night shifts">
<meta property="og:site_name" content="Harbour Post">
<meta property="article:published_time" content="2026-03-02T08:15:00Z">
<link rel="canonical" href="https://harbour.example/2026/port-talks">
<style>p {{ color: red }}</style><script>var secret = "Script text stays out.";</script></head>
<body><nav><ul><li><a href="/">Menu text stays out</a></li></ul></nav>
<article><h1>Port talks stall over night shifts</h1>
<p>The dockers’ union rejected the operators’ offer on Sunday, and said it would not come back to the table before the
night bonus is paid in full. The operators want a pause in the strike first.</p>
<aside>Advertisement stays out: buy a boat today.</aside>
<h2>What the union wants</h2>
<p>The union demands a night bonus of 40 percent, and wants the new cranes kept under the control of its members. It
has offered to keep one terminal open for food and medicine while the talks go on.</p>
<p style="display: none">Hidden text stays out: the union accepts everything.</p>
<p>The mayor of Genève, who is to mediate, expects no deal before Easter &amp; says so.</p></article>
<section id="comments"><p>Comment stays out.</p></section>
<footer>Imprint stays out</footer></body></html>"""


def page(markup: str = PAGE, charset: str = "utf-8") -> Source:
    return load_text(markup.format(charset=charset).encode(charset), "saved.html")


def test_the_article_is_text_with_its_headings_as_lines_and_blank_lines_between() -> None:
    parts = page().text.split("\n\n")
    assert parts[0] == "Port talks stall over night shifts"
    assert parts[2] == "What the union wants"
    assert parts[-1] == "The mayor of Genève, who is to mediate, expects no deal before Easter & says so."
    assert len(parts) == 5
    assert all("\n" not in part for part in parts)


def test_what_stands_around_an_article_stays_out() -> None:
    assert "out" not in page().text.split()


def test_what_the_page_says_of_itself_is_kept() -> None:
    source = page()
    assert (source.title, source.publisher) == ("Port talks stall over night shifts", "Harbour Post")
    assert (source.published, source.language, source.form) == (date(2026, 3, 2), "en", "html")
    assert source.address == "https://harbour.example/2026/port-talks"


def test_the_day_a_person_gives_beats_the_day_of_the_page() -> None:
    raw = PAGE.format(charset="utf-8").encode()
    assert load_text(raw, "a.html", published=date(2026, 3, 5)).published == date(2026, 3, 5)


def test_a_day_in_the_text_is_not_taken_for_the_day_of_publication() -> None:
    sentence = "The treaty of 4 May 1999 ends on 12 July 2031, and neither side wants to prolong it as it is. "
    source = load_text(f"<html><body><article><p>{sentence * 4}</p></article></body></html>".encode(), "a.html")
    assert source.published is None
    assert source.address == "a.html"


@pytest.mark.parametrize("charset", ["utf-8", "cp1252", "iso-8859-1", "utf-16"])
def test_the_encoding_is_the_mark_or_what_the_page_declares(charset: str) -> None:
    markup = PAGE.replace("’", "'")  # ISO 8859-1 has none
    assert "Genève" in page(markup, charset).text


def test_a_page_without_a_declaration_is_utf8_or_the_encoding_named() -> None:
    markup = PAGE.replace('<meta charset="{charset}">', "").format(charset="").replace("’", "'")
    assert "Genève" in load_text(markup.encode(), "a.html").text
    raw = (markup + "è" * 300).encode("cp1252")
    assert "Genève" in load_text(raw, "a.html", encoding="cp1252").text
    with pytest.raises(Problems, match="not UTF-8"):
        load_text(raw, "a.html")


def test_one_stray_byte_does_not_lose_a_page() -> None:
    raw = PAGE.format(charset="utf-8").encode().replace(b"buy a boat", b"buy a b\xffat")
    assert "Genève" in load_text(raw, "a.html").text


def test_a_fragment_is_a_page_too_and_its_script_stays_out() -> None:
    sentence = "The talks between the two ports went on without a result. " * 6
    source = load_text(f"<p>{sentence}</p>\n<script>alert(1)</script>".encode(), "article.txt")
    assert source.text == sentence.strip()


@pytest.mark.parametrize(
    "markup",
    [
        "<!doctype html><html></html>",
        "<html><body><script>alert('Iran wants peace')</script></body></html>",
        "<html><body><nav>Home Contact</nav></body></html>",
        "<html><body><img src=a.png></body></html>",
        "<html><body>" + "<div>" * 100_000 + "x</body></html>",
    ],
)
def test_a_page_without_an_article_is_one_clear_error(markup: str) -> None:
    with pytest.raises(Problems, match="no article was found") as caught:
        load_text(markup.encode(), "a.html")
    assert caught.value.problems[0].hint


def test_a_page_of_endless_elements_is_refused() -> None:
    with pytest.raises(Problems, match="too large for one article"):
        load_text(b"<html><body>" + b"<p>x</p>" * 40_000, "a.html")


def test_a_text_that_speaks_of_tags_is_no_page() -> None:
    text = "Iran rejects the <deal>.\nThe tag <p> begins a paragraph.\n"
    assert load_text(text.encode(), "a.txt").form == "text"


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*args: object, **kwargs: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    links = (
        "<img src=http://a.example/a.png><link rel=stylesheet href=http://a.example/a.css><base href=http://b.example>"
    )
    markup = PAGE.replace("<!doctype html>", '<!DOCTYPE html SYSTEM "http://a.example/a.dtd">').replace("<body>", links)
    assert "Genève" in page(markup).text


def test_an_address_that_is_no_web_address_is_not_kept() -> None:
    assert page(PAGE.replace("https://harbour.example/2026/port-talks", "javascript:alert(1)")).address == "saved.html"
