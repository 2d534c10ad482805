"""Other people's files of a conflict, in and out."""

from accord.case.formats.gmcr import left_out, load_gmcr, save_gmcr
from accord.case.formats.load import SUFFIXES, is_foreign, load_any

__all__ = ["SUFFIXES", "is_foreign", "left_out", "load_any", "load_gmcr", "save_gmcr"]
