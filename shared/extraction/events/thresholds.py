"""Numbers that the rules of events go by, each with its reason; none is a setting.

Reaches and lengths are counted in tokens. A smaller reach misses events, and a larger one takes in
what belongs elsewhere: `make score` tells what a change does on the labelled texts.
"""


# What an article is about

MATTER_TOKENS = 1000
"""Tokens of a body by which its matter is told. An article tells in its first paragraphs what it
is about; the bound keeps the cost of long texts down."""
HEADLINE_WEIGHT = 3
"""How much a word of the headline weighs beside one of the body. Headlines name the matter."""
FEWEST_MATTER_WORDS = 10
"""Weight of words below which nothing is known of an article's matter. A sentence has fewer."""
PUBLIC_SHARE = 0.35
"""Share of words of public matters below which an article is not of them. Of articles of sport,
stage, trade and science nearly all have less, of those of politics next to none."""

# Triggers

MOST_TRIGGERS = 24
"""Triggers of one sentence. Sentences of news have fewer; what has more is no sentence, and is not
read on, so that cost stays linear."""
CAPITALS_SAMPLE = 30
"""Tokens of a sentence by which a rule tells a headline in capitals. One line of news has fewer."""
SHORTEST_NAME = 3
"""Letters of a word that its capital can make a name. Shorter ones are initials and particles."""
FREE_MARKS = 4
"""Quotes, hyphens and possessives that a gap of a pattern steps over besides its words. Two quoted
or compound words have four."""
OBJECT_REACH = 11
"""How far after a trigger its object stands, with attributes and a title."""
SUBJECT_REACH = 16
"""How far before a trigger its subject stands; an apposition makes it longer than objects."""
ANTECEDENT_REACH = 30
"""How far before a clause those stand whom its pronoun means: in the clause or sentence before."""
CLAUSE_REACH = 40
"""How much of a clause a condition reads on either side. Longer clauses are lists."""

# Clauses and verbs

PASSIVE_REACH = 4
"""How far before a participle its auxiliary stands: `was very badly and publicly beaten`."""
LISTED_NAMES_REACH = 6
"""How far before a headline's verb names are joined: `Zambia, South Africa and Malawi sign`."""
PLURAL_SUBJECT_REACH = 6
"""How far before a headline's verb the preposition of its subject stands: `Rebels in eastern Chad
seize`."""
SOURCE_REACH = 10
"""How far after a comma the verb of a source stands: `, a senior official of the ministry said`."""
LOOK_BACK = 40
"""How far back in an open clause a rule looks. It bounds the cost of a long sentence."""
FORUM_REACH = 5
"""How far after `before` the court or the judge stands: `before the same federal judge`."""
LONGEST_SUBJECT = 7
"""Where the verb of a new clause stands at the latest, counted from the conjunction's next word."""
MOST_ADVERBS = 3
"""Adverbs that a rule steps over: `and then suddenly also detained`."""

# Status

LEFT_REACH = 12
"""How far before a noun or an infinitive its governor stands, with objects between them:
`asked the new government of Sudan to release`; and how far after a verb a time bears on it."""
VERB_GROUP_REACH = 8
"""How far before a verb its own group reaches: auxiliaries, negations and adverbs."""
AUXILIARY_REACH = 3
"""How far before a past form an auxiliary is its own: `had not yet left`."""
ABILITY_REACH = 3
"""How far before an infinitive the word stands that tells of ability: `too early to`."""
RIGHT_REACH = 10
"""How far after a noun the verb stands whose subject it is: `talks on the new border begin`."""
HEADED_REACH = 4
"""Tokens before `to` where a line is a headline: `South Korea's Lee to visit Japan`."""
GOVERNORS = 3
"""How many governors are asked, each about the one below it: `no plans to seek a deal` has two."""

# Assertion: steps away from what a sentence asserts

FORM_DISTANCE = {
    "finite": 0,
    "passive": 0,
    "infinitive": 1,
    "participle": 1,
    "noun": 1,
    "phrase": 0,
}
"""Steps by form. A finite verb asserts; other forms hang on another word."""
WEAK_DISTANCE = 2
"""Steps of a weak trigger. A finite one is still asserted where nothing is nearer."""
BARE_NOUN_DISTANCE = 2
"""Steps of a noun that no verb says to happen. With the step of its form it is background."""
REDUCED_DISTANCE = 2
"""Steps of a past form that only describes a noun: `a group aligned with the senator has led`."""
FRONTED_DISTANCE = 2
"""Steps of what a preposition and a comma set before the main clause: `After talks, ...`."""
POINTING_GAIN = 2
"""Steps that a relative clause gains where the main clause only points at somebody. Of
its three steps one is left."""
CONDITION_GAIN = 2
"""Steps that a condition gains: what would have to be is told where the sentence tells no more."""
CARRYING_REACH = 7
"""How far before a noun the verb stands that carries it: `held two days of difficult talks`."""
FARTHEST_ASSERTED = 2
"""Steps up to which a trigger is asserted. What is farther is background."""
OF_WHAT_REACH = 4
"""How far after an anniversary the noun stands that it is of: `of the Russian invasion`."""

# Details and merging

ACRONYM_LETTERS = 7
"""An acronym has fewer letters; a longer word in capitals is shouted."""
ANTECEDENT_SENTENCES = 3
"""Sentences back in which a pronoun's person is looked for. Farther back it may be another."""
DISTANT_STEPS = 2
"""Prepositions after which a name without a role takes no part: `on the eve of a visit by`."""
HEAD_REACH = 7
"""How far into a clause a day may set its pronoun: `But on Monday, 3 May, he`."""
FRONTED_REACH = 16
"""How far into a clause the comma stands that ends what is set before its pronoun:
`After three weeks of talks in the capital, he`."""
SUBJECT_STEPS = 6
"""How far into a clause the verb of its `it` stands: `On Sunday it later also expelled`."""
SELF_REACH = 7
"""How far into a clause the pronoun of its subject stands: `in a statement Tuesday it will`."""
RELATED_REACH = 5
"""How far from a name the word stands that it tells apart: `'s national security adviser`."""
TITLE_REACH = 4
"""Tokens between a country and its officer's name: `'s deputy prime minister`."""
HONOURED_REACH = 4
"""How far after a funeral the dead person stands: `of the late President Jacques Chirac`."""
BY_REACH = 4
"""How far after its auxiliary the `by` of a passive stands: `was attended also by`."""
SHARED_REACH = 8
"""How far before a coordinate clause the participle stands whose auxiliary it shares:
`was beaten by guards of the prison and detained`."""
OWNER_REACH = 4
"""How far after a possessive the noun stands that it owns: `'s first official state visit`."""
SAYING_REACH = 9
"""How far before its day a verb of saying stands: `told reporters in Geneva late on Friday`."""
DATED_NOUN_REACH = 5
"""How far after its day the noun stands that it dates: `Tuesday's "surprise" missile test`."""
ALMOST_A_YEAR = 320
"""Days back from which on a day of the month without a year is not meant: six weeks on it is there
again."""
LONG_PAST_DAYS = 366
"""Days after which an event is history: a year, and one day for a leap year."""
SPEECH_SENTENCES = 12
"""Sentences back in which a speaker's day is looked for. A speech takes half a page of news."""
STORY_SENTENCES = 6
"""Sentences after the news of a day in which its story goes on without naming the day again. On
annotated articles two of three such events have that day; farther on it is one of two."""
NEWS_WEEK = 7
"""Days before publication within which one speech is told sentence by sentence."""
LEAD_SENTENCES = 6
"""First sentences of a body, in which newsrooms tell when the news was."""
OPENING_LENGTH = 4
"""Tokens of an opening that only tells a time: `In May 2007,`."""
NEWS_DAYS = 3
"""Days before publication on which the news of a headline may have been: a weekend and a day."""
PLANNED_BACK_DAYS = 45
"""Days back up to which a plan's day may lie: `was to be signed on 17 June`, read in July."""
MOST_COMPARED = 16
"""Events and reports that a new report is compared with, the latest first. It bounds the cost."""
STEM_LETTERS = 5
"""Letters that the forms of a word share: `accused`, `accusation`."""
NEAR_TELLING = 400
"""Characters between two tellings up to which they are near: a paragraph or two."""
FAR_TELLING = 2000
"""Characters between two tellings from which on they are far: an article of a page has as many."""
LEAD_LENGTH = 300
"""Characters of a body that tell again what the headline says: a sentence or two."""

# Ranking: steps at which a feature begins to hold. Finer steps gain nothing on held-out articles.

QUOTATION_REACH = 2000
"""Characters before a trigger in which a quotation opens. It bounds the cost of a long line."""
SENTENCE_LENGTHS = (9, 16, 26, 41)
"""Tokens of a sentence: a heading, a short, an ordinary and a long one, and a list."""
ARTICLE_LENGTHS = (200, 400, 800, 1500)
"""Tokens of a body: a brief, a report, a long one, a feature, an essay."""
NAMED_STEPS = (1, 2, 4, 7)
"""How many leaders or countries an article names."""
MATTER_SHARES = (1, 10, 25, 50)
"""Percent of the words of any matter that are of one: none, some, a good part, most."""
FIRST_SENTENCES = (1, 2, 4, 7, 13, 25)
"""Sentences of the body before the first telling: none for the lead."""
PARTICIPANT_SHARES = (1, 10, 25, 50)
"""Percent of the mentions of a facet that are of somebody who takes part."""
TELLING_SHARES = (5, 10, 20, 40)
"""Percent of the tellings of an article that are of one event."""
TYPE_SHARES = (10, 20, 35, 60)
"""Percent of the tellings of an article that are of one upper type."""
CANDIDATE_NUMBERS = (4, 8, 16, 32)
"""Candidates of an article: of a brief, a report, a long one, a feature."""
CANDIDATES_BY_SENTENCES = (4, 8, 12, 18)
"""Candidates in ten sentences: an essay has few, a report of politics one in each sentence."""
SHORTEST_ARTICLE = 4
"""Sentences of a body in which what is only mentioned may be an event. The weights were learnt from
whole articles, and a shorter text asserts what it is about."""
