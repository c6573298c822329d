"""The questions of a review as a sequence: made when looked at, found and chosen without making all."""

from __future__ import annotations

import itertools
from pathlib import Path

import attrs
import pytest
from queue_builders import POLICY, TOWN, posts

from offentligroll import Policy, Statement, Truth
from offentligroll.queue import AnswerStore, ReviewSession
from offentligroll.queue.questions import Waiting
from small_policy import TEXT

KATRINEHOLM, LAW = Policy.shipped("katrineholm"), Policy.shipped("se-law")


def session_over(statements: tuple[Statement, ...], folder: Path, *policies: Policy) -> ReviewSession:
    """Begin a review under policies that also ask of each statement by itself."""
    store = AnswerStore.opened(folder / "answers.sqlite")
    return ReviewSession.of(statements, policies or [KATRINEHOLM], store)


def test_they_are_a_sequence(tmp_path: Path) -> None:
    """Each is the same however one comes to it, and no two have one id."""
    questions = session_over(posts(12), tmp_path).questions()
    assert tuple(questions[at] for at in range(len(questions))) == tuple(questions)
    assert questions[2:5] == tuple(itertools.islice(questions, 2, 5))
    assert len({one.id for one in questions}) == len(questions)
    assert questions != tuple(questions)


def test_what_most_wait_for_comes_first(tmp_path: Path) -> None:
    """Groups and statements of their own stand in one order."""
    sizes = [len(one.statements) for one in session_over(posts(40), tmp_path).questions()]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > sizes[-1] == 1


def test_each_is_found_by_its_id(tmp_path: Path) -> None:
    """Whether it was looked at before or not; what is not open is not found."""
    session = session_over(posts(12), tmp_path)
    first, last = session.questions()[0], tuple(session.questions())[-1]
    assert session.questions().find(first.id) == first
    assert session.questions().find(last.id) == last
    assert session.questions().find("gone") is None


def test_a_fact_that_two_policies_ask_is_one_question(tmp_path: Path) -> None:
    """With the rules of both; each place among what they ask counts."""
    session = session_over(posts(8), tmp_path, KATRINEHOLM, LAW)
    asked = [(one.used.id, one.policy, one.scope) for one in session.questions()]
    assert len(set(map(repr, asked))) == len(asked)
    alone = [one for one in session.questions() if not one.scope.is_group]
    assert any({policy for policy, _ in one.rules} == {"katrineholm", "se-law"} for one in alone)


def test_two_statements_of_one_id_have_one_question(tmp_path: Path) -> None:
    """An answer would count for both, as the archive does not tell them apart."""
    one, *others = posts(4)
    session = session_over((one, *others, one), tmp_path)
    alone = [each for each in session.questions() if each.scope.statement == one.id]
    assert {each.statements for each in alone} == {(0, 4)}


@pytest.mark.parametrize("is_group", [True, False])
def test_they_are_chosen_by_what_is_known_of_them(tmp_path: Path, is_group: bool) -> None:
    """What is told of a question before it is made is what it has."""
    questions = session_over(posts(12), tmp_path).questions()
    chosen = questions.chosen(lambda one: one.scope.is_group is is_group)
    assert tuple(chosen) == tuple(one for one in questions if one.scope.is_group is is_group) != ()
    told = []

    def look(one: Waiting) -> bool:
        told.append((one.scope, tuple(one.statements), one.forms))
        return True

    questions.chosen(look)
    assert told == [(one.scope, one.statements, one.used.forms) for one in questions]


def test_a_changed_policy_asks_anew(tmp_path: Path) -> None:
    """Other questions are not the same sequence."""
    session = session_over(posts(4), tmp_path, POLICY)
    other = session.under([Policy.from_text(TEXT.replace("account-is-listed", "is-satire"))])
    assert other.questions() != session.questions()
    assert session.under([POLICY]).questions() == session.questions()


def test_each_kind_of_question_once(tmp_path: Path) -> None:
    """First that of which one answer settles the most; what each answer is for is told."""
    questions = session_over(posts(40), tmp_path).questions()
    kinds = questions.kinds()
    assert len({(one.used.id, one.policy) for one in questions}) == len(kinds)
    assert sum(one.answers for one in kinds) == len(questions)
    settled = [one.statements / one.answers for one in kinds]
    assert settled == sorted(settled, reverse=True)
    for kind in kinds:
        own = [one for one in questions if one.used.id == kind.used.id]
        assert kind.statements == len({number for one in own for number in one.statements})
        assert bool(kind.per) is own[0].scope.is_group
    assert {"channel"} in [set(one.per) for one in kinds]


def test_alike_is_what_the_author_said_there(tmp_path: Path) -> None:
    """The same question about other statements; a group is alike to nothing else."""
    questions = session_over(posts(12), tmp_path).questions()
    alone = next(one for one in questions if not one.scope.is_group)
    number = alone.statements[0]
    alike = questions.alike(alone)
    assert [one.used.id for one in alike] == [alone.used.id] * 3
    assert {one.statements[0] % 4 for one in alike} == {number % 4}
    assert questions.alike(questions[0]) == (questions[0],)
    assert [questions.count_alike(one) for one in (alone, questions[0])] == [3, 1]


def test_nothing_is_alike_to_what_nobody_is_known_to_have_said(tmp_path: Path) -> None:
    """Two statements without an author may be two people's."""
    nobodys = tuple(attrs.evolve(one, author=None) for one in posts(12))
    questions = session_over(nobodys, tmp_path).questions()
    alone = next(one for one in questions if not one.scope.is_group)
    assert questions.alike(alone) == (alone,)
    nowhere = tuple(attrs.evolve(one, channel=None) for one in posts(12))
    questions = session_over(nowhere, tmp_path).questions()
    alone = next(one for one in questions if not one.scope.is_group)
    assert questions.alike(alone) == (alone,)


def test_what_the_authority_says_unsigned_is_alike(tmp_path: Path) -> None:
    """What was said on its behalf is its own, whoever wrote it."""
    own = tuple(attrs.evolve(one, author=None, on_behalf_of=TOWN) for one in posts(12))
    questions = session_over(own, tmp_path).questions()
    alone = next(one for one in questions if not one.scope.is_group)
    assert len(questions.alike(alone)) == 3


def test_one_answer_for_all_that_is_alike(tmp_path: Path) -> None:
    """Each statement has its own answer, all of them by one person at one time; and back at once."""
    session = session_over(posts(12), tmp_path)
    alone = next(one for one in session.questions() if not one.scope.is_group)
    numbers = [one.statements[0] for one in session.questions().alike(alone)]
    number = session.answer(alone.id, Truth.NO, by="Åsa Ek", alike=True)
    assert number == 1
    kept = session.store.kept()
    assert [one.scope.statement for one in kept] == [session.statements[at].id for at in numbers]
    assert len({one.at for one in kept}) == 1
    other = session.questions()[0]
    session.answer(other.id, Truth.NO, by="Åsa Ek")
    session.undo(by="Åsa Ek")
    assert session.store.kept() == kept
    undone = session.undo(by="Åsa Ek")
    assert undone is not None
    assert undone.number == len(numbers)
    assert session.store.kept() == ()
