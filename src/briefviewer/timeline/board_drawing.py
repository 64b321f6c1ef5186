"""The boards beside the axis as plain shapes: names, chips, the rest, and rings around who is looked at."""

from collections.abc import Iterator

from briefviewer.timeline.glyphs import Outline
from briefviewer.timeline.mark_drawing import DASHES, MarkDrawing
from briefviewer.timeline.marks import Manner
from briefviewer.timeline.measure import SEMIBOLD
from briefviewer.timeline.scene import Scene
from briefviewer.timeline.strokes import Box, Line, Polygon, Shape
from briefviewer.timeline.undated import SIGN_PX, Board

_SHUT: Outline = ((-0.6, -1.0), (0.8, 0.0), (-0.6, 1.0))
_OPEN: Outline = ((-1.0, 0.6), (1.0, 0.6), (0.0, -0.8))


class BoardDrawing(MarkDrawing):
    """Draws what stands beside the axis."""

    def boards(self, scene: Scene) -> Iterator[Shape]:
        """All boards, with the line that parts them from what is above."""
        area, palette = scene.regions.undated, self.palette
        if not scene.boards:
            return
        yield Line(0, area.y, area.width, area.y, self.color("line-strong"))
        for board in scene.boards:
            yield from self._head(board)
            for chip in board.chips:
                yield Box(
                    chip.x + 0.5, chip.y + 0.5, chip.width - 1, chip.height - 1, fill=self.color("canvas"),
                    stroke=self.color("chip-line"), dashes=DASHES, radius=5,
                )  # fmt: skip
                y = chip.y + chip.height / 2
                hue = palette.hue(chip.hue).fill
                yield from self.sign(chip.glyph, chip.x + 13, y, 8.0, hue, Manner.ATTESTED, chip.is_possible)
                yield self.write(chip.text_x, y, chip.text, "chip", "chip-text")
                if chip.date:
                    yield self.write(chip.date_x, y, chip.date, "chip", "text-faint")
            for said in (board.rest, board.fewer):
                if said is not None:
                    y = said.y + board.line_height / 2
                    yield self.write(said.x + 4, y, said.text, "chip", "accent-text", SEMIBOLD)
            if board.shown < board.lines and board.is_open:
                yield from self._thumb(board, scene.regions.axis_right)

    def _head(self, board: Board) -> Iterator[Shape]:
        """A board's name; where it is one of several on a line, behind a sign that says whether it is open."""
        x, middle = board.head.x, board.head.y + board.line_height / 2
        color = "accent-text" if board.is_name and board.is_open else "text-body"
        if board.is_name:
            yield Polygon(_OPEN if board.is_open else _SHUT, x + 4, middle, 3.5, self.color("text-muted"))
            x += SIGN_PX
        yield self.write(x, middle, board.head.text, "small", color, SEMIBOLD)
        yield self.write(board.count_x, middle, board.count_text, "count", "text-faint")

    def _thumb(self, board: Board, right: float) -> Iterator[Shape]:
        """Which part of an open board is in sight."""
        height = max(12.0, board.height * board.shown / board.lines)
        y = board.top + (board.height - height) * board.first / (board.lines - board.shown)
        yield Box(right - 8, y, 4, height, fill=self.color("line-control"), radius=2)

    def marks(self, scene: Scene) -> Iterator[Shape]:
        """Rings around the chips that are looked at; drawn last, as the chips themselves are painted only once."""
        for mark in scene.chip_marks:
            chip = mark.chip
            color = self.color("focus" if mark.is_selected or mark.is_focused else "line-control")
            dashes = DASHES if mark.is_focused and not mark.is_selected else ()
            yield Box(
                chip.x + 0.5, chip.y + 0.5, chip.width - 1, chip.height - 1, stroke=color,
                stroke_width=1.8 if mark.is_selected else 1.2, radius=5, dashes=dashes,
            )  # fmt: skip
