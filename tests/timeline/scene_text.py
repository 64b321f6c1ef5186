"""A scene as text that a person can read and compare: lane by lane, row by row, pixels rounded."""

from briefviewer.timeline.hints import NO_LANE
from briefviewer.timeline.scene import Scene


def told(scene: Scene) -> str:
    """The scene, top to bottom."""
    lines = [
        "major  " + "  ".join(f"{tick.label_x:.0f} {tick.label}" for tick in scene.ruler.major if tick.label),
        "minor  " + "  ".join(f"{tick.label_x:.0f} {tick.label}" for tick in scene.ruler.minor if tick.label),
        "flags  "
        + "  ".join(
            f"{flag.x:.0f} {flag.text}" + (f" ({flag.fuzzy_x0:.0f}~{flag.fuzzy_x1:.0f})" if flag.fuzzy_x0 else "")
            for flag in scene.flags
        ),
    ]
    labels = {(label.lane, label.event): label for label in scene.labels}
    for band in scene.bands:
        lines.append("")
        lines.append(f"{' / '.join(band.header)} [{band.count}]  y {band.top:.0f}–{band.bottom:.0f}, {band.rows} rows")
        for row in range(band.rows):
            y = band.row_center(row)
            shapes: list[tuple[float, str]] = []
            for bar in scene.bars:
                if bar.lane == band.index and abs(bar.top + bar.height / 2 - y) < 1:
                    start = "…" if bar.dots_left else "◂" if bar.open_left else ""
                    end = "…" if bar.dots_right else "▸" if bar.open_right else ""
                    core = f"{bar.x0:.0f}–{bar.core_x0:.0f}═{bar.core_x1:.0f}–{bar.x1:.0f}"
                    shapes.append((bar.x0, f"{start}{core}{end} {bar.hue} {bar.glyph} {bar.manner}"))
                    if (label := labels.get((band.index, bar.event))) is not None:
                        shapes[-1] = (bar.x0, f"{shapes[-1][1]} “{label.text}” at {label.x:.0f}")
            for glyph in scene.glyphs:
                if glyph.lane == band.index and abs(glyph.y - y) < 1:
                    smear = f" ({glyph.smear[0]:.0f}~{glyph.smear[1]:.0f})" if glyph.smear else ""
                    text = f"{glyph.x:.0f}{smear} {glyph.hue} {glyph.glyph} {glyph.manner}"
                    if (label := labels.get((band.index, glyph.event))) is not None:
                        text += f" “{label.text}” at {label.x:.0f}"
                    shapes.append((glyph.x, text))
            lines += [f"  {row}  {text}" for _, text in sorted(shapes)]
        ticks = [f"{tick.x:.0f}" for tick in scene.ticks if tick.lane == band.index]
        if ticks:
            lines.append("  ticks " + " ".join(ticks))
        for strip in scene.densities:
            if strip.lane == band.index:
                lines.append("  counts " + " ".join(f"{cell.x0:.0f}:{cell.text}" for cell in strip.cells))
        hints = [f"{hint.x:.0f} {hint.text}" for hint in scene.hints if hint.lane == band.index]
        if hints:
            lines.append("  hints  " + "  ".join(hints))
    if scene.empty_text:
        led = "  ".join(f"{hint.x:.0f} {hint.text}" for hint in scene.hints if hint.lane == NO_LANE)
        lines += ["", f"says “{scene.empty_text}”  {led}"]
    for board in scene.boards:
        chips = "  ".join(f"[{chip.text}{' ' + chip.date if chip.date else ''}]" for chip in board.chips)
        rest = f"  {board.rest.text}" if board.rest is not None else ""
        lines += ["", f"{board.head.text} ({board.count})  {chips}{rest}"]
    if scene.brush is not None:
        lines += ["", f"range {scene.brush.x0:.0f}–{scene.brush.x1:.0f} “{scene.brush.text}”"]
    over = scene.overview
    lines += ["", f"overview window {over.window_x0:.0f}–{over.window_x1:.0f}, {len(over.bars)} bars"]
    return "\n".join(line.rstrip() for line in lines) + "\n"
