"""Markup: an element of an XML file written by others, and its line. No document types, entities or endless nesting."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NoReturn

from accord.case.formats.domains.domain import spelled
from accord.case.formats.numbers import number
from accord.case.formats.part import LONGEST_NAME, MOST_BYTES
from accord.problem import Place, Problem, Problems, refuse

MOST_ELEMENTS = 100_000  # the largest domain in use has 30,000
MOST_DEPTH = 30  # an item lies 4 deep
_ENCODED = re.compile(rb"encoding\s*=|^\xff\xfe|^\xfe\xff|\x00")
_BARE = re.compile(rb"&(?![A-Za-z#][A-Za-z0-9]{0,30};)")


@dataclass(slots=True)
class Markup:
    """An element: its tag in small letters, attributes, children, and where it begins."""

    tag: str
    attributes: dict[str, str]
    file: str
    line: int
    column: int
    children: list[Markup] = field(default_factory=list)
    mended: tuple[str, ...] = ()  # of a root: what was done to the file to read it

    @property
    def place(self) -> Place:
        """Where it begins."""
        return Place(self.file, self.line, self.column)

    def wrong(self, message: str, hint: str = "") -> Problem:
        """What is wrong with it, with its place."""
        return Problem("error", message, self.place, hint)

    def refuse(self, message: str, hint: str = "") -> NoReturn:
        """Raise Problems with what is wrong with it."""
        raise Problems([self.wrong(message, hint)])

    def all(self, tag: str) -> list[Markup]:
        """Its children of this tag."""
        return [child for child in self.children if child.tag == tag]

    def within(self) -> Iterator[Markup]:
        """Itself and everything in it."""
        yield self
        for child in self.children:
            yield from child.within()

    def text(self, name: str) -> str:
        """A name in an attribute, of bounded length, as a case can hold it. Raises Problems where it is blank."""
        said = spelled(self.attributes.get(name, ""))
        if not said:
            self.refuse(f'<{self.tag}> has no {name}="…"' if name not in self.attributes else f"the {name} is blank")
        if len(said) > LONGEST_NAME:
            self.refuse(f"a {name} of {len(said):,} characters; at most {LONGEST_NAME:,} are read")
        return said

    def exact(self, name: str) -> Any:
        """The number in an attribute, as it is written. Raises Problems where there is none to count with."""
        said = self.attributes.get(name)
        found = number(said) if said is not None else None
        if found is None:
            what = (
                f'<{self.tag}> has no {name}="…"'
                if said is None
                else f'{name}="{said[:30]}" is no number to count with'
            )
            self.refuse(what, "write it in digits, as 0.25")
        return found


class _Builder(ET.TreeBuilder):
    """Builds markup in place of elements, knowing lines, and stops at what is too much."""

    def __init__(self, file: str) -> None:
        super().__init__()
        self.file = file
        self.lines = 0  # blank ones left out before the first
        self.expat: Any = None
        self.root: Markup | None = None
        self.open: list[Markup] = []
        self.count = 0

    def start(self, tag: Any, attrs: Any) -> Any:
        self.count += 1
        line, column = self.lines + self.expat.CurrentLineNumber, self.expat.CurrentColumnNumber + 1
        if self.count > MOST_ELEMENTS or len(self.open) >= MOST_DEPTH:
            what = f"nested deeper than {MOST_DEPTH} levels" if len(self.open) >= MOST_DEPTH else "too many elements"
            raise refuse(what, Place(self.file, line, column))
        found = Markup(str(tag).lower(), dict(attrs), self.file, line, column)
        if self.open:
            self.open[-1].children.append(found)
        self.root = self.root or found
        self.open.append(found)

    def end(self, tag: Any) -> Any:
        self.open.pop()

    def data(self, data: Any) -> None:
        pass

    def comment(self, text: Any) -> Any:
        pass

    def pi(self, target: Any, text: Any = None) -> Any:
        pass

    def close(self) -> Any:
        return self.root


def read_xml(content: bytes, file: str) -> Markup:
    """The root of an XML file. Raises Problems: not XML, too long, too deep, a document type or an entity in it.

    What GENIUS lets pass is mended where there is one way to, and said in the root's `mended`.
    """
    if len(content) > MOST_BYTES:
        raise refuse(f"too long: more than {MOST_BYTES:,} bytes", Place(file))
    try:
        return _parsed(content, file)
    except Problems as found:
        better, mended = _mended(content)
        if not mended:
            raise
        try:
            root = _parsed(better, file)
        except Problems:
            raise found from None
        root.mended = mended
        return root


def _mended(content: bytes) -> tuple[bytes, tuple[str, ...]]:
    """A file with letters of Windows as UTF-8 and each bare & as it should be; and what was done."""
    done = []
    if not _ENCODED.search(content[:200]):
        try:
            content.decode()
        except UnicodeDecodeError:
            try:
                content = content.decode("cp1252").encode()
            except UnicodeDecodeError:
                return content, ()
            done.append("not UTF-8, and no encoding is named: read as Windows-1252")
    content, count = _BARE.subn(b"&amp;", content)
    if count:
        done.append("an & by itself is read as &amp;")
    return content, tuple(done)


def _parsed(content: bytes, file: str) -> Markup:
    from defusedxml import ElementTree as Safe
    from defusedxml.common import DefusedXmlException

    place = Place(file)
    builder = _Builder(file)
    begun = content.lstrip(b" \t\r\n")
    builder.lines = content[: len(content) - len(begun)].count(b"\n")
    parser = Safe.DefusedXMLParser(target=builder, forbid_dtd=True, forbid_entities=True, forbid_external=True)
    builder.expat = parser.parser
    try:
        parser.feed(begun)
        root = parser.close()
    except DefusedXmlException:
        hint = "a domain needs none: take the document type out"
        raise refuse("a document type or an entity stands in it, which could be a trap", place, hint) from None
    except ET.ParseError as error:
        line, column = error.position
        spot = Place(file, builder.lines + line, column + 1)
        raise refuse(f"not valid XML: {str(error).partition(':')[0]}", spot) from None
    except (LookupError, UnicodeError, ValueError) as error:
        raise refuse(f"not valid XML: {error}", place) from None
    if not isinstance(root, Markup):
        raise refuse("not valid XML: no element found", place)
    return root
