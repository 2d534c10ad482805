"""Cases from the literature, each with the results its source reports."""

from accord.casebook.published import Difference, Inverse, Published, Together, load, names, path, published

__all__ = ["Difference", "Inverse", "Published", "Together", "load", "names", "path", "published"]
