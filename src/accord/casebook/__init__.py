"""Cases from the literature, each with the results its source reports."""

from accord.casebook.published import Inverse, Published, load, names, path, published

__all__ = ["Inverse", "Published", "load", "names", "path", "published"]
