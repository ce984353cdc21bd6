"""Pages about collective projects."""
