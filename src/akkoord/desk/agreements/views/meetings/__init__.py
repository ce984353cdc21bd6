"""Pages about bodies, their meetings and the minutes."""
