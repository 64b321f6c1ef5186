"""What stands in the squares of a matrix of viewpoints, as values, and how high they are in a width.

Nothing here is a widget: a matrix of many questions and contributors is laid out as text and painted where it is seen.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from briefviewer.domain.evidence import Excerpt
from briefviewer.ui.theme import Theme

_GAP = 6.0
_INSET = 9.0


@dataclass(frozen=True, slots=True)
class Reference:
    """A passage an answer rests on, by the words of its link."""

    told: str
    excerpt: Excerpt


@dataclass(frozen=True, slots=True)
class Badge:
    """A word on a ground: a stance by its hue, or a quiet remark."""

    told: str
    hue: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """A text with its badges and references. ``is_set_back`` marks what somebody else says it is."""

    text: str
    badges: tuple[Badge, ...] = ()
    references: tuple[Reference, ...] = ()
    is_set_back: bool = False


@dataclass(frozen=True, slots=True)
class Matrix:
    """Questions across, contributors down; ``squares[row][column]`` has the answers."""

    questions: tuple[Answer, ...] = ()
    contributors: tuple[str, ...] = ()
    squares: tuple[tuple[tuple[Answer, ...], ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """Where the parts of an answer stand, from the corner of its square."""

    answer: Answer
    box: QRectF
    text: QTextLayout
    text_at: QPointF
    badges: tuple[tuple[Badge, QRectF], ...]
    links: tuple[tuple[Reference, QRectF], ...]


@dataclass
class SetSquare:
    """The answers of a square, one below the other."""

    parts: list[Placed] = field(default_factory=list)
    height: float = 0.0

    def reference_at(self, point: QPointF) -> Reference | None:
        """The link at a point of the square."""
        for part in self.parts:
            for reference, box in part.links:
                if box.adjusted(-2, -2, 2, 2).contains(point):
                    return reference
        return None


@dataclass(frozen=True, slots=True)
class Hands:
    """The types of a matrix."""

    question: QFont
    position: QFont
    small: QFont
    name: QFont

    @classmethod
    def of(cls, theme: Theme) -> "Hands":
        """Those of a theme."""
        return cls(
            theme.font("reading", 14.5, 600),
            theme.font("reading", 14),
            theme.font(size="caption", weight=600),
            theme.font(size="ui", weight=600),
        )


def set_square(answers: Sequence[Answer], width: float, font: QFont, hands: Hands, leading: float = 1.4) -> SetSquare:
    """Lay out the answers of a square in a width."""
    square = SetSquare()
    y = 0.0
    for number, answer in enumerate(answers):
        y += _GAP + 4 if number else 0.0
        inset = _INSET if answer.is_set_back else 0.0
        top, inner = y, width - 2 * inset
        y += inset
        badges, y = _flowed([each.told for each in answer.badges], hands.small, inset, y, inner, padding=12.0)
        y += _GAP if answer.badges else 0.0
        layout, height = laid_out(answer.text, font, inner, leading)
        text_at = QPointF(inset, y)
        y += height
        y += _GAP if answer.references else 0.0
        links, y = _flowed([each.told for each in answer.references], hands.small, inset, y, inner, padding=0.0)
        y += inset
        square.parts.append(
            Placed(
                answer,
                QRectF(0, top, width, y - top),
                layout,
                text_at,
                tuple(zip(answer.badges, badges, strict=True)),
                tuple(zip(answer.references, links, strict=True)),
            )
        )
    square.height = y
    return square


def laid_out(text: str, font: QFont, width: float, leading: float) -> tuple[QTextLayout, float]:
    """A text in lines of a width, and how high it is."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    step, y = leading * font.pixelSize(), 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 20.0))
        line.setPosition(QPointF(0, y + (step - line.height()) / 2))
        y += step
    layout.endLayout()
    return layout, y


def _flowed(
    told: Sequence[str], font: QFont, left: float, top: float, width: float, *, padding: float
) -> tuple[list[QRectF], float]:
    """Boxes for words side by side, in as many rows as they need; and where the rows end."""
    metrics = QFontMetricsF(font)
    height = metrics.height() + 4
    x, y, boxes = left, top, []
    for each in told:
        wide = min(metrics.horizontalAdvance(each) + padding, width)
        if x > left and x + wide > left + width:
            x, y = left, y + height + 3
        boxes.append(QRectF(x, y, wide, height))
        x += wide + 8
    return boxes, y + height if told else top
