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
import itertools
import math
import pathlib
import sys
from collections.abc import Mapping

import attrs
import numpy as np
from scipy import sparse
from scipy.optimize import minimize
from sklearn.model_selection import KFold
from threadpoolctl import threadpool_limits

from labelled_posts import Labelled, from_file, labelled
from logistic import Fitted
from network_training import Trained, network_table, train
from offentligroll.facts.text.features import WordFeatures, circumstances, stem_of
from offentligroll.facts.text.finding import find
from offentligroll.facts.text.lexicon_tables import lexicon
from offentligroll.facts.text.linear import ALWAYS, Threshold
from offentligroll.facts.text.links import LinkKind
from offentligroll.facts.text.shipped_readers import LAWMAKING, NETWORK, OF_ALL, OF_LAWMAKERS
from offentligroll.facts.text.words import Gap
from weights_file import weights_tables, weights_text
from word_company import company, stems_in, vectors_of

FOLDS = 5
WEIGHT_ELSEWHERE = 0.15
"""How much posts from elsewhere count for those who make no laws: all of them are by lawmakers."""
MANY_POSTS = (3, 5)
"""The faintest weights of lawmakers that are kept, and how loud the loudest of a feature has to be."""
FEWEST_POSTS = 3
FEWEST_POSTS_ELSEWHERE = 4
"""In how many posts a feature has to stand, if it stands in none of the project's own."""
FEWEST_POSTS_OF_A_VECTOR = 8
FEWEST_POSTS_OF_A_VECTOR_ELSEWHERE = 30
"""In how many posts a feature has to stand that gets a vector in the network."""
WEIGHT_ELSEWHERE_IN_NETWORK = 0.4
"""How much posts from elsewhere count for the network, which is one for all."""
ROUNDS = {"sv": 40, "en": 12}
"""How often the network looks at each post: the more posts, the fewer rounds."""
FEWEST_POSTS_BESIDE = 2
"""In how many posts a word has to stand of which its company tells something."""
PRICES = {"sv": 1.1, "en": 1.2}
"""What a false *yes* costs against a right one; more where more of them are false."""
PRICE_OF_LAWMAKERS = 1.3
PRICE_OF_RARE = 0.9
RARE = 0.06
"""What fewer posts have is wrongly found in few posts, too; it is the dearer to miss."""
YES_SCORES = (-0.5, 2.0)
"""From a score between these on, the words say so by themselves."""
DOUBT_SCORES = (-6.0, 1.0)
"""Below a score between these, what patterns have found is doubted, unless one of them is proven."""
PROVEN = 0.94
"""A pattern that is likely to be right at least so often is proven. One that was hardly ever met is not: it
was written with posts of training in sight, so that it was right there tells little."""
FEW = 4
"""A pattern that was met in so many posts and never wrong is proven, too."""
FAINT = -2.5
"""What scores less tells nothing of what higher scores mean."""
SMALLEST_SLOPE = 0.2
TRUST_IN_SCORES = (2.0, 0.5)
"""How dear it is to think that scores mean other chances than they say, by their slope and their height."""
MOST_WRONG = {"sv": 0.025, "en": 0.025}
"""So many of the answers *no* may be wrong here, where the patterns were written with the posts in sight;
elsewhere up to twice as many are, and that should stay below 4 %."""
SELDOM_SMALL = 0.15
"""A word that is written small so seldom, against how often it has a capital, is a name."""
OF_ONE_KIND = 1.2
"""So many times as many may be wrong of the project's own posts, and of the others, each for themselves."""
WORTH_QUOTING = 0.2
"""Where nothing is a firm *no*, words of less chance are not quoted."""
SELDOM_SO = 0.18
"""What has less chance than this is a *no* though more of them are wrong: each fact denies up to the same
chance, which leaves the fewest answers unknown for as many wrong ones over all facts."""
MOST_WRONG_OF_THESE = 0.07
"""So many of the *no*s of one fact may be wrong then."""
MOST_UNKNOWN = 0.65
"""If more than so many answers would have to be unknown for that, nothing is a firm *no*."""
_JUDGED_BY_THE_WORDS = f"#link {LinkKind.GIVING}"
"""Where such a link leads is told by what its text is about, so it may not tell that itself."""
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
    """Find what nearly always has a capital and is no word of the grammar: names of people and places."""
    table = lexicon(language).grammar.forms.table
    big: collections.Counter[str] = collections.Counter()
    small: collections.Counter[str] = collections.Counter()
    for row in rows:
        words = row.post.own.words
        for at, (word, written) in enumerate(zip(words.folded, words.written, strict=True)):
            if not written[:1].isupper():
                small[word] += 1
            elif words.gaps[at] is not Gap.SENTENCE:
                big[word] += 1
    # Only in posts that were not invented for it are real people named, now and then in small letters.
    share = 0 if all(row.is_own for row in rows) else SELDOM_SMALL
    names = {
        word
        for word, times in big.items()
        if small[word] <= share * times and not any(True for _ in table.entries_of(word, word))
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
        and feature != _JUDGED_BY_THE_WORDS
        and (feature[0] == "#" or left_out.isdisjoint(part.rstrip("-") for part in feature.split()))
    )


def proven_patterns(rows: list[Row], fact: str) -> list[str]:
    """Give the patterns of a fact that were met often, and were seldom wrong."""
    right: collections.Counter[str] = collections.Counter()
    wrong: collections.Counter[str] = collections.Counter()
    for row in rows:
        truth = row.post.truth(fact)
        if truth is not None:
            (right if truth else wrong).update(row.met.get(fact, ()))
    return sorted(
        one
        for one, times in right.items()
        if times + 1 >= PROVEN * (times + wrong[one] + 2) or (times >= FEW and not wrong[one])
    )


def threshold(  # noqa: PLR0913, PLR0917 - what a score is weighed against
    scores: np.ndarray,
    truths: np.ndarray,
    hits: np.ndarray,
    firm: np.ndarray,
    barred: np.ndarray,
    own: np.ndarray,
    price: float,
    most_wrong: float,
) -> tuple[Threshold, list[dict[str, int]]]:
    """Say what scores mean, by those of posts that were not trained on."""
    known = truths >= 0
    so = truths == 1
    doubt = _worth(price, DOUBT_SCORES, scores, so, known & hits & ~firm)
    enough = _worth(price, YES_SCORES, scores, so, known & ~hits & ~barred & (scores > FAINT))
    says_yes = np.where(hits, firm | (scores >= doubt), (scores >= enough) & ~barred) & known
    chances = 1 / (1 + np.exp(-scores))
    open_ones = known & ~says_yes & ~hits
    kinds = (np.ones_like(known), own, ~own)
    least, is_firm = 0.0, False
    for limit in np.arange(0.5, 0.005, -0.005):
        no = open_ones & (chances < limit)
        most = most_wrong if limit > SELDOM_SO else max(most_wrong, MOST_WRONG_OF_THESE)
        bounds = (most, OF_ONE_KIND * most, OF_ONE_KIND * most)
        if no.any() and all(
            (so & no & some).sum() <= bound * (no & some).sum()
            for some, bound in zip(kinds, bounds, strict=True)
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
        yes=round(enough, 2),
        suspicious=round(_score(least if is_firm else WORTH_QUOTING), 2),
        doubtful=round(doubt, 2),
        firm_no=bool(is_firm),
    )
    return found, figures


def _worth(
    price: float, within: tuple[float, float], scores: np.ndarray, so: np.ndarray, among: np.ndarray
) -> float:
    """Find from which score on a *yes* is worth its price, by what chances scores among these have."""
    seen, truths = scores[among], so[among]
    dear = np.array(TRUST_IN_SCORES)

    def cost(meant: np.ndarray) -> tuple[float, np.ndarray]:
        each = meant[0] * seen + meant[1]
        off = 1 / (1 + np.exp(-each)) - truths
        moved = meant - (1, 0)
        wrong = np.logaddexp(0, each) - truths * each
        slope = np.array([(off * seen).sum(), off.sum()]) + dear * moved
        return float(wrong.sum() + (dear * moved**2).sum() / 2), slope

    steep, high = minimize(cost, np.array([1.0, 0.0]), jac=True, method="L-BFGS-B").x
    return float(np.clip((math.log(price) - high) / max(steep, SMALLEST_SLOPE), *within))


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
    left_out |= {stem_of(word).rstrip("-") for word in left_out}
    left_out |= names_in(rows, chosen.language) | _NOT_WORDS
    features = kept_features(rows, left_out)
    vectors = kept_vectors(rows, chosen.unlabelled, chosen.language, left_out) if chosen.unlabelled else {}
    lesson = Lesson.of(rows, features, vectors, chosen.language)
    beside = Beside.of(lesson, ROUNDS[chosen.language])
    write_network(lesson, chosen.language, beside)
    if not chosen.also:
        write(lesson, chosen.language, OF_ALL, beside, np.ones(len(rows), dtype=bool), np.ones(len(rows)))
        return
    makes_laws = np.array([row.post.subject.kind in LAWMAKING for row in rows])
    elsewhere = np.where(lesson.own, 1.0, WEIGHT_ELSEWHERE)
    write(lesson, chosen.language, OF_ALL, beside, ~makes_laws, elsewhere)
    write(lesson, chosen.language, OF_LAWMAKERS, beside, makes_laws, np.ones(len(rows)))


@attrs.frozen(kw_only=True)
class Lesson:
    """Rows, laid out for learning."""

    rows: list[Row]
    features: list[str]
    vectors: Mapping[str, np.ndarray]
    matrix: sparse.csr_matrix
    """The features of each row."""
    around: np.ndarray | None
    """The company of its words."""
    own: np.ndarray
    """Whether it is one of the project's own."""
    facts: list[str]
    truths: np.ndarray
    """For each row and fact 1 if it is so, 0 if not, -1 if that is not known."""
    weights: np.ndarray
    """How much each row counts."""

    @classmethod
    def of(
        cls, rows: list[Row], features: list[str], vectors: Mapping[str, np.ndarray], language: str
    ) -> Lesson:
        """Lay rows out."""
        facts = sorted(lexicon(language).facts & frozenset().union(*[row.post.yes for row in rows]))
        known = {None: -1, True: 1, False: 0}
        at = {feature: number for number, feature in enumerate(features)}
        columns = [[at[feature] for feature in row.features if feature in at] for row in rows]
        ends = np.cumsum([0, *map(len, columns)])
        matrix = sparse.csr_matrix(
            (np.ones(ends[-1]), np.concatenate(columns), ends), shape=(len(rows), len(features))
        )
        return cls(
            rows=rows,
            features=features,
            vectors=vectors,
            matrix=matrix,
            around=company([row.features for row in rows], vectors) if vectors else None,
            own=np.array([row.is_own for row in rows]),
            facts=facts,
            truths=np.array([[known[row.post.truth(fact)] for fact in facts] for row in rows]),
            weights=np.array([row.post.weight for row in rows]),
        )

    def counts(self, weighing: np.ndarray) -> np.ndarray:
        """Give how much each answer counts, if rows count so much."""
        return (self.weights * weighing)[:, None] * (self.truths >= 0)

    @property
    def folds(self) -> list[tuple[np.ndarray, np.ndarray]]:
        """What is trained on, and what is measured on then."""
        return list(KFold(FOLDS, shuffle=True, random_state=1).split(self.matrix))

    def of_company(self, some: np.ndarray) -> np.ndarray | None:
        """Give the company of some rows."""
        return None if self.around is None else self.around[some]


@attrs.frozen(kw_only=True)
class Beside:
    """The network that reads beside the weights."""

    trained: Trained
    features: list[str]
    scores: np.ndarray
    """What networks score that were not trained on the row."""

    @classmethod
    def of(cls, lesson: Lesson, rounds: int) -> Beside:
        """Learn it from all rows, and for its scores from each fold."""
        own = np.asarray(lesson.matrix[lesson.own].sum(axis=0)).ravel()
        everywhere = np.asarray(lesson.matrix.sum(axis=0)).ravel()
        kept = (own >= FEWEST_POSTS_OF_A_VECTOR) | (everywhere >= FEWEST_POSTS_OF_A_VECTOR_ELSEWHERE)
        matrix = lesson.matrix[:, kept].tocsr()
        so = np.maximum(lesson.truths, 0)
        counts = lesson.counts(np.where(lesson.own, 1.0, WEIGHT_ELSEWHERE_IN_NETWORK))
        scores = np.zeros(so.shape)
        for training, testing in lesson.folds:
            one = train(matrix[training], so[training], counts[training], rounds)
            scores[testing] = one.scores(matrix[testing])
        return cls(
            trained=train(matrix, so, counts, rounds),
            features=[*itertools.compress(lesson.features, kept)],
            scores=scores,
        )


def write_network(lesson: Lesson, language: str, beside: Beside) -> None:
    """Write the network."""
    table = {
        "format": 1,
        "about": "A small network. Each feature has a vector; what is above 0 of each figure of their sum "
        "(with what is always there) times what its unit counts for each fact is added up. For each unit one "
        "sign a feature, from ! for -45 steps over O for none to } for 45, without the signs that JSON "
        "escapes; a step is so many hundredths, and so are the other figures. Made by "
        "tools/train_linear_reader.py; see docs/reference/words.md.",
        "trained_on": trained_on(lesson),
        "facts": lesson.facts,
        **network_table(beside.trained, beside.features),
    }
    (OUT / language / NETWORK).write_text(weights_text(table), "utf-8")


def trained_on(lesson: Lesson) -> dict[str, int]:
    """Tell how many posts were trained on."""
    return {
        "own posts": int(lesson.own.sum()),
        "other posts, labelled here and not kept here": int((~lesson.own).sum()),
    }


def write(  # noqa: PLR0913, PLR0917 - what is learnt from, and what for
    lesson: Lesson, language: str, name: str, beside: Beside, among: np.ndarray, weighing: np.ndarray
) -> None:
    """Learn weights and write them.

    Args:
        lesson: what is learnt from.
        language: the language.
        name: the file.
        beside: the network.
        among: the rows on which is measured what scores mean.
        weighing: how much each row counts.
    """
    rows, matrix, facts, truths = lesson.rows, lesson.matrix, lesson.facts, lesson.truths
    counts = lesson.counts(weighing)
    so = np.maximum(truths, 0)
    trusted = np.array([feature[0] == "#" for feature in lesson.features])
    scores = beside.scores.copy()
    folds = lesson.folds
    for training, testing in folds:
        model = Fitted.on(
            matrix[training], lesson.of_company(training), so[training], counts[training], trusted
        )
        scores[testing] += model.scores(matrix[testing], lesson.of_company(testing))
    # The mean of both readers.
    scores /= 2
    model = Fitted.on(matrix, lesson.around, so, counts, trusted)
    weights: dict[str, dict[str, float]] = {}
    thresholds: dict[str, dict[str, object]] = {}
    measured: dict[str, dict[str, int]] = {}
    elsewhere: dict[str, dict[str, int]] = {}
    proven: dict[str, list[str]] = {}
    measured_on = [*itertools.compress(rows, among)]
    price = PRICE_OF_LAWMAKERS if name == OF_LAWMAKERS else PRICES[language]
    for number, fact in enumerate(facts):
        hits = np.array([bool(row.met.get(fact)) for row in rows])
        proven[fact] = proven_patterns(measured_on, fact)
        firm = np.zeros(len(rows), dtype=bool)
        for training, testing in folds:
            known = frozenset(proven_patterns([rows[row] for row in training if among[row]], fact))
            firm[testing] = [not known.isdisjoint(rows[row].met.get(fact, ())) for row in testing]
        barred = np.array([fact in row.barred for row in rows])
        is_rare = (truths[among, number] == 1).sum() < RARE * (truths[among, number] >= 0).sum()
        limits, (measured[fact], elsewhere[fact]) = threshold(
            scores[among, number],
            truths[among, number],
            hits[among],
            firm[among],
            barred[among],
            lesson.own[among],
            PRICE_OF_RARE if is_rare else price,
            MOST_WRONG[language],
        )
        thresholds[fact] = attrs.asdict(limits)
        for feature, weight in zip(lesson.features, model.weights[:, number], strict=True):
            always = model.always[number] if feature == ALWAYS else 0.0
            weights.setdefault(feature, {})[fact] = 100 * float(weight + always)
        for stem, vector in lesson.vectors.items():
            each = weights.setdefault(stem, {})
            each[fact] = each.get(fact, 0.0) + 100 * float(vector @ model.of_company[:, number])
    _show(measured)
    if any(each["posts"] for each in elsewhere.values()):
        _show(elsewhere)
    table = {
        "format": 2,
        "about": "Weights of a logistic regression: for each fact one sign a feature, from ! for -45 steps "
        "over O for none to } for 45, without the signs that JSON escapes. A step is so many hundredths. "
        "Made by tools/train_linear_reader.py; see docs/reference/words.md.",
        "trained_on": trained_on(lesson),
        "facts": facts,
        "thresholds": thresholds,
        "measured_in_training": measured,
        "proven_patterns": proven,
        **weights_tables(facts, weights, *(MANY_POSTS if name == OF_LAWMAKERS else ())),
    }
    (OUT / language / name).write_text(weights_text(table), "utf-8")


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
