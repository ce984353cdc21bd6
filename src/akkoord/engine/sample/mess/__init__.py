"""Makes a text messy in the ways in which real lists are messy."""
