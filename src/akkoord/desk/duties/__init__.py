"""The yearly cycle: what each company owes by when, who has handed it in, who was reminded."""
