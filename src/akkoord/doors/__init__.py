"""The way of the public folder over a store of objects: the desk ships it, the public site fetches it."""
