"""Is this installation sound? Every part is looked at, and what is wrong is said with what to do."""
