"""One box for everything that somebody may see."""
