"""What is kept how long, what holds it back, and its destruction with a certificate."""
