"""What says nearly the same."""
