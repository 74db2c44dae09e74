"""What Django's own `check` does not see. Ids tracker.E0xx stop, tracker.W0xx warn; each hint says the way out."""
