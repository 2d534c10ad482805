"""What a clause says its holder wants, refuses, offers, fears: signals, negation, hedges, and the claims they make."""
