"""The confidential side: everything that knows who produces where."""
