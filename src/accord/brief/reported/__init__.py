"""The sections that tell what the sources say."""
