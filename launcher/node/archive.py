"""Writes an image as an archive in the form of `docker save`, which `ctr images import` takes: one layer, no engine."""

import hashlib
import io
import json
import tarfile
import tempfile
from pathlib import Path

from launcher.images import architecture


def key(files, entrypoint, folder="/"):
    """Of all that goes into an archive, and of what writes it."""
    digest = hashlib.sha256(Path(__file__).read_bytes())
    digest.update(repr((architecture(), entrypoint, folder)).encode())
    for path, file in sorted(files.items()):
        with open(file, "rb") as content:
            digest.update(repr((path, _mode(file), _digest(content))).encode())
    return digest.hexdigest()[:16]


def write(archive, name, files, entrypoint, folder="/"):
    """`files` are those of this machine by their paths in the image; /tmp is there as well."""
    with tempfile.TemporaryFile(dir=archive.parent) as layer:
        _layer(layer, files)
        digest = _digest(layer)
        config = json.dumps({
            "architecture": architecture(), "os": "linux", "rootfs": {"type": "layers", "diff_ids": ["sha256:" + digest]},
            "config": {"Entrypoint": list(entrypoint), "WorkingDir": folder, "Env": ["PATH=/usr/bin"]},
        }).encode()
        named = hashlib.sha256(config).hexdigest() + ".json"
        manifest = json.dumps([{"Config": named, "RepoTags": [name], "Layers": [digest + "/layer.tar"]}]).encode()
        aside = archive.with_suffix(".new")
        with tarfile.open(aside, "w") as whole:
            for path, content in ((named, io.BytesIO(config)), (digest + "/layer.tar", layer), ("manifest.json", io.BytesIO(manifest))):
                entry = tarfile.TarInfo(path)
                entry.size = content.seek(0, io.SEEK_END)
                content.seek(0)
                whole.addfile(entry, content)
        aside.replace(archive)


def _layer(layer, files):
    with tarfile.open(fileobj=layer, mode="w") as written:
        writable = tarfile.TarInfo("tmp")
        writable.type, writable.mode = tarfile.DIRTYPE, 0o1777
        written.addfile(writable)
        for path, file in sorted(files.items()):
            entry = tarfile.TarInfo(path.lstrip("/"))
            entry.size, entry.mode = file.stat().st_size, _mode(file)
            with open(file, "rb") as content:
                written.addfile(entry, content)


def _mode(file):
    return 0o755 if file.stat().st_mode & 0o100 else 0o644


def _digest(content):
    content.seek(0)
    digest = hashlib.sha256()
    for block in iter(lambda: content.read(1 << 20), b""):
        digest.update(block)
    return digest.hexdigest()
