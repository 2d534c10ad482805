"""A person's judgement of claims: finding them, confirming, rejecting and changing them, and taking them to a table."""
