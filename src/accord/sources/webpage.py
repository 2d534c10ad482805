"""A web page -> Source: the article, without menus, scripts, advertisements and comments. Nothing is ever fetched.

Taking the article out of the page is trafilatura's work; here is what it is given, and what is kept of its answer.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from datetime import date
from pathlib import PurePath
from typing import Any

from accord.problem import Place, Problems, refuse
from accord.sources.decoding import decoded_page, marked
from accord.sources.source import Source, text_id

MAX_ELEMENTS = 30_000  # a page of news has 500 to 5,000; extraction takes about 0.1 ms for each
MAX_LINKS = 5_000  # a front page has a thousand; extraction compares links with each other, 8,000 take 5 s
_LONGEST_TAG = 20_000  # characters; parsers compare all attributes of a tag with each other
_OPENINGS = (
    "<!doctype html",
    "<html",
    "<head",
    "<body",
    "<script",
    "<meta",
    "<title",
    "<main",
    "<article",
    "<section",
    "<div",
    "<h1",
    "<p>",
    "<p ",
)
_SUFFIXES = {".html", ".htm", ".xhtml"}
_PRELUDE = re.compile(r"(?:\s|\ufeff|<\?xml[^>]{0,300}>|<!--.{0,2000}?-->)*", re.S)
_GIANT_TAG = re.compile(rf"<([A-Za-z][A-Za-z0-9]{{0,20}})\b[^<>]{{{_LONGEST_TAG},}}")
_DATA = re.compile(r"data:[\w/+.\-;=]{0,100},[A-Za-z0-9+/=%\-_]{200,}")
_NOT_FOR_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# What no reader sees, and what stands around an article. Structured data stays: it holds the title and the day.
_AROUND = (
    "//nav | //aside | //footer | //style | //template | //noscript | //iframe | //object | //svg | //dialog"
    " | //button | //select | //script[not(contains(@type, 'ld+json'))]"
    " | //*[@hidden] | //*[@aria-hidden='true'] | //*[@role='navigation' or @role='banner' or @role='contentinfo']"
    " | //*[contains(translate(@style, ' ', ''), 'display:none') or contains(@style, 'visibility:hidden')]"
)


def is_page(raw: bytes, address: str) -> bool:
    """Whether these bytes are a web page: they begin like one, or are named as one and hold tags."""
    head = raw[:8192]
    wide = marked(raw)
    text = head.decode(wide, errors="ignore") if wide else head.decode("latin-1")
    start = text[_prelude(text) :].lower()
    if start.startswith(_OPENINGS) and (">" in start):
        return True
    if "<html" in start or "<script" in start:
        return "</" in start or "<body" in start
    return PurePath(address).suffix.lower() in _SUFFIXES and re.search(r"<[a-z!/]", start) is not None


def read_page(raw: bytes, place: Place, published: date | None, encoding: str | None) -> Source:
    """The article of a page as a source; `published` beats the day the page gives. Raises Problems."""
    markup = _bounded(decoded_page(raw, place, encoding))
    tree = _tree(markup, place)
    language, titles = _language(tree), [_words(h) for h in list(tree.iter("h1"))[:5]]
    article = _article(tree, place)
    paragraphs = [line for line in (_line(text) for text in (article.text or "").split("\n")) if line]
    if not any(c.isalpha() for p in paragraphs for c in p):
        raise _nothing(place)
    title = _line(article.title or "")[:300]
    if title in titles and title not in paragraphs[:3]:
        paragraphs.insert(0, title)
    text = "\n\n".join(paragraphs)
    return Source(
        id=text_id(text),
        text=text,
        form="html",
        title=title,
        publisher=_line(article.sitename or "")[:200],
        published=published or _day(article.date),
        language=language,
        address=_address(article.url) or place.file,
    )


def _prelude(text: str) -> int:
    found = _PRELUDE.match(text)
    return found.end() if found else 0


def _bounded(markup: str) -> str:
    """The markup without what makes parsers slow: giant tags (their attributes go), pictures inside attributes."""
    markup = _NOT_FOR_XML.sub(" ", _DATA.sub("", markup[_prelude(markup[:8192]) :]))
    markup = _GIANT_TAG.sub(r"<\1", markup)
    return markup if "<html" in markup[:2000].lower() else f"<html><body>{markup}</body></html>"


def _tree(markup: str, place: Place) -> Any:
    from trafilatura import load_html

    try:
        tree = load_html(markup)
    except Exception:  # whatever a parser does with hostile input, the person is told the same
        tree = None
    if tree is None:
        raise _nothing(place)
    if sum(1 for _ in tree.iter()) > MAX_ELEMENTS:
        raise refuse(
            f"too large for one article: the page has more than {MAX_ELEMENTS:,} elements",
            place,
            "save the article's text into a .txt file and read that",
        )
    if sum(1 for _ in tree.iter("a")) > MAX_LINKS:
        raise refuse(
            f"no article: the page has more than {MAX_LINKS:,} links",
            place,
            "save the article's text into a .txt file and read that",
        )
    return tree


def _article(tree: Any, place: Place) -> Any:
    from trafilatura import bare_extraction

    logger = logging.getLogger("trafilatura")
    before = logger.level
    logger.setLevel(logging.CRITICAL)  # its remarks on a page are not ours to print
    try:
        found = bare_extraction(
            tree,
            include_comments=False,
            with_metadata=True,
            prune_xpath=_AROUND,
            # Only what the page itself says of its day: a day found somewhere in the text may be any day.
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception:
        found = None
    finally:
        logger.setLevel(before)
    if found is None:
        raise _nothing(place)
    return found


def _nothing(place: Place) -> Problems:
    return refuse(
        "no article was found in this web page",
        place,
        "open it in a browser, copy the article's text into a .txt file and read that",
    )


def _line(text: str) -> str:
    """One line of text: runs of white space as one space, table rows without their frames."""
    line = " ".join(text.split())
    return "" if not line.strip("|- ") else line


def _words(element: Any) -> str:
    return " ".join("".join(_texts(element)).split())


def _texts(element: Any) -> Iterator[str]:
    for number, text in enumerate(element.itertext()):
        if number > 50:  # a headline has no more parts
            return
        yield str(text)


def _language(tree: Any) -> str:
    """The language the page declares, as two or three letters; English where it declares none."""
    told = str(tree.get("lang") or tree.get("xml:lang") or "").strip().lower()
    found = re.match(r"([a-z]{2,3})(?:[-_]|$)", told)
    return found[1] if found else "en"


def _day(told: str | None) -> date | None:
    try:
        return date.fromisoformat((told or "")[:10])
    except ValueError:
        return None


def _address(url: str | None) -> str:
    """The page's own address, where it is one; else nothing."""
    ok = url and len(url) <= 2000 and re.fullmatch(r"https?://[^\s<>\"'\x00-\x20\x7f]+", url)
    return url if ok and url else ""
