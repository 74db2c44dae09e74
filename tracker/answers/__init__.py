"""What goes for every answer of the program: which refusals there are, that they are noted, and that nothing is stored."""
