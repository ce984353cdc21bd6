"""What may be wrong in rows: one module a kind of content, each answering with problems."""
