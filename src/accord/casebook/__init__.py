"""Cases from the literature, each with the results its source reports."""

from accord.casebook.published import Difference, Inverse, Published, load, names, path, published

__all__ = ["Difference", "Inverse", "Published", "load", "names", "path", "published"]
