"""Keeps the classes that a start has listed when it was played, so that an image of the same jar is the same again."""

import hashlib
import os
import shutil
from pathlib import Path

from launcher import image_runtime, image_start, quick_start, services

_KEPT = 20
"""Of each part: a list has a megabyte, and each commit may have one."""
_WAY = (image_runtime, image_start, quick_start, services)
"""Where it stands how a start is played: on which Java, in which steps, and with which settings."""


class ClassList:
    """Of a part, in `folder`; another one for another jar, JDK, set of flags or way to play."""

    def __init__(self, folder, part, jar, jdk, flags):
        self._folder, self._part = folder, part
        made_of = hashlib.sha256(jar.read_bytes())
        made_of.update((jdk / "release").read_bytes() + " ".join(flags).encode())
        for module in _WAY:
            made_of.update(Path(module.__file__).read_bytes())
        self._file = folder / f"{part}-{made_of.hexdigest()[:32]}"

    def give(self, listed):
        """Leaves it in `listed`, if it is there."""
        if self._file.exists():
            shutil.copyfile(self._file, listed)

    def take(self, listed):
        """Keeps it, unless another one of the same was kept meanwhile; the oldest of the part go."""
        self._folder.mkdir(exist_ok=True)
        if not self._file.exists():
            aside = self._folder / f"new-{os.getpid()}"
            shutil.copyfile(listed, aside)
            aside.replace(self._file)
        for old in sorted(self._folder.glob(self._part + "-*"), key=lambda file: file.stat().st_mtime)[:-_KEPT]:
            old.unlink(missing_ok=True)
