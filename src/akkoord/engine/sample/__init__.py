"""One invented year of an agreement, from a seed: companies, messy lists, and the truth behind them."""
