"""What Akkoord can compute: pure Python without web framework, database or network."""
