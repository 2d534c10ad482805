"""The HTML: one safe file in which every visible word says what it rests on."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

import accord.brief
from accord.brief import Brief, render_html
from accord.brief.frame import ALLOWED
from accord.case import Case
from accord.dossier import Claim, Dossier, PartyMention
from accord.sources import Source

from .conftest import many_parties_case, span, told, towns, towns_case

VOID = {"meta", "link", "br", "img", "input", "path", "circle", "use", "hr"}
UNSEEN = {"style", "title", "svg", "defs"}
STYLE = (Path(accord.brief.__file__).parent / "templates/style.css").read_text()


class Page(HTMLParser):
    """Visible text nodes with what they rest on, and every id, reference and tag."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str | None, bool]] = []  # text, nearest data-rest, within a section
        self.ids: list[str] = []
        self.references: set[str] = set()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.add(tag)
        self.attributes |= set(found)
        if found.get("id"):
            self.ids.append(str(found["id"]))
        for name in ("href", "popovertarget", "aria-labelledby"):
            if found.get(name):
                self.references.add(str(found[name]).removeprefix("#"))
        if tag not in VOID:
            self.open.append((tag, found))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        tags = [t for t, _ in self.open]
        if not data.strip(" \n\u2060·+") or set(tags) & UNSEEN:
            return
        rests = [a["data-rest"] for _, a in self.open if "data-rest" in a]
        self.texts.append((data.strip(), rests[-1] if rests else None, "section" in tags or "header" in tags))


@pytest.fixture(scope="module")
def towns_page(towns_brief: Brief) -> str:
    return render_html(towns_brief)


def test_every_visible_word_says_what_it_rests_on(brief: Brief) -> None:
    for text, rest, _ in Page(render_html(brief)).texts:
        assert rest in {"claim", "assumed", "computed", "frame"}, text


def test_fixed_words_are_those_of_the_list(brief: Brief) -> None:
    for text, rest, _ in Page(render_html(brief)).texts:
        if rest == "frame":
            assert text in ALLOWED


def test_there_is_no_script_and_nothing_is_fetched(brief: Brief) -> None:
    html = render_html(brief)
    page = Page(html)
    assert not page.tags & {"script", "link", "img", "iframe", "object", "embed", "form", "base"}
    assert not {a for a in page.attributes if a.startswith("on") or a in ("src", "action", "srcset")}
    assert "Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\"" in html
    assert "url(" not in STYLE
    assert "@import" not in STYLE


def test_every_reference_leads_somewhere_and_no_id_stands_twice(brief: Brief) -> None:
    page = Page(render_html(brief))
    assert len(page.ids) == len(set(page.ids))
    assert page.references <= set(page.ids)


def test_chips_and_passages_link_both_ways(towns_brief: Brief, towns_page: str) -> None:
    for passage in towns_brief.passages:
        n = passage.number
        assert f'popovertarget="v-{n}" id="u-{n}"' in towns_page
        assert f'href="#u-{n}"' in towns_page
        assert f'id="s-{n}"' in towns_page
        assert f'href="#s-{n}"' in towns_page


def test_overlapping_passages_leave_the_text_as_it_is(towns_page: str) -> None:
    lines = re.findall(r'<p class="ln".*?</p>', towns_page, re.DOTALL)
    plain = [re.sub(r"<sup>.*?</sup>|<span class=\"no\".*?</span>|<[^>]+>", "", line) for line in lines]
    assert plain == [line for line in next(iter(towns().sources.values())).text.split("\n") if line]
    assert '<mark class="d2">' in towns_page


def hostile() -> tuple[Dossier, Case]:
    """A source, a party and a claim that try to get out of their place."""
    text = (
        'Evil </p><script>alert(1)</script> wants "><img src=x onerror=alert(1)> \u202etxt.exe &amp; {{ 7*7 }}\x07 now.'
    )
    source = Source.of(text, title='<b onmouseover="x">title</b>', address="javascript:alert(1)")
    quote = span(source, text)
    name = 'Ev<il> & "co" \'\u2066'
    claim = Claim(id="c1", holders=("evil",), stance="wants", content=text, evidence=(quote,), speaker="<i>x</i>")
    dossier = Dossier(
        sources={source.id: source},
        parties={"evil": PartyMention(id="evil", name=name, evidence=(quote,))},
        claims={"c1": claim},
    )
    case = Case.model_validate({
        "title": "</title><script>alert(2)</script>",
        "parties": {"evil": {"name": name, "note": '" onclick="x'}},
        "options": {"o": {"by": "evil", "does": "<script>s</script>", "because": ["c1"], "note": "--></style>"}},
        "status_quo": {"o": "no"},
        "preferences": {"evil": [{"prefer": "o", "because": ["c1"]}]},
    })  # fmt: skip
    return dossier, case


def test_hostile_text_stays_text() -> None:
    html = render_html(told(*hostile()))
    page = Page(html)
    assert not page.tags & {"script", "img"}
    assert "onmouseover" not in page.attributes
    assert "onclick" not in page.attributes
    assert "\u202e" not in html
    assert "\u2066" not in html
    assert "\x07" not in html
    assert "[U+202E]" in html
    assert "{{ 7*7 }}" in html


def test_the_same_brief_gives_the_same_bytes(towns_brief: Brief) -> None:
    assert render_html(towns_brief).encode() == render_html(towns_brief).encode()


def test_ten_parties_look_different() -> None:
    html = render_html(told(Dossier(), many_parties_case(10)))
    looks = re.findall(
        r'<span class="p (c\d)[^"]*"><span[^>]*><svg[^>]*><use href="#(sh\d)"/></svg>Party</span> number (p\d)', html
    )
    assert len({(colour, shape) for colour, shape, _ in looks}) == 10
    assert len({(colour, shape, name) for colour, shape, name in looks}) == 10


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb (WCAG 2.2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
def test_every_colour_of_words_is_readable_on_every_ground(mode: int) -> None:
    block = re.findall(r":root\s*\{([^}]*)\}", STYLE)[mode]
    colours = dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6}|#[0-9a-f]{3})\b", block))
    full = {k: v if len(v) == 7 else "#" + "".join(c * 2 for c in v[1:]) for k, v in colours.items()}
    for ground in ("bg", "card", "tint"):
        for words in ("fg", "mut", "as", *(f"c{i}" for i in range(8))):
            light, dark = sorted((luminance(full[ground]), luminance(full[words])), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5, (ground, words)


def test_a_party_without_a_claim_is_named_as_silent() -> None:
    html = render_html(told(towns(), towns_case()))
    assert re.search(r"Not reported: what .*?Karn.*? wants\.", html)
