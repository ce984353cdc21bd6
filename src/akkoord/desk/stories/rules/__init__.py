"""Rules of stories: their way out of the house, consent, pictures, and what they would tell."""
