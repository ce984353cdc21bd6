"""How do we make text comparable? Keys, countries, legal forms, numbers in addresses, identifiers."""
