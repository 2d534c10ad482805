"""A brief as HTML, Markdown, plain text, and data."""
