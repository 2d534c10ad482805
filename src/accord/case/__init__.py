"""The negotiation as a model a person can read, edit and defend."""

from accord.case.case import Additive, Case, Constraint, Fallback, Graph, Option, Party, Point, Ranking, Statement, View
from accord.case.check import check_case
from accord.case.draft import draft
from accord.case.file import load_case, save_case
from accord.case.formula import Formula, FormulaError, parse

__all__ = [
    "Additive",
    "Case",
    "Constraint",
    "Fallback",
    "Formula",
    "FormulaError",
    "Graph",
    "Option",
    "Party",
    "Point",
    "Ranking",
    "Statement",
    "View",
    "check_case",
    "draft",
    "load_case",
    "parse",
    "save_case",
]
