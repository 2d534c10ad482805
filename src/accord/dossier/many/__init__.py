"""Many reports as one dossier in a folder, put together on the disk: memory hardly grows with their number."""

from accord.dossier.many.save import Saved, save_joined
from accord.dossier.many.unchanged import note, noted

__all__ = ["Saved", "note", "noted", "save_joined"]
