"""Plain English: verb forms, names, dates, stances, and what a choice means."""
