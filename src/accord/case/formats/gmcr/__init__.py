"""The `.gmcr` files of GMCR+ and gmcr-py: a conflict in yes/no options, as JSON."""

from accord.case.formats.gmcr.load import load_gmcr, read_gmcr
from accord.case.formats.gmcr.save import left_out, save_gmcr

__all__ = ["left_out", "load_gmcr", "read_gmcr", "save_gmcr"]
