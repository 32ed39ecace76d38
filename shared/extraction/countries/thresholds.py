"""Numbers that the rules of countries go by, each with its reason; none is a setting."""

TOWN_WEIGHT = 2
"""What a town's people or bodies beside a name weigh, in words of local news: they are surer."""
BUILDING_WORDS = 4
"""Words of a building's name after the town's: `Lebanon Valley Junior High School`."""
PATTERN_REACH = 6
"""Tokens that a blocking phrase has beside the form at most, hyphens counted."""
