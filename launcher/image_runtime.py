"""What an image stands on: a Java runtime with the modules that the parts need, and what that needs of a C library."""

import re
import shutil
from pathlib import Path

from launcher.refusal import Refusal
from launcher.run import output_of

JAVA = "/opt/java"
_MODULES = (
    "java.desktop",  # java.beans, by which Spring knows properties; colours and shapes of documents
    "java.instrument", "java.logging", "java.management", "java.naming", "java.net.http", "java.scripting",
    "java.security.jgss", "java.security.sasl",  # how MongoDB may ask who calls
    "java.sql", "java.xml",
    "jdk.httpserver",  # the port for meters
    "jdk.jfr", "jdk.management",
    "jdk.naming.dns",  # addresses like mongodb+srv
    "jdk.net", "jdk.unsupported", "jdk.zipfs",
)
_OF_SCREENS = ("libawt", "libfontmanager", "libfreetype", "libjavajpeg", "libjawt", "libjsound", "liblcms", "libmlib_image", "libsplashscreen")
"""Of java.desktop; they want the libraries of X11, and nothing here draws: documents are written without them."""
_OF_THE_C_LIBRARY = re.compile(r"(ld-linux.*|lib(c|m|dl|rt|pthread|resolv|util|nss_\w+)|ld64|ld)\.so(\.\d+)?")
_NAMES_BY_DNS = ("libresolv.so.2", "libnss_dns.so.2", "libnss_files.so.2")
"""Older C libraries open them by name; nothing is linked to them."""


def make(run, jdk, folder, log):
    """Links the modules of the JDK at hand into `folder`."""
    command = [jdk / "bin" / "jlink", "--add-modules", ",".join(_MODULES), "--strip-debug", "--no-header-files", "--no-man-pages",
               "--output", folder]
    if run.tool(command, log=log) != 0:
        raise Refusal(f"jlink of {jdk} cannot make a Java runtime: take another JDK 25 with JAVA_HOME; {log} says more.")
    for file in folder.rglob("*"):
        if file.name.startswith(_OF_SCREENS):
            file.unlink()


def libraries(runtime):
    """The libraries of this machine that the runtime is linked to, by the paths at which they are looked for."""
    found = linked([runtime / "bin" / "java", *runtime.rglob("*.so")], "name a base image with BASE_IMAGE")
    return {path: file for path, file in found.items() if not file.is_relative_to(runtime.resolve())}


def linked(programs, way_out):
    """The same of any programs; and what a C library opens by name."""
    found = {}
    for program in programs:
        for line in (output_of(["ldd", program]) or "").splitlines():
            path = re.match(r"\t(?:\S+ => )?(/\S+) \(", line)
            if path:
                found[path.group(1)] = Path(path.group(1)).resolve()
    beside = next((Path(path).parent for path in sorted(found) if Path(path).name.startswith("libc.so")), None)
    if not beside:
        raise Refusal(f"ldd tells nothing of the libraries of {programs[0]}: {way_out}.")
    for name in _NAMES_BY_DNS:
        if (beside / name).exists():
            found[str(beside / name)] = (beside / name).resolve()
    return found


def require_no_others(jdk, found):
    """Any base image has a C library; what else a JDK is linked to it may lack, which would only show at the start."""
    others = sorted(name for name in (Path(path).name for path in found) if not _OF_THE_C_LIBRARY.fullmatch(name))
    if others:
        raise Refusal(f"{jdk} needs {', '.join(others)}, which a base image may lack: set JAVA_HOME to a Temurin 25, or BASE_IMAGE=local.")


def surroundings(folder, user):
    """The few files that a process looks for and no library brings; gives them by their paths."""
    texts = {
        "/etc/passwd": f"root:x:0:0:root:/:/none\ncordon:x:{user}:{user}:cordon:/opt/cordon:/none\n",
        "/etc/group": f"root:x:0:\ncordon:x:{user}:\n",
        "/etc/nsswitch.conf": "hosts: files dns\n",
    }
    found = {}
    for path, text in texts.items():
        found[path] = folder / Path(path).name
        found[path].write_text(text)
    return found


def packages(found):
    """Debian's packages of these files with name and version, where Debian's tools are there to tell."""
    if not shutil.which("dpkg-query"):
        return []
    names = set()
    for path, file in found.items():
        for candidate in (path, str(file), str(file).replace("/usr/", "/", 1)):
            owner = output_of(["dpkg-query", "-S", candidate])
            if owner:
                names.add(owner.split(":")[0])
                break
    told = ((name, output_of(["dpkg-query", "-W", "-f", "${Version}", name])) for name in sorted(names))
    return [(name, version) for name, version in told if version]
