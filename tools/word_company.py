"""Vectors of stems by the company they keep: what stands among the same words has like vectors.

They let the linear reader learn something of words that few labelled posts have, from texts that nobody
labelled. What is learnt so is added to the weights of the words; nothing of the vectors is shipped.
"""

from __future__ import annotations

import collections
import json
import pathlib
import re
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from scipy import sparse
from scipy.sparse.linalg import svds

from offentligroll.facts.text.features import stem_of
from offentligroll.facts.text.languages import languages
from offentligroll.facts.text.words import Words

DIMENSIONS = 150
WINDOW = 5
"""So many words to each side are company."""
FEWEST = 6
"""Of stems that are rarer nothing is told."""
FLATTENED = 0.75
"""Frequent company counts less, by this power."""
_NO_WORDS = re.compile(r"https?://\S+|@\w+")


def stems_in(path: pathlib.Path, language: str) -> list[list[str]]:
    """Cut texts that nobody labelled into stems; those in other languages are left out.

    Args:
        path: a file with one JSON object a line, its words in ``text``.
        language: their language.

    Returns:
        The stems of each text.
    """
    texts = []
    for line in path.read_text("utf-8").splitlines():
        words = Words.of(_NO_WORDS.sub(" ", json.loads(line)["text"]))
        if languages().spoken(words, (language,), None).main == language:
            texts.append([stem_of(word) for word in words.folded])
    return texts


def vectors_of(texts: Iterable[Sequence[str]]) -> dict[str, np.ndarray]:
    """Give each stem a vector of length one.

    Args:
        texts: the stems of each text.

    Returns:
        The vectors of all stems that are common enough.
    """
    texts = list(texts)
    times = collections.Counter(stem for text in texts for stem in text)
    common = [stem for stem, count in times.items() if count >= FEWEST]
    at = {stem: number for number, stem in enumerate(common)}
    ones, others, nearness = [], [], []
    for text in texts:
        known = [at[stem] for stem in text if stem in at]
        for number, one in enumerate(known):
            for distance in range(1, min(WINDOW, number) + 1):
                ones.append(one)
                others.append(known[number - distance])
                nearness.append(1 / distance)
    met = sparse.coo_matrix((nearness, (ones, others)), shape=(len(common), len(common))).tocsr()
    met = (met + met.T).tocoo()
    total = np.asarray(met.sum(axis=1)).ravel()
    flat = total**FLATTENED
    surprise = np.log(met.data * flat.sum() / (total[met.row] * flat[met.col]))
    more = surprise > 0
    table = sparse.csr_matrix((surprise[more], (met.row[more], met.col[more])), shape=met.shape)
    left, sizes, _ = svds(table, k=DIMENSIONS, random_state=1)
    vectors = left * np.sqrt(sizes)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    return dict(zip(common, vectors, strict=True))


def company(rows: Sequence[Iterable[str]], vectors: Mapping[str, np.ndarray]) -> np.ndarray:
    """Add up the vectors of each row.

    Args:
        rows: the features of each text, each once.
        vectors: the vectors of some of them.

    Returns:
        One row for each text.
    """
    sums = np.zeros((len(rows), DIMENSIONS))
    for number, features in enumerate(rows):
        for feature in features:
            vector = vectors.get(feature)
            if vector is not None:
                sums[number] += vector
    return sums
