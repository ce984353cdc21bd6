"""Stories with consent: written, agreed to by everybody in them, approved, shown, and taken back at once."""
