"""How far the reader can be trusted, told from decisions and labelled texts."""
