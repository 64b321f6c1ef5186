"""The analyst's Markdown as blocks of the packet: paragraphs, lists, emphasis, strong words, http(s) links.

Everything else Markdown can do (headings, pictures, HTML) is set as plain paragraphs: a bottom line needs words.
"""

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from briefviewer.brief.model import Block, BlockKind, Line, Run

_PARSER = MarkdownIt("commonmark", {"html": False})
_BULLET = "•"


def blocks(text: str) -> tuple[Block, ...]:
    """Markdown read into blocks.

    >>> blocks("So *far*.")[0].line[1]
    Run(text='far', strong=False, emphasis=True, target=None)
    """
    found: list[Block] = []
    lists: list[int | None] = []
    marker = ""
    for token in _PARSER.parse(text.replace("\x00", "")):
        match token.type:
            case "ordered_list_open":
                lists.append(int(token.attrs.get("start", 1)))
            case "bullet_list_open":
                lists.append(None)
            case "ordered_list_close" | "bullet_list_close":
                lists.pop()
            case "list_item_open":
                number = lists[-1]
                marker = _BULLET if number is None else f"{number}."
                lists[-1] = None if number is None else number + 1
            case "inline":
                kind = BlockKind.ITEM if marker else BlockKind.PARAGRAPH
                found.append(Block(kind, _line(token.children or ()), marker, max(len(lists) - 1, 0)))
                marker = ""
            case "fence" | "code_block":
                found.append(Block(BlockKind.PARAGRAPH, (Run(token.content.strip()),)))
    return tuple(found)


def web_address(text: str) -> str | None:
    """The address if it is one that a packet may link to: http(s), nothing else."""
    start = text[:8].lower()
    return text if start.startswith(("http://", "https://")) and text.isascii() and " " not in text else None


def _line(tokens: Sequence[Token]) -> Line:
    strong = emphasis = 0
    target: str | None = None
    runs: list[Run] = []
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                strong += token.nesting
            case "em_open" | "em_close":
                emphasis += token.nesting
            case "link_open":
                target = web_address(str(token.attrs.get("href", "")))
            case "link_close":
                target = None
            case "softbreak" | "hardbreak":
                runs.append(Run(" ", strong > 0, emphasis > 0, target))
            case _:
                if token.content:
                    runs.append(Run(token.content, strong > 0, emphasis > 0, target))
    return tuple(runs)
