"""accord, a negotiation-analysis workbench.

Sources are read into a dossier, a dossier is drafted into a case, a case is analysed, and the results are told in
a brief.
"""

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

# The public names and their rooms; each room is opened when first asked for, so `import accord` stays light.
_ROOMS = {
    "Source": "sources",
    "load_source": "sources",
    "read": "reading",
    "Claim": "dossier",
    "Dossier": "dossier",
    "load_dossier": "dossier",
    "save_dossier": "dossier",
    "draft": "case",
    "Case": "case",
    "load_case": "case",
    "save_case": "case",
    "check_case": "case",
    "analyse": "analysis",
    "compose": "brief",
    "render_html": "brief",
    "render_markdown": "brief",
    "Problem": "problem",
    "Problems": "problem",
}
__all__ = ["__version__", *_ROOMS]


def __getattr__(name: str) -> Any:
    if name in _ROOMS:
        return getattr(import_module(f"accord.{_ROOMS[name]}"), name)
    raise AttributeError(f"accord has no {name}")


def __dir__() -> list[str]:
    return sorted(__all__)
