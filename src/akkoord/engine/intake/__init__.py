"""What is in this file? A company's list in, rows and problems out."""
