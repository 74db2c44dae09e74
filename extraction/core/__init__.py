"""The reader: plain Python, no Django, no clock, no database."""
