"""Nothing is denied of a text that is partly in another language, wherever that part stands."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from offentligroll.facts.text.own_words import blank_foreign_words
from offentligroll.facts.text.reading import read
from offentligroll.facts.text.subjects import Subject
from offentligroll.facts.text.words import Words
from offentligroll.facts.vocabulary import Source, Vocabulary
from offentligroll.model.organisation import OrganisationKind
from offentligroll.model.truth import Truth

POSTS = Path(__file__).parent / "posts"
FACTS = [one.id for one in Vocabulary.shipped().values() if one.source is Source.TEXT]
COUNCILLOR = Subject(kind=OrganisationKind.MUNICIPALITY, holds_role=True)
MORE_THAN_THE_OTHER_PART = 20
"""So many words make sure that the text is in the language of the post."""
OTHERS = {
    "sv": "Kommunen stänger badhuset i morgon eftersom vattnet är för kallt.",
    "en": "The council will close the swimming pool tomorrow because the water is too cold.",
    "de": "Das Schwimmbad bleibt morgen wegen der Kälte leider geschlossen.",
    "fr": "La piscine sera fermée demain parce que l'eau est trop froide.",
    "fi": "Uimahalli on huomenna suljettu, koska vesi on liian kylmää.",
    "es": "La piscina estará cerrada mañana porque el agua está demasiado fría.",
    "pl": "Basen będzie jutro zamknięty, ponieważ woda jest zbyt zimna.",
    "ga": "Beidh an linn snámha dúnta amárach mar tá an t-uisce rófhuar.",
    "cy": "Bydd y pwll nofio ar gau yfory oherwydd bod y dŵr yn rhy oer.",
    "so": "Barkadda dabbaasha waa la xiri doonaa berri sababtoo ah biyuhu aad bay u qabow yihiin.",
    "tr": "Yüzme havuzu yarın kapalı olacak çünkü su çok soğuk.",
    "ar": "سيتم إغلاق المسبح غداً لأن الماء بارد جداً.",
    "nl": "Het zwembad is morgen gesloten omdat het water te koud is.",
    "nb": "Svømmehallen holder stengt i morgen fordi vannet er altfor kaldt.",
    "uk": "Завтра басейн буде зачинено, бо вода занадто холодна.",
}


def posts_of(language: str) -> Iterator[str]:
    """Every sixth labelled post that is long enough, and in one language."""
    for path in sorted((POSTS / language).glob("*.jsonl")):
        if path.name == "second-reader.jsonl":
            continue
        for line in path.read_text("utf-8").splitlines()[::6]:
            post = json.loads(line)
            own = blank_foreign_words(post["text"])
            long_enough = len(Words.of(own).folded) > MORE_THAN_THE_OTHER_PART
            if long_enough and not post.get("mixed") and "language" not in post:
                yield own.strip()


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_sentence_in_another_language_bars_every_no(language: str) -> None:
    """At the beginning or at the end, of any post that people labelled."""
    others = [sentence for other, sentence in OTHERS.items() if other != language]
    denied = [
        (text, fact)
        for post, sentence in zip(posts_of(language), itertools.cycle(others))
        for text in (f"{sentence} {post}", f"{post.rstrip('.!?')}. {sentence}")
        for reading in [read(Words.of(text), COUNCILLOR)]
        for fact in FACTS
        if reading.of(fact).truth is Truth.NO
    ]
    assert not denied


SCATTERED = {
    "cy": "Diolch o galon to everybody who came to the library today.",
    "pl": "We will read zapiski to the children, and there will be pierogi on the table.",
    "hu": "The town hall will be closed for the ünnepség, and gyógyszertár is open next door.",
}


@pytest.mark.parametrize("text", SCATTERED.values(), ids=SCATTERED.keys())
def test_words_of_another_language_bar_every_no_wherever_they_stand(text: str) -> None:
    """They need not stand side by side."""
    reading = read(Words.of(text), COUNCILLOR)
    assert reading.spoken.main == "en"
    assert [fact for fact in FACTS if reading.of(fact).truth is Truth.NO] == []


def test_rare_words_of_the_language_bar_nothing() -> None:
    """Two words that no list knows are not foreign by that alone."""
    reading = read(Words.of("The bison is not your friend, and neither is the tuba."), COUNCILLOR)
    assert not reading.spoken.is_mixed
