"""What a company answers for that ends a relation by its own choice, as the OECD guidance asks of it.

Source: OECD Due Diligence Guidance for Responsible Supply Chains in the Garment and Footwear Sector (2017),
disengagement as a last resort.
"""

from akkoord.engine.text import gettext_noop

EXIT_QUESTIONS = (
    ("reasons", gettext_noop("Why do you leave this site?")),
    ("alternatives", gettext_noop("What did you try first, so that you could stay?")),
    ("dialogue", gettext_noop("With whom did you speak: the site, a union, representatives of the workers?")),
    ("notice", gettext_noop("When did you tell the site, and how long before the last order?")),
    ("dues", gettext_noop("Are wages, severance pay and other dues of the workers paid?")),
    ("orders", gettext_noop("Are all orders that were placed accepted and paid?")),
    ("remedy", gettext_noop("Which abuses there are not remedied yet, and who sees to it?")),
    ("public", gettext_noop("What do you say of it in public?")),
)
"""Code → question of a responsible exit, in the order in which they are asked; every one wants an answer."""
LONGEST_ANSWER = 2_000
