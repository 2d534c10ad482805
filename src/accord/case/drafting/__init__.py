"""How a dossier becomes a first case: who is who, what is asked of whom, which options, which preferences."""
