"""Other people's files of a conflict, in and out."""

from accord.case.formats.gmcr import left_out, load_gmcr, read_gmcr, save_gmcr

__all__ = ["left_out", "load_gmcr", "read_gmcr", "save_gmcr"]
