"""What the editing service tells, as the Language Server Protocol has it; needs the extra ``lsp``."""

from __future__ import annotations

from collections.abc import Iterable

from lsprotocol import types

from offentligroll.editing.completing import Completion, CompletionKind
from offentligroll.editing.marking import Marked
from offentligroll.editing.outlining import OutlineItem
from offentligroll.editing.positions import Position, Span, TextEdit
from offentligroll.files.problems import Severity

_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.HINT: types.DiagnosticSeverity.Hint,
}
_KINDS = {
    CompletionKind.KEY: types.CompletionItemKind.Property,
    CompletionKind.ENTRY: types.CompletionItemKind.Struct,
    CompletionKind.FACT: types.CompletionItemKind.Value,
    CompletionKind.OWN_FACT: types.CompletionItemKind.Variable,
    CompletionKind.NAME: types.CompletionItemKind.Reference,
    CompletionKind.WORD: types.CompletionItemKind.EnumMember,
}


def place(position: types.Position) -> Position:
    """Take a place that an editor tells.

    Args:
        position: the place, in UTF-16 units.

    Returns:
        The same.
    """
    return Position(position.line, position.character)


def range_of(span: Span) -> types.Range:
    """Return a stretch of a text.

    Args:
        span: the stretch.

    Returns:
        The same.
    """
    start, end = (types.Position(line=one.line, character=one.character) for one in (span.start, span.end))
    return types.Range(start=start, end=end)


def touch(one: types.Range, other: types.Range) -> bool:
    """Return whether two stretches have a place in common.

    Args:
        one: a stretch.
        other: another.

    Returns:
        Whether they have; those that end where the other begins do.
    """
    return one.start <= other.end and other.start <= one.end


def edit(change: TextEdit) -> types.TextEdit:
    """Return a change of a text.

    Args:
        change: the change.

    Returns:
        The same.
    """
    return types.TextEdit(range=range_of(change.span), new_text=change.text)


def diagnostic(one: Marked) -> types.Diagnostic:
    """Return a problem.

    Args:
        one: the problem.

    Returns:
        The same; what to do about it stands behind the message.
    """
    return types.Diagnostic(
        range=range_of(one.span),
        severity=_SEVERITIES[one.severity],
        code=one.code,
        source="offentligroll",
        message=f"{one.message} ({one.advice})" if one.advice else one.message,
    )


def actions(uri: str, one: Marked) -> Iterable[types.CodeAction]:
    """Yield what puts a problem right.

    Args:
        uri: the address of the file.
        one: the problem.

    Returns:
        The changes.
    """
    for fix in one.fixes:
        yield types.CodeAction(
            title=fix.title,
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[diagnostic(one)],
            is_preferred=fix.is_preferred,
            edit=types.WorkspaceEdit(changes={uri: [edit(change) for change in fix.edits]}),
        )


def completion(one: Completion, number: int, *, snippets: bool) -> types.CompletionItem:
    """Return what can be written at the cursor.

    Args:
        one: what can be written.
        number: its place in the list, which editors keep.
        snippets: whether the editor knows places to fill in.

    Returns:
        The same.
    """
    formats = types.InsertTextFormat
    about = types.MarkupContent(kind=types.MarkupKind.Markdown, value=one.about) if one.about else None
    return types.CompletionItem(
        label=one.label,
        kind=_KINDS[one.kind],
        label_details=types.CompletionItemLabelDetails(description=one.detail) if one.detail else None,
        documentation=about,
        filter_text=one.filter,
        sort_text=f"{number:04}",
        insert_text_format=formats.Snippet if snippets else formats.PlainText,
        text_edit=types.TextEdit(range=range_of(one.span), new_text=one.snippet if snippets else one.text),
    )


def symbol(one: OutlineItem) -> types.DocumentSymbol:
    """Return a rule of the outline.

    Args:
        one: the rule.

    Returns:
        The same.
    """
    return types.DocumentSymbol(
        name=one.id or one.kind,
        detail=one.says,
        kind=types.SymbolKind.Object if one.kind == "case" else types.SymbolKind.Property,
        range=range_of(one.span),
        selection_range=range_of(one.name_span),
    )
