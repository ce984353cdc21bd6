"""What a company does and sees: its own lists, and nothing that depends on anybody else's."""
