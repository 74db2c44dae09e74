"""How a text is built: speeches, heads, headings, lines, sentences, clauses; and what of it is junk."""
