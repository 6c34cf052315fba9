"""What is in the image of a part and how it runs, as the program in `images` reads it."""

import os
from pathlib import Path

from launcher import VERSION, image_runtime, services
from launcher.image_start import CACHE, NATIVE, UNCHANGED, own

USER = 10001
FOLDER = "/opt/cordon"
_PORTS = {"operations-service": (9101,), "tasking-service": (9102,), "reporting-service": (9103,), "gateway": (8080, 8081)}
_TITLES = {
    "operations-service": "Plans, their approval, and the countries that take part.",
    "tasking-service": "Tasks of an operation, from asking to completing.",
    "reporting-service": "Results, their validation, and the figures.",
    "gateway": "The edge: JSON and streams from the contract, and the web application.",
}


def name_of(part, prefix="cordon"):
    return f"{prefix}/{part}:{VERSION}"


def plan(part, base, architecture, made, layers, archive, push=None, plain=False):
    """`made` is the time and the revision of the checkout."""
    time, revision = made
    return {
        "name": name_of(part),
        "base": base.reference,
        "architecture": architecture,
        "created": time,
        "user": f"{USER}:{USER}",
        "folder": FOLDER,
        "entrypoint": [f"{image_runtime.JAVA}/bin/java", *services.ALWAYS, f"-Djava.library.path={FOLDER}/{NATIVE}",
                       f"-XX:AOTCache={FOLDER}/{CACHE}", "-jar", f"{FOLDER}/{part}.jar"],
        "environment": {"JDK_JAVA_OPTIONS": " ".join(services.small(part))},
        "ports": list(_PORTS[part]),
        "labels": labels(part, base, revision),
        "layers": layers,
        "archive": str(archive),
        "push": push and name_of(part, push),
        "plain": plain,
    }


def labels(part, base, revision):
    found = {
        "title": part, "description": _TITLES[part], "version": VERSION, "licenses": "Apache-2.0", "vendor": "Cordon",
        "revision": revision, "base.name": base.label,
    }
    return {"org.opencontainers.image." + key: value for key, value in found.items() if value}


def standing(base_files):
    """The layer in the place of a base image: files by their paths, and a folder for what is written."""
    entries = [_entry(file, path) for path, file in sorted(base_files.items())]
    some_folder = next(iter(base_files.values())).parent
    return {"name": "base", "time": UNCHANGED, "entries": [*entries, {"from": str(some_folder), "to": "/tmp", "mode": "777"}]}


def runtime(folder):
    return _tree("java", UNCHANGED, folder, image_runtime.JAVA, lambda file: True)


def libraries(folder):
    """What is of others, and so stays the same from one release to the next."""
    return _tree("libraries", UNCHANGED, folder, FOLDER, lambda file: not _own(file))


def application(folder, time):
    return _tree("application", time, folder, FOLDER, _own)


def _own(file):
    return file.name == CACHE or file.suffix == ".jar" and own(file)


def _tree(name, time, folder, at, chosen):
    files = sorted(Path(where) / file for where, _, names in os.walk(folder) for file in names)
    entries = [_entry(file, f"{at}/{file.relative_to(folder)}") for file in files if chosen(file)]
    return {"name": name, "time": time, "entries": entries}


def _entry(file, path):
    return {"from": str(file), "to": path, "mode": "755" if os.access(file, os.X_OK) else "644"}
