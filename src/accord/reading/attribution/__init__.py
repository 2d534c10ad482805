"""Attribution: who says what, by what word, in which stretch of the text."""

from accord.reading.attribution.find import find_attributions
from accord.reading.attribution.record import Attribution, Kind

__all__ = ["Attribution", "Kind", "find_attributions"]
