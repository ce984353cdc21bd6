"""Pages of a company's own copies, and of handing a whole agreement over."""
