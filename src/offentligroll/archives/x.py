"""X (Twitter) archives: ``tweets.js`` in parts, with ``account.js`` and what else lies beside them.

What becomes what:

- A tweet becomes a post, or a reply where it answers a tweet or a person. An answer to one's own tweet goes
  on from it (``continues``) and is no reply.
- ``RT @name: …`` becomes a share without words of its own; the words are ``quoted`` (X cuts long ones short),
  and the address of ``@name`` is among the ``links``. (``retweeted`` in the archive says nothing of this.)
  Where a comment follows the shared words by hand, nobody can tell them apart: it is a post whose words are
  not at hand, and all of them are ``quoted``.
- A quote keeps its own words; the address of the quoted tweet is among the ``links``.
- Text stays as it was published, with its ``t.co`` addresses; where they lead is in ``links``. Of HTML only
  ``&amp;``, ``&lt;`` and ``&gt;`` are resolved, since X writes no other.
- Long texts are taken from ``note-tweet.js`` where it holds them. A text that stays cut short is remarked on
  once, with the count.
- A tweet of a midnight before November 2010 is of that day: of older ones X kept no time.
- A tweet is a later version where the archive says that it edits another.
- What was shown to a Twitter Circle, or published while the account was protected, is left out unless private
  items are asked for; so is what may be from the time of circles where no file tells which tweets were for
  one.
- Direct messages of both sides come only where private items are asked for.
- Likes, articles, deleted tweets and those in communities are counted and not read, even where private items
  are asked for.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator

from offentligroll.archives.claim import Claim
from offentligroll.archives.folder import Folder
from offentligroll.archives.intake import Intake
from offentligroll.archives.offer import Offer
from offentligroll.archives.x_account import ACCOUNT, MANIFEST, NAMES, PROFILE, Manifest, account_in
from offentligroll.archives.x_audience import CIRCLE, HISTORY, Audience
from offentligroll.archives.x_files import first_of, items_of, parts, told_items
from offentligroll.archives.x_messages import MESSAGES, messages_in
from offentligroll.archives.x_notes import Notes
from offentligroll.archives.x_tweets import Tweets
from offentligroll.files.problems import FileError
from offentligroll.languages import Message
from offentligroll.model.statement import Statement
from offentligroll.review.side import Side

_TWEETS = ("tweets", "tweet")
_NOTES = "note-tweet"
_UNREAD = {
    "like": ("like", "like"),
    "article": ("article", "article"),
    "deleted-tweets": ("deleted", "deletedTweets"),
    "community-tweet": ("community", "communityTweet"),
}
"""Files that are counted, with the reason, and the manifest's name for them."""
_TOLD = (ACCOUNT, PROFILE, MANIFEST, NAMES)
_SCRIPT = b"window.YTD.tweet"


def recognise(offer: Offer) -> Iterator[Claim]:
    """Claim the folders that hold ``tweets.js``; see :class:`~offentligroll.archives.offer.ArchiveFormat`."""
    if offer.named is not None:
        is_list = bool(parts((offer.named,), *_TWEETS))
        if is_list or offer.is_told or offer.beginning(offer.named).lstrip().startswith(_SCRIPT):
            yield _claim(
                offer.folder, "", parts(offer.folder.names(), *_TWEETS) if is_list else (offer.named,)
            )
        return
    folders: dict[str, list[str]] = {}
    for name in offer.files(".js"):
        root, slash, file = name.rpartition("/")
        folders.setdefault(root + slash, []).append(file)
    for root, names in sorted(folders.items()):
        files = parts(names, *_TWEETS)
        if files:
            yield _claim(offer.part(root), root, files)


def _claim(folder: Folder, root: str, files: tuple[str, ...]) -> Claim:
    names = folder.names()
    stems = (_NOTES, CIRCLE, HISTORY, *_UNREAD, *MESSAGES)
    beside = (*(one for one in _TOLD if one in names), *(one for stem in stems for one in parts(names, stem)))
    try:
        account = first_of(folder, ACCOUNT, "account").get("accountId")
    except FileError:
        account = None
    manifest = Manifest.of(folder)
    return Claim(
        format="x",
        root=root,
        account=account if isinstance(account, str) else None,
        sides=tuple(Side) if any(parts(names, stem) for stem in MESSAGES) else (Side.OWN,),
        until=manifest.generated,
        files=tuple(root + file for file in (*files, *beside)),
        statements=functools.partial(statements, folder, files, manifest),
    )


def statements(
    folder: Folder, files: tuple[str, ...], manifest: Manifest, intake: Intake
) -> Iterator[Statement]:
    """Read the statements of an X archive, entry by entry.

    Args:
        folder: the archive's ``data`` folder.
        files: the files of tweets.
        manifest: what the archive says of its files.
        intake: what is wanted, and where problems and counts go.

    Yields:
        The statements, in the order of the files, which is not that of time. What follows a break in a file
        is lost, which is reported, and the other files go on.

    Raises:
        FileError: none of the files can be read.
    """
    _check_parts(files, folder, intake)
    intake.total = manifest.counts.get("tweets")
    account = account_in(folder, intake)
    audience = Audience.of(folder, intake)
    _count_unread(folder, manifest, intake)
    notes = Notes.of(told_items(folder, parts(folder.names(), _NOTES), intake))
    tweets = Tweets(intake=intake, account=account, notes=notes, audience=audience)
    broken: dict[str, FileError] = {}
    for file in files:
        yield from _read(folder, file, tweets, broken.setdefault)
    if len(broken) == len(files) and not tweets.read:
        raise FileError([problem for error in broken.values() for problem in error.problems])
    for file, error in broken.items():
        intake.fail_file(file, error)
    messages = [file for stem in MESSAGES for file in parts(folder.names(), stem)]
    yield from messages_in(folder, messages, account, intake)
    yield from tweets.statements(audience.only_beside(), f"{folder.name}/{CIRCLE}.js")
    intake.total = tweets.read
    intake.tell_once(folder.name, "circle-untold", "cut", "commented")


def _read(
    folder: Folder, file: str, tweets: Tweets, broken: Callable[[str, FileError], object]
) -> Iterator[Statement]:
    try:
        yield from tweets.statements(items_of(folder, file), f"{folder.name}/{file}")
    except FileError as error:
        broken(file, error)


def _check_parts(files: Iterable[str], folder: Folder, intake: Intake) -> None:
    numbers = [file.removesuffix(".js").rpartition("-part")[2] for file in files]
    there = {int(one) if one.isdecimal() else 0 for one in numbers}
    missing = max(there) + 1 - len(there)
    if missing > 0:
        message = Message("archives.x.missing-parts", count=missing, files=tuple(files))
        intake.warn("missing-part", message, folder.name)


def _count_unread(folder: Folder, manifest: Manifest, intake: Intake) -> None:
    """Count what the archive holds beside tweets, or says that it held where the files are not there."""
    names = folder.names()
    for stem, (reason, kind) in _UNREAD.items():
        files = parts(names, stem)
        if files:
            intake.pass_over(reason, sum(1 for _ in told_items(folder, files, intake)))
        else:
            intake.pass_over(reason, manifest.counts.get(kind, 0))
    if manifest.is_partial:
        intake.warn("partial", Message("archives.x.partial"), folder.name)
