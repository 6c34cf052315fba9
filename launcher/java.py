"""Finds a JDK 25, wherever the usual installers put one."""

import glob
import os
import re
import shutil
from pathlib import Path

from launcher.refusal import Refusal
from launcher.run import output_of

RELEASE = 25
_PLACES = (
    "/usr/lib/jvm/*",
    "/usr/java/*",
    "~/.sdkman/candidates/java/*",
    "~/.jdks/*",
    "/opt/*",
    "/opt/java/*",
    "~/.local/share/mise/installs/java/*",
    "~/.asdf/installs/java/*",
    "/Library/Java/JavaVirtualMachines/*/Contents/Home",
    "~/Library/Java/JavaVirtualMachines/*/Contents/Home",
    "/opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home",
    "/usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home",
)


def find_jdk(environ=os.environ, places=_PLACES):
    """The home of a JDK 25: JAVA_HOME, then installed ones, then the `java` on the path."""
    for home in _candidates(environ, places):
        if release_of(home) == RELEASE:
            return home
    raise Refusal(f"No JDK {RELEASE} was found: install one (for example Temurin {RELEASE}), or set JAVA_HOME to it.")


def _candidates(environ, places):
    if environ.get("JAVA_HOME"):
        yield Path(environ["JAVA_HOME"])
    for place in places:
        for found in sorted(glob.glob(os.path.expanduser(place)), reverse=True):
            yield Path(found)
    java = shutil.which("java", path=environ.get("PATH"))
    if java:
        yield Path(os.path.realpath(java)).parent.parent


def release_of(home):
    """The feature release of a JDK (not of a JRE, which cannot build), or None."""
    if not os.access(home / "bin" / "javac", os.X_OK):
        return None
    try:
        found = re.search(r'^JAVA_VERSION="(\d+)', (home / "release").read_text(), re.M)
    except OSError:
        found = re.search(r'version "?(\d+)', output_of([home / "bin" / "java", "-version"]) or "")
    return int(found.group(1)) if found else None


def with_java(home, environ=os.environ):
    """The environment for a tool that takes its Java from JAVA_HOME or the path."""
    return {**environ, "JAVA_HOME": str(home), "PATH": f"{home / 'bin'}{os.pathsep}{environ.get('PATH', '')}"}
