"""Reports and cases: what is wrong at a location, who is behind it, and what is done until it is remedied."""
