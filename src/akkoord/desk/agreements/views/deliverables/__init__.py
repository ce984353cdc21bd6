"""Pages about deliverables and the monitor that judges them."""
