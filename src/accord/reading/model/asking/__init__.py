"""Asking: a chunk of a text goes to an endpoint, and an answer comes back as plain items that nobody trusts yet."""
