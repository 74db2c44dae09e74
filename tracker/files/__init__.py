"""Files as they come and as they are kept."""
