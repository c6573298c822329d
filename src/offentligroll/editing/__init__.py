r"""What an editor needs of a file's text: no file is written here, and no server runs.

The text of a file becomes a :class:`Draft`, and each function asks something of a draft:
:func:`completions`, :func:`hover`, :func:`problems` with their fixes, :func:`outline`, :func:`lenses` and
:func:`preview`. :func:`set_value`, :func:`set_verb`, :func:`add_fact`, :func:`remove_fact`,
:func:`add_entry` and :func:`remove_entry` give the edits that make a change, and keep comments and layout.
While a text can't be read, ``draft.edited(text)`` keeps the last state that could. All that is given has a
``to_dict()`` of plain values, so that a page and a program in another place can ask the same. Lines and
characters count from 0 and in UTF-16 units, as editors and browsers have them.

Example:
    >>> from offentligroll.editing import Draft, Position, completions, problems
    >>> draft = Draft.of('[[guideline]]\nid = "no-party"\nmust_not = "takes-party-')
    >>> [one.label for one in completions(draft, Position(2, 24), "sv")]
    ['takes-party-side']
    >>> problems(draft, "sv")[0].message
    'det avslutande citattecknet för en text saknas'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from offentligroll.faces import loader

if TYPE_CHECKING:
    from offentligroll.editing.changing import add_entry as add_entry
    from offentligroll.editing.changing import add_fact as add_fact
    from offentligroll.editing.changing import remove_entry as remove_entry
    from offentligroll.editing.changing import remove_fact as remove_fact
    from offentligroll.editing.changing import set_value as set_value
    from offentligroll.editing.changing import set_verb as set_verb
    from offentligroll.editing.completing import Completion as Completion
    from offentligroll.editing.completing import CompletionKind as CompletionKind
    from offentligroll.editing.completing import completions as completions
    from offentligroll.editing.draft import Draft as Draft
    from offentligroll.editing.draft import FileKind as FileKind
    from offentligroll.editing.hovering import Hover as Hover
    from offentligroll.editing.hovering import hover as hover
    from offentligroll.editing.lensing import CaseSeen as CaseSeen
    from offentligroll.editing.lensing import Lens as Lens
    from offentligroll.editing.lensing import lenses as lenses
    from offentligroll.editing.marking import Marked as Marked
    from offentligroll.editing.marking import problems as problems
    from offentligroll.editing.mender import Fix as Fix
    from offentligroll.editing.outlining import OutlineItem as OutlineItem
    from offentligroll.editing.outlining import outline as outline
    from offentligroll.editing.positions import Position as Position
    from offentligroll.editing.positions import Span as Span
    from offentligroll.editing.positions import TextEdit as TextEdit
    from offentligroll.editing.positions import apply_edits as apply_edits
    from offentligroll.editing.previewing import preview as preview

_HOMES = {
    "CaseSeen": "editing.lensing",
    "Completion": "editing.completing",
    "CompletionKind": "editing.completing",
    "Draft": "editing.draft",
    "FileKind": "editing.draft",
    "Fix": "editing.mender",
    "Hover": "editing.hovering",
    "Lens": "editing.lensing",
    "Marked": "editing.marking",
    "OutlineItem": "editing.outlining",
    "Position": "editing.positions",
    "Span": "editing.positions",
    "TextEdit": "editing.positions",
    "add_entry": "editing.changing",
    "add_fact": "editing.changing",
    "apply_edits": "editing.positions",
    "completions": "editing.completing",
    "hover": "editing.hovering",
    "lenses": "editing.lensing",
    "outline": "editing.outlining",
    "preview": "editing.previewing",
    "problems": "editing.marking",
    "remove_entry": "editing.changing",
    "remove_fact": "editing.changing",
    "set_value": "editing.changing",
    "set_verb": "editing.changing",
}

if not TYPE_CHECKING:
    __getattr__ = loader(__name__, _HOMES)

__all__ = [
    "CaseSeen",
    "Completion",
    "CompletionKind",
    "Draft",
    "FileKind",
    "Fix",
    "Hover",
    "Lens",
    "Marked",
    "OutlineItem",
    "Position",
    "Span",
    "TextEdit",
    "add_entry",
    "add_fact",
    "apply_edits",
    "completions",
    "hover",
    "lenses",
    "outline",
    "preview",
    "problems",
    "remove_entry",
    "remove_fact",
    "set_value",
    "set_verb",
]


def __dir__() -> list[str]:
    return __all__
