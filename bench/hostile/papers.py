"""PDFs made by hand: the least a reader of PDFs accepts, and what it should not choke on."""

from __future__ import annotations

import random
import zlib
from collections.abc import Callable, Sequence


def pdf(pages: Sequence[Sequence[str]], *, info: str = "", packed: bool = False) -> bytes:
    """A PDF of these pages, each a list of lines (Latin-1), one under the other; `info` is put into its data."""
    return joined_objects([_stream(_shown(lines), packed) for lines in pages], info)


def joined_objects(streams: Sequence[bytes], info: str = "") -> bytes:
    """A PDF whose pages have these content streams."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(streams)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(streams)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for n, stream in enumerate(streams):
        page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
        objects += [f"{page} /Contents {5 + 2 * n} 0 R >>".encode(), stream]
    objects.append(f"<< {info} >>".encode("latin-1"))
    out, places = b"%PDF-1.4\n", []
    for n, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{n} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>\n"
    return out + f"{head}{trailer}startxref\n{len(out)}\n%%EOF\n".encode()


def _shown(lines: Sequence[str]) -> bytes:
    shown = b"BT /F1 11 Tf 14 TL 72 770 Td\n"
    for line in lines:
        text = line.encode("cp1252", "replace").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        shown += b"(" + text + b") Tj T*\n"
    return shown + b"ET"


def _stream(content: bytes, packed: bool) -> bytes:
    content = zlib.compress(content) if packed else content
    kind = " /Filter /FlateDecode" if packed else ""
    return f"<< /Length {len(content)}{kind} >>\nstream\n".encode() + content + b"\nendstream"


def bomb(megabytes: int, layers: int = 1) -> bytes:
    """A page whose content unpacks to so many megabytes of spaces, packed so many times over."""
    packer = zlib.compressobj(9)
    content = b"".join(packer.compress(b" " * 1_000_000) for _ in range(megabytes)) + packer.flush()
    for _ in range(layers - 1):
        content = zlib.compress(content, 9)
    kinds = "[" + " /FlateDecode" * layers + "]"
    return joined_objects(
        [f"<< /Length {len(content)} /Filter {kinds} >>\nstream\n".encode() + content + b"\nendstream"]
    )


def locked() -> bytes:
    """A PDF that says it is encrypted, with a key nobody has."""
    lock = "/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <{0}> /U <{0}> >> /ID [<{1}> <{1}>]"
    return pdf([["Secret."]]).replace(b"/Root 1 0 R", f"/Root 1 0 R {lock.format('ab' * 32, 'cd' * 16)}".encode())


def _lines() -> list[str]:
    return ["Iran wants the sanctions lifted before it signs.", "Iraq rejects the plan."] * 20


def whole() -> bytes:
    """A sound PDF of three pages, to be harmed."""
    return pdf([_lines()] * 3, packed=True)


def _content(content: bytes, length: int) -> bytes:
    return joined_objects([f"<< /Length {length} >>\nstream\n".encode() + content + b"\nendstream"])


# Made to do harm, or harmed; each is made when it is needed, for some are large.
HOSTILE_PAPERS: dict[str, Callable[[random.Random], bytes]] = {
    "bomb": lambda _: bomb(300),
    "bomb in bombs": lambda _: bomb(100, 4),
    "locked": lambda _: locked(),
    "no pages": lambda _: joined_objects([]),
    "scanned": lambda _: pdf([[]] * 3),
    "cut in half": lambda _: whole()[: len(whole()) // 2],
    "only its head": lambda _: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "junk before": lambda _: b"x" * 500 + whole(),
    "a page in itself": lambda _: whole().replace(b"/Kids [4 0 R 6 0 R 8 0 R]", b"/Kids [2 0 R 2 0 R 2 0 R]"),
    "a million pages said": lambda _: whole().replace(b"/Count 3", b"/Count 999999"),
    "301 pages": lambda _: pdf([["Iran wants peace."]] * 301),
    "deep arrays": lambda _: _content(b"[" * 200_000, 200_000),
    "deep dictionaries": lambda _: whole().replace(b"/Type /Catalog", b"/X " + b"<< /Y " * 50_000),
    "endless numbers": lambda _: _content(b"1 " * 2_000_000, 9),
    "endless words": lambda _: _content(b"BT /F1 9 Tf " + b"(Iran wants peace. ) Tj " * 300_000 + b"ET", 7_200_015),
    "many words": lambda _: pdf([["word " * 15] * 60] * 100),
    "noise": lambda rng: b"%PDF-1.4\n" + rng.randbytes(1_000_000),
    "noise of brackets": lambda rng: b"%PDF-1.4\n" + bytes(rng.choices(b"<>[]()/% 0\n", k=300_000)),
    "many objects": lambda _: b"%PDF-1.4\n" + b"".join(b"%d 0 obj << >> endobj\n" % n for n in range(100_000)),
    "a table into itself": lambda _: whole().replace(
        b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % whole().rfind(b"xref\n0")
    ),
}
