"""Which clauses demand something, of what kind, how hard, and how sure that is."""
