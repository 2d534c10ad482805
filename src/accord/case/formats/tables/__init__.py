"""A case as tables people can read and change in a spreadsheet: an XLSX workbook, or a folder of CSV files."""

from accord.case.formats.tables.read import holds_tables, load_tables
from accord.case.formats.tables.write import as_files, as_workbook

__all__ = ["as_files", "as_workbook", "holds_tables", "load_tables"]
