"""How one row of the ledger reads on a day."""
