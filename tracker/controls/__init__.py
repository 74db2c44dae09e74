"""What people type into, on the pages of the ledger and at the desk alike."""
