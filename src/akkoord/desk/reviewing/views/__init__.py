"""The pages about reviewers: those of the secretariat, and the reviewer's own."""
