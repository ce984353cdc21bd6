"""How the shipped matching model is made: pairs generated from register rows, and a monotone additive fit."""
