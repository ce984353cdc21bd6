"""Pages about agreements and the organisations that take part."""
