"""The sections that tell what was worked out from the case."""
