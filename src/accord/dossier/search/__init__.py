"""Full-text search over the claims of a case folder and the passages of its sources."""

from accord.dossier.search.find import Filters, Found, Hit, find
from accord.dossier.search.terms import match_of

__all__ = ["Filters", "Found", "Hit", "find", "match_of"]
