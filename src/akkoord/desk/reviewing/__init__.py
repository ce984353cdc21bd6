"""Reviews from outside: who reviews until when, the data set without names, what the reviewer proposes."""
