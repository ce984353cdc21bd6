"""A whole agreement, gathered for whoever keeps it after its end."""
