"""Where on the list is what somebody typed? An index of its words, and how it is searched."""
