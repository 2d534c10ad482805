"""Who is spoken of: names, titles, seats of government, pronouns; each resolved to one party or to none."""
