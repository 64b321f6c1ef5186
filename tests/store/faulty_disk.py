"""A disk that fails where it is told to, for tests of saves."""

from collections import Counter
from pathlib import Path

from briefviewer.store.staging import SystemDisk


class FaultyDisk(SystemDisk):
    """Fails at the nth use of a step, and at all later ones if it stays broken."""

    def __init__(self, step: str, nth: int = 1, *, stays_broken: bool = False) -> None:
        self.step = step
        self.nth = nth
        self.stays_broken = stays_broken
        self.used: Counter[str] = Counter()

    def create(self, folder: Path, name: str) -> tuple[int, Path]:
        self._use("create")
        return super().create(folder, name)

    def write(self, handle: int, data: bytes) -> None:
        super().write(handle, data[: len(data) // 2])
        self._use("write")
        super().write(handle, data[len(data) // 2 :])

    def flush(self, handle: int) -> None:
        self._use("flush")
        super().flush(handle)

    def rename(self, temporary: Path, target: Path) -> None:
        self._use("rename")
        super().rename(temporary, target)

    def _use(self, step: str) -> None:
        self.used[step] += 1
        count = self.used[step]
        if step == self.step and (count == self.nth or (self.stays_broken and count > self.nth)):
            self.fail()

    def fail(self) -> None:
        """What happens at the step."""
        raise OSError(28, "No space left on device")
