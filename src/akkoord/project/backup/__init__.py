"""A copy of all that an installation holds, readable only with a key kept elsewhere, and the way back."""
