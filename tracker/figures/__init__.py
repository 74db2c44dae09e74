"""What is counted, each figure with the list of exactly those rows."""
