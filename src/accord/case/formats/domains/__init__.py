"""Negotiation domains of programs of agents (GENIUS, GeniusWeb, NegoLog), in and out."""

from accord.case.formats.domains.find import holds_domain, load_domain
from accord.case.formats.domains.write import WRITERS, domain_files

__all__ = ["WRITERS", "domain_files", "holds_domain", "load_domain"]
