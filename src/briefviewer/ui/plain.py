"""Text from stores and files in places where Qt would guess at markup: tool tips."""

from html import escape


def tool_tip(text: str) -> str:
    """A tool tip that shows the text as it is; Qt wraps it.

    >>> tool_tip("<b>")
    '<qt>&lt;b&gt;</qt>'
    """
    return f"<qt>{escape(text).replace(chr(10), '<br>')}</qt>" if text else ""
