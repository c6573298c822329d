"""Answers for those who may see the answer, and not the people."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from offentligroll import Act, Answer, Assessment, Detector, Directory, Policy, Statement
from offentligroll.model import (
    Channel,
    Declaration,
    GivenFact,
    Handle,
    Listing,
    Mandate,
    Media,
    Official,
    Organisation,
    OrganisationKind,
    PartialDate,
    Period,
    Profile,
    Role,
    RoleKind,
    Title,
)

KEY = b"sixteen bytes or"
BODY = Organisation(id="lindby", name="Lindby kommun", kind=OrganisationKind.MUNICIPALITY)
SECRETS = {
    "id": "post-4711",
    "author": "zaida-ek",
    "name": "Zaida Ek",
    "channel": "9988776655",
    "handle": "@zaidasover",
    "bio": "Zaida-bio, kommundirektör",
    "disclaimer": "Zaidas åsikter är Zaidas egna",
    "website": "zaida.example",
    "words": "Rösta på Zaidas parti, min dotter är sjuk",
    "alt text": "Zaida med valskylt: Rösta på oss",
    "quoted": "Zaida citeras",
    "link": "https://parti.example/zaida",
    "answered": "https://x.example/fraga/1234",
    "note": "Zaidas chef har sagt det",
    "note on the channel": "sagt av Zaidas bror",
    "source": "Zaidas anteckningar",
    "publisher": "Bengt Bror",
}
KIM = Official(
    id=SECRETS["author"],
    name=SECRETS["name"],
    roles=(
        Role(
            organisation=BODY,
            kind=RoleKind.APPOINTED,
            period=Period.from_texts("2009"),
            titles=(Title(language="sv", words="kommundirektör"),),
            mandates=(Mandate(topics=("snö",), source=SECRETS["source"]),),
        ),
    ),
    facts=(GivenFact(fact="is-on-duty", value=True, note=SECRETS["note"]),),
)
ACCOUNT = Channel(
    id=f"x:{SECRETS['channel']}",
    platform="x",
    holder=KIM,
    handles=(Handle(handle=SECRETS["handle"]),),
    declared=(Declaration(capacity="official", hat="kommundirektör", source=SECRETS["source"]),),  # type: ignore[arg-type]
    listed=(Listing(by=BODY, period=Period(), source=SECRETS["source"]),),
    disclaimer=SECRETS["disclaimer"],
    profile=Profile(name=SECRETS["name"], bio=SECRETS["bio"], website=SECRETS["website"]),
    since=PartialDate(year=2008),
    facts=(GivenFact(fact="is-part-of-a-pattern", value=True, note=SECRETS["note on the channel"]),),
)
OTHER = Channel(id="x:112233", platform="x", holder=KIM, label="private")  # type: ignore[arg-type]
OTHERS = tuple(Official(id=f"annan-{one}", name=f"Någon Annan {one}") for one in range(5))
DIRECTORY = Directory(organisations=(BODY,), officials=(KIM, *OTHERS), channels=(ACCOUNT, OTHER))
STATEMENT = Statement(
    act=Act.REPLY,
    id=SECRETS["id"],
    at=dt.datetime(2018, 9, 1, 23, 59, tzinfo=ZoneInfo("Europe/Stockholm")),
    received=dt.datetime(2018, 8, 31, 23, 59, tzinfo=ZoneInfo("Europe/Stockholm")),
    author=KIM,
    channel=ACCOUNT,
    publisher=Official(id="bengt", name=SECRETS["publisher"]),
    on_behalf_of=BODY,
    text=SECRETS["words"],
    language="sv",
    media=(Media(description=SECRETS["alt text"], was_read=True),),
    quoted=SECRETS["quoted"],
    links=(SECRETS["link"],),
    in_reply_to=SECRETS["answered"],
    topics=("snö",),
    facts=(GivenFact(fact="receives-request", value=True, note=SECRETS["note"]),),
    directory=DIRECTORY,
)
POLICIES = Policy.shipped_ids()


def written(assessment: Assessment) -> str:
    """Give all that can be written of an answer."""
    whole: list[Any] = [assessment.to_dict(questions=True), assessment.to_dict("compact")]
    whole += [list(assessment.rows()), assessment.explain("sv", "everything"), repr(assessment)]
    return json.dumps(whole, ensure_ascii=False, default=str)


@pytest.mark.parametrize("policy", POLICIES)
def test_nobody_can_be_recognised(policy: str) -> None:
    """Under every shipped policy neither words, names, addresses, notes nor ids are left in any form."""
    answer = Policy.shipped(policy).assess(STATEMENT, for_=BODY)
    text = written(answer.redacted(KEY, questions=True))
    found = {name for name, secret in SECRETS.items() if secret in text}
    assert found == set()
    assert not any(part in text.casefold() for part in ("zaida", "112233", "23:59"))


def test_it_is_there_before() -> None:
    """What is left out of redacted answers stands in others, so that the test above can fail."""
    text = "".join(written(Policy.shipped(policy).assess(STATEMENT, for_=BODY)) for policy in POLICIES)
    told = {name for name, secret in SECRETS.items() if secret in text}
    assert told >= {"id", "author", "name", "channel", "bio", "words", "note", "source", "answered"}


@pytest.mark.parametrize("policy", POLICIES)
def test_a_record_holds_nobody_else(policy: str) -> None:
    """Whole records hold no person but those whom the statement names."""
    text = written(Policy.shipped(policy).assess(STATEMENT, for_=BODY))
    assert not any(one.id in text or one.name in text for one in OTHERS)


@pytest.mark.parametrize("policy", POLICIES)
def test_the_answer_is_the_same(policy: str) -> None:
    """What it says is what it said, reads back equal, and can be held against the policy."""
    asked = Policy.shipped(policy)
    answer = asked.assess(STATEMENT, for_=BODY)
    redacted = answer.redacted(KEY)
    rows, kept = ([{**row, "statement": ""} for row in one.rows()] for one in (answer, redacted))
    assert rows == kept
    assert Assessment.from_dict(json.loads(json.dumps(redacted.to_dict()))) == redacted
    verified = asked.verify(redacted)
    assert (verified.deviations, verified.has_checked_facts) == ((), False)


def test_what_is_left_of_people() -> None:
    """The author's title, the platform and the days; the authority is no person."""
    answer = Policy.shipped("se-municipal-model").assess(STATEMENT, for_=BODY).redacted(KEY)
    about = answer.statement
    assert about is not None
    assert (about.author_name, about.at, about.received) == (
        "kommundirektör",
        dt.date(2018, 9, 1),
        dt.date(2018, 8, 31),
    )
    assert about.channel is not None
    assert about.channel.startswith("x:keyed-")
    assert answer.provenance.organisation_name == "Lindby kommun"
    assert "kommundirektör" in answer.explain("sv", "everything")


def test_ids_are_keyed() -> None:
    """One key gives one person one id, another key another; without the key no guess can be confirmed."""
    policy = Policy.shipped("se-municipal-model")
    answer = policy.assess(STATEMENT, for_=BODY)
    first, again, other = (answer.redacted(key) for key in (KEY, KEY, b"another key of 24 bytes."))
    assert first == again
    assert first.statement is not None
    assert other.statement is not None
    assert first.statement.author != other.statement.author
    records = [part.record for used in first.facts for part in used.fact.evidence if part.record]
    assert first.statement.author in {one.id for one in records}
    assert first.provenance.facts.startswith("hmac-sha256:")
    assert first.provenance.facts != other.provenance.facts
    spans = {(part.start, part.end) for used in first.facts for part in used.fact.evidence}
    assert spans <= {(None, None), (0, 0)}


def test_bare_facts_and_drafts() -> None:
    """An answer about no statement, or one without author, channel and time, has nothing to be keyed."""
    policy = Policy.shipped("katrineholm")
    bare = policy.assess_facts(["account-is-listed"]).redacted(KEY)
    assert (bare.statement, bare.capacity.value) == (None, "official")
    draft = policy.assess(
        Statement(act=Act.POST, id="1", text="Nu plogas Storgatan.", language="sv")
    ).redacted(KEY)
    assert draft.statement is not None
    assert (draft.statement.author, draft.statement.channel, draft.statement.at) == (None, None, None)


def test_what_to_ask_is_kept_where_it_is_asked_for() -> None:
    """Looking for questions takes longest, and is done where somebody wants them."""
    answer = Policy.shipped("katrineholm").assess_facts()
    assert len(answer.redacted(KEY).open_questions()) == 0
    asked, kept = answer.open_questions(), answer.redacted(KEY, questions=True).open_questions()
    assert [[used.id for used in one.facts] for one in kept] == [
        [used.id for used in one.facts] for one in asked
    ]


@pytest.mark.parametrize(("key", "error"), [(b"short", ValueError), ("sixteen letters!", TypeError)])
def test_keys_that_anybody_could_find_are_refused(key: Any, error: type[Exception]) -> None:  # noqa: ANN401
    """A key that is too short, or a text, is refused with what to do."""
    with pytest.raises(error, match="`key` wants"):
        Policy.shipped("katrineholm").assess_facts().redacted(key)


def test_what_a_program_adds_is_a_note() -> None:
    """What a detector of a program's own says in its own words is left out, also among other notes."""
    detector = Detector(fact="role-is-always-on", name="ours", answer=lambda _: Answer.unknown("Zaidas roll"))
    one = Statement(act=Act.POST, id="1", author=KIM, channel=ACCOUNT, text="Hej", facts=())
    answer = Policy.shipped("katrineholm").with_detector(detector).assess(one, for_=BODY)
    assert "Zaidas roll" in written(answer)
    assert "Zaidas roll" not in written(answer.redacted(KEY))


def test_words_of_pictures_are_words() -> None:
    """`words=False` leaves out what the author wrote to a picture too."""
    picture = Media(description="Rösta på oss i valet!", was_read=True)
    one = Statement(act=Act.POST, id="1", text="Hej alla!", language="sv", media=(picture,))
    answer = Policy.shipped("us-hatch-act").assess(one)
    assert "Rösta på" in json.dumps(answer.to_dict(), ensure_ascii=False)
    assert "Rösta på" not in json.dumps(answer.to_dict(words=False), ensure_ascii=False)
    assert "Rösta på" not in written(answer.redacted(KEY))
