"""Pages about trainings."""
