"""The yearly lists, the locations behind them, and who produces where."""
