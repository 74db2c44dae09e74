"""Who works with the ledger: how they sign, and the groups they belong to."""
