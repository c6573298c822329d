"""What stands below an entry of a thread, however deep the thread is."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

import attrs
import pytest

from offentligroll.review.descent import Descent


@attrs.frozen
class Post:
    """A post of a thread: by the house where its speaker is ``house``."""

    id: str
    answers: str | None
    speaker: str | None
    hour: int


def descent(posts: Sequence[Post], *, own_only: bool) -> Descent[Post]:
    """Join posts; what counts is the house's, and with `own_only` others' posts end the way down."""
    ids = {post.id for post in posts}
    below: dict[str, list[Post]] = {}
    for post in posts:
        if post.answers in ids and post.answers is not None:
            below.setdefault(post.answers, []).append(post)
    return Descent(
        entries=posts,
        below=below,
        counts=lambda one: one.speaker == "house",
        passes=(lambda one: one.speaker == "house") if own_only else lambda _: True,
        order=lambda one: one.hour,
        precedes=lambda one, other: one.hour < other.hour,
    )


def answers_by_hand(posts: Sequence[Post], asked: Post, *, own_only: bool) -> Iterator[Post]:
    """Go down from one post alone."""
    waiting, seen = [asked.id], {asked.id}
    while waiting:
        above = waiting.pop()
        for post in posts:
            if post.answers != above or post.id in seen:
                continue
            seen.add(post.id)
            if post.speaker == "house" and post.hour >= asked.hour:
                yield post
            if not own_only or post.speaker == "house" or (post.speaker and post.speaker == asked.speaker):
                waiting.append(post.id)


def thread(seed: int) -> list[Post]:
    """Make up a thread, some of it out of order and some of it in a circle."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    posts = []
    for number in range(chance.randrange(2, 16)):
        hour = number * 2 if chance.random() < 0.8 else chance.randrange(30)
        above = chance.randrange(max(0, number - 3), number + 2)
        speaker = chance.choice(["house", "house", "asa", "bo", None])
        posts.append(Post(str(number), None if chance.random() < 0.1 else str(above), speaker, hour))
    return posts


@pytest.mark.parametrize("own_only", [True, False])
def test_it_finds_what_walking_down_finds(own_only: bool) -> None:
    """For every visitor's post of many threads, the first answer is that of the plain walk."""
    for seed in range(400):
        posts = thread(seed)
        found = descent(posts, own_only=own_only)
        for asked in (one for one in posts if one.speaker != "house"):
            by_hand = [one.hour for one in answers_by_hand(posts, asked, own_only=own_only)]
            first = found.first(asked)
            assert (first and first.hour) == min(by_hand, default=None), (seed, asked)
            assert found.has_any(asked) is bool(by_hand), (seed, asked)


def test_a_deep_thread_is_gone_through_once() -> None:
    """Of thousands of posts, one below the other, each is looked at a few times, not once for each above."""
    posts = [
        Post(str(number), str(number - 1), "asa" if number % 2 else "bo", number) for number in range(3000)
    ]
    looks = 0

    def counts(_: Post) -> bool:
        nonlocal looks
        looks += 1
        return False

    found = attrs.evolve(descent(posts, own_only=False), counts=counts)
    assert not any(found.has_any(post) for post in posts)
    assert looks < 4 * len(posts)
