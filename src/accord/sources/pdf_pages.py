"""The program that reads the pages of one PDF from standard input and prints their text as JSON.

It runs apart from the rest, with little time and memory (see `pdf`); pypdf is known here only.
"""

from __future__ import annotations

import json
import logging
import sys
from io import BytesIO
from typing import Any

OK = 0
SECONDS = 8  # of processor time; 300 pages of a report take about 6
MEMORY = 1_000_000_000  # bytes; the text of an article takes a tenth
MAX_PAGES = 300
MAX_CHARACTERS = 5_000_000
# pypdf refuses streams that unpack to more than this: a page of text is some kB, a bomb is gigabytes.
_UNPACKED = 20_000_000


def main() -> int:
    """Read, print, leave with 0. Anything else that ends this program is told by its caller."""
    _hold_back()
    logging.disable(logging.CRITICAL)
    sys.setrecursionlimit(3000)
    answer = answer_for(sys.stdin.buffer.read())
    sys.stdout.write(json.dumps(answer))
    return OK


def answer_for(raw: bytes) -> dict[str, Any]:
    """The pages and the title of a PDF; or the problem: encrypted, pages, scanned, slow, damaged."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError

    _bound_streams()
    try:
        reader = PdfReader(BytesIO(raw))
        if len(reader.pages) > MAX_PAGES:
            return {"problem": "pages"}
        pages = _texts(reader)
        title = reader.metadata.title if reader.metadata else ""
    except (DependencyError, FileNotDecryptedError):
        return {"problem": "encrypted"}
    except MemoryError:
        return {"problem": "slow"}
    except Exception:  # pypdf says so itself: damaged files may raise anything
        return {"problem": "encrypted" if b"/Encrypt" in raw else "damaged"}
    if not any(c.isalpha() for page in pages for c in page):
        return {"problem": "scanned" if pages else "damaged"}
    return {"pages": pages, "title": str(title or "")[:1000]}


def _texts(reader: Any) -> list[str]:
    """Each page's text; a page that cannot be read is empty, unless none can."""
    pages, failed, length = [], 0, 0
    for page in reader.pages:
        try:
            text = str(page.extract_text() or "")
        except MemoryError:
            raise
        except Exception:
            text, failed = "", failed + 1
        pages.append(text)
        length += len(text)
        if length > MAX_CHARACTERS:
            break
    if failed and failed == len(pages):
        raise ValueError("no page could be read")
    return pages


def _bound_streams() -> None:
    """Tighter bounds than pypdf's own, where this version of it has them."""
    try:
        from pypdf import overwrite_configuration
    except ImportError:
        return
    overwrite_configuration(
        zlib_maximum_output_length=_UNPACKED,
        lzw_maximum_output_length=_UNPACKED,
        run_length_maximum_output_length=_UNPACKED,
        array_based_stream_maximum_output_length=_UNPACKED,
        stream_decoding_work_maximum_length=4 * _UNPACKED,
        page_tree_maximum_entries=10_000,
    )


def _hold_back() -> None:
    """Limits of time and memory, where the system has them; elsewhere the caller's clock is the only one."""
    try:
        import resource
    except ImportError:
        return
    for what, most in ((resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_AS, MEMORY)):
        try:
            resource.setrlimit(what, (most, most))
        except (ValueError, OSError):
            continue


if __name__ == "__main__":
    sys.exit(main())
