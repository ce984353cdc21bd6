"""What may leave the house? The allow-list projection and the gate in front of an edition."""
