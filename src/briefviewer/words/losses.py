"""What of a table could not be carried, in lines: each sort of loss with how often it came, and its first places."""

from collections import Counter
from collections.abc import Iterator, Sequence

from briefviewer.domain.errors import Problem
from briefviewer.domain.layer import Loss
from briefviewer.words.catalogue import Words
from briefviewer.words.problems import sentence

MOST_WORDS = 10
"""Words of one column that are told one by one."""


def loss_sentence(loss: Loss, words: Words) -> str:
    """One sort of loss: what it is, and how often."""
    facts = (("count", f"{loss.count:,}"), ("text", loss.example), ("column", loss.field))
    return sentence(Problem("", loss.line, 1, loss.field, loss.code, facts), words)


def loss_lines(losses: Sequence[Loss], words: Words) -> Iterator[str]:
    """Every sort of loss with the first line it came up in, the next few below it, and how many more there are.

    Of the words of one column that mean nothing in the store the commonest are told.
    """
    told: Counter[tuple[str, str]] = Counter()
    for loss in losses:
        told[loss.code, loss.field] += 1
        if told[loss.code, loss.field] > MOST_WORDS:
            continue
        yield words.text("Line {line}: {sentence}", line=f"{loss.line:,}", sentence=loss_sentence(loss, words))
        for line, text in loss.others:
            yield (
                words.text("    line {line}: “{text}”", line=f"{line:,}", text=text)
                if text
                else words.text("    line {line}", line=f"{line:,}")
            )
        more = loss.count - len(loss.others) - 1
        if loss.others and more:
            yield words.plural("    and {n} more", "    and {n} more", more)
    for (_, field), count in told.items():
        if count > MOST_WORDS:
            more = count - MOST_WORDS
            yield words.plural(
                "… and {n} more such word in “{column}”.",
                "… and {n} more such words in “{column}”.",
                more,
                column=field,
            )
