"""The optional reader: a language model at an address the user names, under the contract of the rules reader."""

from accord.reading.model.asking.endpoint import Endpoint
from accord.reading.model.read import read_with_model

__all__ = ["Endpoint", "read_with_model"]
