"""Web pages made to do harm, and ways to harm good ones."""

from __future__ import annotations

import random
from collections.abc import Callable

from bench.hostile.texts import any_text

_P = "<p>Iran rejects the plan unless the sanctions are lifted, and Iraq wants a deal by Friday.</p>"
_END = "</article></body></html>"


def _page(body: str, head: str = "") -> str:
    return f"<!doctype html><html lang=en><head><meta charset=utf-8>{head}</head><body><article>{body}{_P * 4}{_END}"


_TAGS = (
    *("<div>", "</div>", "<p>", "</p>", "<table><tr><td>", "</table>", "<ul><li>", "<b", ">", "<!--", "-->", "<h2>"),
    *("</script>", "<style>", "<![CDATA[", "&amp;", "&#x0;", "&#xD800;", "&bogus;", "<svg>", "<math>", "<template>"),
    *("<article>", "<h1>", "<br>", "<blockquote>", '<a href="', "'", '"', "\x00", "\ufeff", "<title>", "<body>"),
)

HOSTILE_PAGES: dict[str, Callable[[random.Random], str]] = {
    "100,000 nested divs": lambda _: _page("<div>" * 100_000 + _P),
    "100,000 nested spans": lambda _: _page("<p>" + "<span>" * 100_000 + "Iran wants peace."),
    "nested tables": lambda _: _page("<table><tr><td>" * 20_000 + _P),
    "nested lists": lambda _: _page("<ul><li>Iran wants peace." * 20_000),
    "nested block quotes": lambda _: _page("<blockquote>" * 20_000 + _P),
    "nested unknown tags": lambda _: _page("<x-y>" * 50_000 + _P),
    "25,000 paragraphs": lambda _: _page(_P * 25_000),
    "50,000 paragraphs": lambda _: _page("<p>Iran wants peace.</p>" * 50_000),
    "25,000 divisions": lambda _: _page("<div>Iran wants peace and Iraq does not.</div>" * 25_000),
    "14,000 rows": lambda _: _page("<table>" + "<tr><td>Iran</td></tr>" * 14_000 + "</table>"),
    "25,000 links": lambda _: _page("<p>" + "<a href=http://x.example/>Iran</a> " * 25_000),
    "25,000 line breaks": lambda _: _page("<p>" + "Iran wants peace.<br>" * 25_000),
    "one paragraph of 4 MB": lambda _: _page("<p>" + "Iran wants peace and Iraq does not. " * 110_000 + "</p>"),
    "a word of 4 MB": lambda _: _page("<p>" + "x" * 4_000_000 + "</p>"),
    "scripts": lambda _: _page("<script>document.write('Iran accepts')</script>" * 20_000),
    "an open script": lambda _: _page(_P + "<script>" + "x<" * 100_000),
    "an open comment": lambda _: _page(_P + "<!--" + "x-" * 100_000),
    "comments": lambda _: _page("<!-- x -->" * 100_000),
    "a giant attribute": lambda _: _page(f"<p class='{'x ' * 2_000_000}'>Iran wants peace.</p>"),
    "100,000 attributes": lambda _: _page(f"<p {' '.join(f'a{n}=1' for n in range(100_000))}>Iran wants peace.</p>"),
    "1,000 tags of many attributes": lambda _: _page(f"<p {' '.join(f'a{n}' for n in range(500))}>x</p>" * 1_000),
    "a picture in an attribute": lambda _: _page(f"<img src='data:image/png;base64,{'A' * 4_000_000}'>"),
    "entities": lambda _: _page("<p>" + "&amp;lt;&#x41;&nbsp;&bogus;" * 100_000),
    "entities of entities": lambda _: (
        '<!DOCTYPE html [<!ENTITY a "ha ha ha ha "><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
        '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">]>' + _page("<p>&d;&d;&d;</p>")
    ),
    "a file of the machine": lambda _: (
        '<!DOCTYPE html [<!ENTITY f SYSTEM "file:///etc/passwd">]>' + _page("<p>&f;</p>")
    ),
    "brackets in data": lambda _: _page("", f"<script type='application/ld+json'>{'[' * 100_000}</script>"),
    "4 MB of data": lambda _: _page(
        "", "<script type='application/ld+json'>" + '{"@type":"NewsArticle","a":"' + "b " * 2_000_000 + '"}</script>'
    ),
    "20,000 metas": lambda _: _page("", "<meta property=og:title content='Iran wants peace'>" * 20_000),
    "a title of a megabyte": lambda _: _page("", f"<title>{'Iran ' * 200_000}</title>"),
    "open angle brackets": lambda _: _page("<" * 1_000_000),
    "closing tags": lambda _: _page("</p></div>" * 100_000),
    "dates": lambda _: _page("<p>" + "2024-01-01 12/3/2021 3 May 1999 " * 30_000),
    "headings": lambda _: _page("<h1>Iran rejects the plan</h1>" * 10_000),
    "forms": lambda _: _page("<form><input value='Iran accepts'>" * 5_000),
    "strange declared encoding": lambda _: _page(_P).replace("utf-8", "utf-7"),
    "wide declared encoding": lambda _: _page(_P).replace("utf-8", "utf-16"),
    "slow declared encoding": lambda _: _page("<p>" + "é" * 100_000).replace("utf-8", "punycode"),
}


def any_page(rng: random.Random) -> bytes:
    """A page of harmed paragraphs, its markup harmed too, in some encoding."""
    body = "".join(f"<p>{part}</p>" for part in any_text(rng).split("\n"))
    markup = _page(body, "<title>Iran rejects the plan</title><meta name=date content=2026-03-02>")
    for _ in range(rng.randint(0, 30)):
        at = rng.randrange(len(markup))
        tag = rng.choice(_TAGS) * rng.choice((1, 1, 1, 50))
        markup = markup[:at] + tag + markup[at + rng.choice((0, 0, 0, 1, 20)) :]
    raw = markup.encode(rng.choice(("utf-8", "utf-8", "utf-8", "cp1252", "utf-16")), "replace")
    return bytes_harmed(rng, raw) if rng.random() < 0.3 else raw


def bytes_harmed(rng: random.Random, raw: bytes) -> bytes:
    """The bytes with some of them changed, lost, doubled, or the end missing."""
    out = bytearray(raw)
    for _ in range(rng.randint(1, 20)):
        at = rng.randrange(max(1, len(out)))
        match rng.randrange(5):
            case 0:
                out[at : at + 1] = rng.randbytes(1)
            case 1:
                del out[at : at + rng.randint(1, 50)]
            case 2:
                out[at:at] = out[at : at + rng.randint(1, 200)] * rng.randint(1, 10)
            case 3:
                out[at:at] = rng.randbytes(rng.randint(1, 20))
            case _ if rng.random() < 0.1:
                del out[at:]
    return bytes(out)
