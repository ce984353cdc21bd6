"""What an organisation gets when it asks for everything that is held about it."""
