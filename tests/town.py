"""The beginnings of policy files about a small town, to which tests add the rules that they are about."""

HEAD = """format = 1
id = "town"
version = "1"
languages = ["sv", "en"]
zone = "Europe/Stockholm"
title = { sv = "Staden", en = "The town" }
question = { sv = "I rollen?", en = "In the role?" }
"""
ENGLISH_HEAD = """format = 1
id = "town"
version = "1"
languages = ["en"]
zone = "Europe/Stockholm"
title = { en = "Town" }
question = { en = "In the role?" }
"""
SWEDEN = 'country = "SE"\n'
"""Stands in a head whose rules take a country's law or calendar."""

RULES = """
[sources.list]
title = "The list"
kind = "practice"
verified = true

[[capacity]]
id = "listed"
decides = "official"
when = "account-is-listed"
says = { en = "Listed channels are official." }
cite = "list, all of it"

[[capacity]]
id = "for-a-party"
presumes = "personal"
hat = "party"
when = "takes-party-side"
says = { en = "Words for a party are the party's." }
cite = "list, all of it"

[[guideline]]
id = "no-sides"
must_not = "takes-party-side"
says = { en = "No sides." }
cite = "list, all of it"

[[obligation]]
id = "keep"
binds = ["authority"]
when = "receives-request"
action = { en = "Keep it." }
says = { en = "Requests are kept." }
cite = "list, all of it"
"""
"""Rules of each kind about statements, in English."""

LISTED = 'yes = ["account-is-listed"]\nexpect = { capacity = "official" }\nbecause = ["listed"]\n'
"""A case that the first of the rules decides."""
PARTY = (
    'yes = ["takes-party-side"]\nno = ["account-is-listed"]\n'
    'expect = { capacity = "personal" }\nbecause = ["for-a-party"]\n'
)
"""A case that the second decides."""
SIDES = 'yes = ["account-is-listed", "takes-party-side"]\nfindings = { no-sides = "breached" }\n'
"""A case in which the guideline is breached."""
KEEP = 'yes = ["account-is-listed", "receives-request"]\nobligations = { keep = "due" }\n'
"""A case in which the obligation arises."""
