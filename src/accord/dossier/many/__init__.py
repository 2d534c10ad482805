"""Many reports as one dossier in a folder, put together on the disk: memory hardly grows with their number."""

from accord.dossier.many.save import Saved, save_joined

__all__ = ["Saved", "save_joined"]
