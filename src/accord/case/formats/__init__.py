"""Other people's files of a conflict, in and out; and a case as tables."""

from accord.case.formats.domains import domain_files
from accord.case.formats.gmcr import left_out, load_gmcr, save_gmcr
from accord.case.formats.load import is_foreign, load_any
from accord.case.formats.tables import as_files, as_workbook, load_tables

__all__ = [
    "as_files",
    "as_workbook",
    "domain_files",
    "is_foreign",
    "left_out",
    "load_any",
    "load_gmcr",
    "load_tables",
    "save_gmcr",
]
