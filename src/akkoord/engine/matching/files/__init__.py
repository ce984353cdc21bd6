"""Matching on files alone: lists, a register and judgements in, four files out."""
