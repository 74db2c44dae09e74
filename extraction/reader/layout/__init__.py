"""How a text is built: speeches, front matter, headings, lines, sentences, clauses; and what of it is noise."""
