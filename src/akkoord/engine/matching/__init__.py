"""Which rows are the same production location? Rows in, scored pairs and clusters with lasting identifiers out."""
