"""Files that only the holder of a key kept elsewhere can read, such as backups."""
