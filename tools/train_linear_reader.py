"""Train the linear reader of a language on labelled posts, and measure what its scores mean.

    python tools/train_linear_reader.py LANGUAGE [--also FILE …] [--leave-out FILE] [--unlabelled FILE]

Only posts of the split ``train`` are read. ``--also`` names further labelled posts that can't be part of the
repository; ``--leave-out`` a list of words, such as names of persons, of which nothing may be kept;
``--unlabelled`` texts that tell which words keep the same company (see ``word_company.py``). What scores
mean is measured on folds that were not trained on. Needs scikit-learn (``--group training``).
"""

from __future__ import annotations

import argparse
import collections
import math
import pathlib
import sys
from collections.abc import Mapping

import attrs
import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold
from threadpoolctl import threadpool_limits

from labelled_posts import Labelled, from_file, labelled
from offentligroll.facts.text.features import WordFeatures, circumstances, stem_of
from offentligroll.facts.text.finding import find
from offentligroll.facts.text.lexicon_tables import lexicon
from offentligroll.facts.text.linear import ALWAYS, Threshold
from offentligroll.facts.text.words import Gap
from weights_file import weights_tables, weights_text
from word_company import company, stems_in, vectors_of

FOLDS = 6
REGULARISATION = 0.5
SHARE_OF_COMPANY = 0.4
"""How much what words keep company with counts beside the words themselves."""
FEWEST_POSTS = 3
FEWEST_POSTS_ELSEWHERE = 4
"""In how many posts a feature has to stand, if it stands in none of the project's own."""
FEWEST_POSTS_BESIDE = 2
"""In how many posts a word has to stand of which its company tells something."""
PRICES = {"sv": 1.3, "en": 1.5}
"""What a false *yes* costs against a right one; more where more of them are false."""
YES_CHANCES = np.arange(0.25, 0.76, 0.05)
"""From one of these chances on, the words say so by themselves."""
DOUBT_CHANCES = np.arange(0.05, 0.51, 0.05)
"""Below one of these chances, what shaky patterns have found is doubted."""
SHAKY = 0.95
"""A pattern that was right less often is shaky."""
MOST_WRONG = {"sv": 0.025, "en": 0.025}
"""So many of the answers *no* may be wrong here, where the patterns were written with the posts in sight;
elsewhere up to twice as many are, and that should stay below 4 %."""
OF_ONE_KIND = 1.2
"""So many times as many may be wrong of the project's own posts, and of the others, each for themselves."""
WORTH_QUOTING = 0.2
"""Where nothing is a firm *no*, words of less chance are not quoted."""
MOST_UNKNOWN = 0.65
"""If more than so many answers would have to be unknown for that, nothing is a firm *no*."""
_NOT_WORDS = frozenset(("example", "https", "http", "lnk", "www", "com"))
"""Parts of addresses."""
OUT = pathlib.Path(__file__).parents[1] / "src" / "offentligroll" / "facts" / "text" / "lexicon"


@attrs.frozen(kw_only=True)
class Row:
    """A post with what the readers see of it."""

    post: Labelled
    met: Mapping[str, frozenset[str]]
    """The patterns that were met and not negated, by fact."""
    barred: frozenset[str]
    """The facts with an exception or a negation."""
    features: frozenset[str]
    is_own: bool


def rows_of(posts: list[Labelled], language: str, *, is_own: bool) -> list[Row]:
    """See posts as the readers do."""
    one = lexicon(language)
    rows = []
    for post in posts:
        if post.is_mixed or post.language != language:
            continue
        words = post.own.words
        findings = find(one, words, post.subject)
        features = WordFeatures.of(words, one.topics).names
        features.update(circumstances(words, findings, post.subject, post.links))
        rows.append(
            Row(
                post=post,
                met={
                    fact: frozenset(hit.phrase for hit in finds.hits if not hit.negated)
                    for fact, finds in findings.finds.items()
                },
                barred=frozenset(
                    fact for fact, finds in findings.finds.items() if finds.has_exception or finds.hits
                )
                | frozenset(
                    fact
                    for fact, when in one.weighed.items()
                    if not (when.holds_for(post.subject) and when.holds_with(findings.markers))
                ),
                features=frozenset(features),
                is_own=is_own,
            )
        )
    return rows


def names_in(rows: list[Row], language: str) -> frozenset[str]:
    """Find what always has a capital and is no word of the grammar: names of people and places."""
    table = lexicon(language).grammar.forms.table
    big: collections.Counter[str] = collections.Counter()
    small: set[str] = set()
    for row in rows:
        words = row.post.own.words
        for at, (word, written) in enumerate(zip(words.folded, words.written, strict=True)):
            if not written[:1].isupper():
                small.add(word)
            elif words.gaps[at] is not Gap.SENTENCE:
                big[word] += 1
    names = {
        word for word in big if word not in small and not any(True for _ in table.entries_of(word, word))
    }
    return frozenset(part for word in names for part in (word, stem_of(word).rstrip("-")))


def kept_features(rows: list[Row], left_out: frozenset[str]) -> list[str]:
    """Choose the features that are common enough, and are nobody's name."""
    own: collections.Counter[str] = collections.Counter()
    everywhere: collections.Counter[str] = collections.Counter()
    for row in rows:
        everywhere.update(row.features)
        if row.is_own:
            own.update(row.features)
    return sorted(
        feature
        for feature, times in everywhere.items()
        if (own[feature] >= FEWEST_POSTS or times >= FEWEST_POSTS_ELSEWHERE)
        and (feature[0] == "#" or left_out.isdisjoint(part.rstrip("-") for part in feature.split()))
    )


def shaky_patterns(rows: list[Row], fact: str) -> list[str]:
    """Give the patterns of a fact that were wrong too often."""
    right: collections.Counter[str] = collections.Counter()
    wrong: collections.Counter[str] = collections.Counter()
    for row in rows:
        truth = row.post.truth(fact)
        if truth is not None:
            (right if truth else wrong).update(row.met.get(fact, ()))
    return sorted(one for one, times in wrong.items() if right[one] < SHAKY * (right[one] + times))


def threshold(  # noqa: PLR0913, PLR0917 - what a score is weighed against
    chances: np.ndarray,
    truths: np.ndarray,
    hits: np.ndarray,
    firm: np.ndarray,
    barred: np.ndarray,
    own: np.ndarray,
    price: float,
    most_wrong: float,
) -> tuple[Threshold, list[dict[str, int]]]:
    """Say what scores mean, by chances on posts that were not trained on."""
    known = truths >= 0
    so = truths == 1
    doubt = _best(DOUBT_CHANCES, chances, so, known & hits & ~firm, price)
    enough = _best(YES_CHANCES, chances, so, known & ~hits & ~barred, price)
    says_yes = np.where(hits, firm | (chances >= doubt), (chances >= enough) & ~barred) & known
    open_ones = known & ~says_yes & ~hits
    kinds = (np.ones_like(known), own, ~own)
    bounds = (most_wrong, OF_ONE_KIND * most_wrong, OF_ONE_KIND * most_wrong)
    least, is_firm = 0.0, False
    for limit in np.arange(0.5, 0.005, -0.005):
        no = open_ones & (chances < limit)
        if no.any() and all(
            (so & no & some).sum() <= most * (no & some).sum()
            for some, most in zip(kinds, bounds, strict=True)
        ):
            least, is_firm = float(limit), (known & ~says_yes & ~no).sum() <= MOST_UNKNOWN * known.sum()
            break
    no = open_ones & (chances < least) if is_firm else np.zeros_like(known)
    figures = [
        {
            "yes": int((so & known & among).sum()),
            "found": int((says_yes & so & among).sum()),
            "false": int((says_yes & ~so & among).sum()),
            "wrong_no": int((no & so & among).sum()),
            "no": int((no & among).sum()),
            "unknown": int((known & ~says_yes & ~no & among).sum()),
            "posts": int((known & among).sum()),
        }
        for among in (kinds[0], kinds[2])
    ]
    found = Threshold(
        yes=round(_score(enough), 2),
        suspicious=round(_score(least if is_firm else WORTH_QUOTING), 2),
        doubtful=round(_score(doubt), 2),
        firm_no=bool(is_firm),
    )
    return found, figures


def _best(limits: np.ndarray, chances: np.ndarray, so: np.ndarray, among: np.ndarray, price: float) -> float:
    """Choose the limit that finds most for what it costs."""

    def gain(limit: float) -> float:
        above = among & (chances >= limit)
        return (above & so).sum() - price * (above & ~so).sum()

    return float(max(reversed(limits), key=gain))


def _score(chance: float) -> float:
    return math.log(chance / (1 - chance))


def main(arguments: list[str]) -> None:
    """Train, measure and write."""
    parser = argparse.ArgumentParser()
    parser.add_argument("language")
    parser.add_argument("--also", type=pathlib.Path, nargs="*", default=[])
    parser.add_argument("--leave-out", type=pathlib.Path)
    parser.add_argument("--unlabelled", type=pathlib.Path)
    chosen = parser.parse_args(arguments)
    # Many small products of matrices: several threads only stand in each other's way.
    threadpool_limits(1)
    left_out = frozenset(chosen.leave_out.read_text("utf-8").split()) if chosen.leave_out else frozenset()
    rows = rows_of(list(labelled(chosen.language, "train")), chosen.language, is_own=True)
    for path in chosen.also:
        also = list(from_file(path, chosen.language, "train"))
        rows += rows_of(also, chosen.language, is_own=False)
    left_out |= names_in(rows, chosen.language) | _NOT_WORDS
    features = kept_features(rows, left_out)
    vectors = kept_vectors(rows, chosen.unlabelled, chosen.language, left_out) if chosen.unlabelled else {}
    around = company([row.features for row in rows], vectors) if vectors else None
    at = {feature: number for number, feature in enumerate(features)}
    matrix = sparse.csr_matrix(
        (
            np.ones(sum(sum(f in at for f in row.features) for row in rows)),
            (
                [number for number, row in enumerate(rows) for f in row.features if f in at],
                [at[f] for row in rows for f in row.features if f in at],
            ),
        ),
        shape=(len(rows), len(features)),
    )
    labelled_facts = frozenset().union(*[row.post.yes for row in rows])
    facts = sorted(lexicon(chosen.language).facts & labelled_facts)
    weights: dict[str, dict[str, float]] = {}
    thresholds: dict[str, dict[str, object]] = {}
    measured: dict[str, dict[str, int]] = {}
    elsewhere: dict[str, dict[str, int]] = {}
    shaky: dict[str, list[str]] = {}
    own = np.array([row.is_own for row in rows])
    counts = np.array([row.post.weight for row in rows])
    for fact in facts:
        truths = np.array([{None: -1, True: 1, False: 0}[row.post.truth(fact)] for row in rows])
        hits = np.array([bool(row.met.get(fact)) for row in rows])
        shaky[fact] = shaky_patterns(rows, fact)
        firm = np.zeros(len(rows), dtype=bool)
        barred = np.array([fact in row.barred for row in rows])
        chances = np.zeros(len(rows))
        for training, testing in KFold(FOLDS, shuffle=True, random_state=1).split(matrix):
            usable = training[truths[training] >= 0]
            model = Fitted.on(matrix, around, truths, counts, usable)
            chances[testing] = model.chances(matrix, around, testing)
            doubted = frozenset(shaky_patterns([rows[number] for number in training], fact))
            firm[testing] = [not rows[number].met.get(fact, frozenset()) <= doubted for number in testing]
        limits, (measured[fact], elsewhere[fact]) = threshold(
            chances, truths, hits, firm, barred, own, PRICES[chosen.language], MOST_WRONG[chosen.language]
        )
        thresholds[fact] = attrs.asdict(limits)
        model = Fitted.on(matrix, around, truths, counts, np.flatnonzero(truths >= 0))
        for feature, weight in zip(features, model.weights, strict=True):
            always = model.always if feature == ALWAYS else 0.0
            weights.setdefault(feature, {})[fact] = 100 * (float(weight) + always)
        for stem, vector in vectors.items():
            each = weights.setdefault(stem, {})
            each[fact] = each.get(fact, 0.0) + 100 * float(vector @ model.of_company)
    _show(measured)
    if chosen.also:
        _show(elsewhere)
    table = {
        "format": 2,
        "about": "Weights of a logistic regression: for each fact one sign a feature, from ! for -45 steps "
        "over O for none to } for 45, without the signs that JSON escapes. A step is so many hundredths. "
        "Made by tools/train_linear_reader.py; see docs/reference/words.md.",
        "trained_on": {
            "own posts": sum(row.is_own for row in rows),
            "other posts, labelled here and not kept here": sum(not row.is_own for row in rows),
        },
        "facts": facts,
        "thresholds": thresholds,
        "measured_in_training": measured,
        "shaky_patterns": shaky,
        **weights_tables(facts, weights),
    }
    (OUT / chosen.language / "weights.json").write_text(weights_text(table), "utf-8")


def kept_vectors(
    rows: list[Row], path: pathlib.Path, language: str, left_out: frozenset[str]
) -> dict[str, np.ndarray]:
    """Give the vectors of words that stand in labelled posts, and are nobody's name."""
    times = collections.Counter(feature for row in rows for feature in row.features)
    texts = [
        *stems_in(path, language),
        *([stem_of(word) for word in row.post.own.words.folded] for row in rows),
    ]
    return {
        stem: vector
        for stem, vector in vectors_of(texts).items()
        if times[stem] >= FEWEST_POSTS_BESIDE and stem.rstrip("-") not in left_out
    }


@attrs.frozen(kw_only=True)
class Fitted:
    """What was learnt for one fact, of features and of the company that words keep."""

    weights: np.ndarray
    always: float
    of_company: np.ndarray

    @classmethod
    def on(
        cls,
        matrix: sparse.csr_matrix,
        around: np.ndarray | None,
        truths: np.ndarray,
        counts: np.ndarray,
        usable: np.ndarray,
    ) -> Fitted:
        """Learn from some rows."""
        seen, so, weight = matrix[usable], truths[usable], counts[usable]
        if around is not None:
            seen = sparse.hstack([seen, sparse.csr_matrix(SHARE_OF_COMPANY * around[usable])]).tocsr()
        model = LogisticRegression(C=REGULARISATION, solver="liblinear", max_iter=300)
        found = model.fit(seen, so, sample_weight=weight).coef_[0]
        own = matrix.shape[1]
        return cls(
            weights=found[:own], always=float(model.intercept_[0]), of_company=SHARE_OF_COMPANY * found[own:]
        )

    def chances(self, matrix: sparse.csr_matrix, around: np.ndarray | None, some: np.ndarray) -> np.ndarray:
        """Tell how likely some rows are so."""
        scores = matrix[some] @ self.weights + self.always
        if around is not None:
            scores += around[some] @ self.of_company
        return 1 / (1 + np.exp(-scores))


def _show(measured: dict[str, dict[str, int]]) -> None:
    total: collections.Counter[str] = collections.Counter()
    balances = []
    for fact, each in measured.items():
        total.update(each)
        balance = 2 * each["found"] / max(1, each["found"] + each["false"] + each["yes"])
        if each["yes"] >= 8:
            balances.append(balance)
        sys.stdout.write(
            f"{fact:34} yes {each['yes']:4} P {each['found'] / max(1, each['found'] + each['false']):.2f} "
            f"R {each['found'] / max(1, each['yes']):.2f} F {balance:.2f} "
            f"wrong no {each['wrong_no'] / max(1, each['no']):.3f} "
            f"unknown {each['unknown'] / max(1, each['posts']):.2f}\n"
        )
    sys.stdout.write(
        f"all P {total['found'] / (total['found'] + total['false']):.3f} "
        f"R {total['found'] / total['yes']:.3f} "
        f"F {2 * total['found'] / (total['found'] + total['false'] + total['yes']):.3f} "
        f"macro {sum(balances) / len(balances):.3f} "
        f"wrong no {total['wrong_no'] / max(1, total['no']):.3f} "
        f"unknown {total['unknown'] / total['posts']:.3f}\n"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
