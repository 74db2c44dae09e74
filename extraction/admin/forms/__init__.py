"""What a reviewer fills in."""
