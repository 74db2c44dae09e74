"""What narrows a list, and how that is said."""
