"""A policy with two rules of capacity, a guideline and a fact of its own, for tests of what people decide."""

TEXT = """
format = 1
id = "small"
version = "1"
languages = ["sv", "en"]
zone = "Europe/Stockholm"
title = { sv = "En liten policy (påhittad)", en = "A small policy (invented)" }
question = { sv = "Är uttalandet kommunens?", en = "Is the statement the municipality's?" }

[sources.guide]
title = "Riktlinjer (påhittade)"
kind = "policy"
verified = true

[[fact]]
id = "shows-the-town-hall"
phrase = { sv = "rådhuset syns på bilden", en = "the town hall can be seen in the picture" }
ask = { sv = "Syns rådhuset på bilden?", en = "Can the town hall be seen in the picture?" }

[[capacity]]
id = "listed"
decides = "official"
when = "account-is-listed"
says = { sv = "På listade konton talar kommunen.", en = "On listed accounts the municipality speaks." }
cite = "guide, 1"

[[capacity]]
id = "own"
decides = "personal"
when = { all_of = ["not account-is-listed", "not author-is-spokesperson"] }
says = { sv = "Annars talar man för sig själv.", en = "Otherwise people speak for themselves." }
cite = "guide, 2"

[[guideline]]
id = "no-town-hall"
in_capacity = "official"
must_not = "shows-the-town-hall"
says = { sv = "Rådhuset visas inte.", en = "The town hall is not shown." }
cite = "guide, 3"
"""

DIRECTORY = """format = 1

[[organisation]]
id = "lindby"
name = "Lindby kommun"
kind = "municipality"
country = "SE"

[[channel]]
id = "page:lindby"
platform = "page"
holder = "lindby"

[[channel]]
id = "page:badhuset"
platform = "page"
holder = "lindby"
"""
