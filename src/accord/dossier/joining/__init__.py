"""When two records of two reports are one: wording, parties, points, meetings, facts, claims, copies, contrasts."""
