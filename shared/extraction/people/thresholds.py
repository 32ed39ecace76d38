"""Numbers that the rules of people go by, each with its reason; none is a setting.

Weights are those of `tenure.Tenure.weight`, from 0 to 6. `make score` tells what a change does on
the labelled texts.
"""


# How likely a name means somebody

RANK_WEIGHT = {"head-of-state": 3, "head-of-government": 2}
"""Weight of an office by its rank, 1 for others. The press names the highest without a title."""
RECENT_YEARS = 6
"""Years for which the press still writes of somebody by surname alone."""
YEARS_AROUND = 12
"""Years around a term in which a text of the past speaks of its holder."""
LEAD = 0.75
"""By how much the likeliest bearer of a name must lead the next. Less would be a guess."""
AT_HOME_WEIGHT = 1.5
"""Weight of a country that the article names: more than a rank, less than to be in office."""
EVIDENCE_ALONE = 4
"""Points of evidence that a surname needs without any other sign of a person."""
IN_OFFICE_WEIGHT = 3.0
"""Weight from which somebody holds office on the article's day."""
RECENT_HEAD_WEIGHT = 2.0
"""Weight from which somebody holds office on that day, or headed a state or government lately."""
HEAD_WEIGHT = 4.0
"""Weight from which somebody heads a state or government on that day."""
MOST_YEARS = 8
"""A text that names more years tells nothing about its own time."""

# Names

LONGEST_NAME = 6
"""Words of a name, particles apart. What goes on is a list or a headline."""
LONGEST_INITIALS = 3
"""Letters of initials that are written together: J.R.R. What is longer abbreviates a body."""
NAMES_TRACED_BACK = 50
"""Full names back to which a surname is traced. It bounds the cost of a list of names."""
SHORTEST_SURNAME = 3
"""Letters of a surname that stands alone; shorter ones are initials."""
RECOGNISABLE_LETTERS = 5
"""Letters from which on one wrong letter leaves a name recognisable by itself."""
MISSPELT_WEIGHT = 4.0
"""Weight of a leader whose misspelt name is known without another sign: a head in office."""
SAME_LETTERS = 0.75
"""Share of the letters of two spellings of one name that agree, in order. Nicknames share less."""
MOST_LOOKED_UP = 8
"""Unknown names of one article that are looked up. A list of more is no list of leaders."""

# Politicians outside the vocabulary

POLITICAL_WORDS = 2
"""Words of politics that a sentence on politics has. One occurs in any news."""
PARTY_TOKENS = 4
"""Tokens that a party's brackets hold at most: `(Liberal Democrats)`, `(D-N.D.)`."""
APPOSITION_REACH = 8
"""Tokens from a name's comma to the house of a member: `, a member of the state Senate`."""
MOST_MODIFIERS = 5
"""Tokens between a name's comma and the title that explains it: `, the country's acting deputy`."""
LONGEST_COMPLEMENT = 14
"""Tokens of what a title is of: `of the State Office for the Protection of Water and Forests`."""
MATTERS_OF_STATE = 2
"""Words of affairs of state that an article of politics has. One occurs in any news."""
SHORT_TEXT = 100
"""Tokens of a text that is too short to show by its words what it is about."""
EXPANSION_REACH = 6
"""Tokens before the brackets of an acronym that tell what it is short for."""
TITLE_SENTENCES = 8
"""Sentences back in which `the president` has been named. Farther back it may be another."""
ONLY_HOLDER_SENTENCES = 30
"""The same where the article names one holder of that title only: an article of some pages."""
