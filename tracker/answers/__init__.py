"""What goes for every answer of the program: refusals, that they are noted, that nothing is kept."""
