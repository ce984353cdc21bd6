"""Pages of publication."""
