"""Builds the services when their sources have changed since the last build."""

import hashlib
import os
import shutil

from launcher.home import CHECKOUT
from launcher.java import with_java
from launcher.refusal import Refusal

SERVICES = ("operations-service", "tasking-service", "reporting-service", "gateway")
_MODULES = ("proto", "test-support", "identity", "trace", "description", "platform", "observed-plan", "caveat", *SERVICES)
_WEB = (
    "src/call", "src/features", "src/language", "src/parts", "src/shell", "src/main.tsx", "public", "build", "contract",
    "index.html", "package.json", "package-lock.json", "tsconfig.json", "vite.config.ts", "pom.xml",
)
_STAMP = CHECKOUT / "target" / "built-from"
_WRITER = "images"
_WRITER_STAMP = CHECKOUT / "target" / "images-built-from"


def jar(service):
    return CHECKOUT / service / "target" / (service + ".jar")


def writer():
    """The program that writes container images."""
    return jar(_WRITER)


def require_tools():
    for tool, install in (("mvn", "Maven 3.8.7 or newer"), ("npm", "Node 20 or newer")):
        if not shutil.which(tool):
            raise Refusal(f"`{tool}` was not found: install {install}.")


def up_to_date():
    if not all(jar(service).exists() for service in SERVICES):
        return False
    if os.environ.get("CORDON_SKIP_BUILD"):
        return True
    return _STAMP.exists() and _STAMP.read_text() == _digest()


def build(run, home, jdk):
    """Packages without tests; what the compiler says goes to a log."""
    _package(run, home, jdk, SERVICES, _STAMP, _digest())


def build_writer(run, home, jdk, note):
    """Apart from the services, as no copy that runs needs it."""
    digest = _digest((_WRITER,), web=())
    if writer().exists() and (os.environ.get("CORDON_SKIP_BUILD") or _WRITER_STAMP.exists() and _WRITER_STAMP.read_text() == digest):
        note("up to date")
        return
    _package(run, home, jdk, (_WRITER,), _WRITER_STAMP, digest)


def _package(run, home, jdk, modules, stamp, digest):
    require_tools()
    log = home.log_of("build")
    command = ["mvn", "-B", "-ntp", "-q", "-DskipTests", "-pl", ",".join(modules), "-am", "package"]
    if run.tool(command, log=log, environment=with_java(jdk), folder=str(CHECKOUT)) != 0:
        if _offline(log):
            raise Refusal(f"Maven or npm cannot fetch what the build needs: check the network; {log} says more.")
        raise Refusal(f"The build failed; {log} says why.")
    stamp.parent.mkdir(exist_ok=True)
    stamp.write_text(digest)


def _offline(log):
    said = log.read_text(errors="replace")
    return any(sign in said for sign in ("Could not transfer", "Temporary failure in name resolution", "ECONNREFUSED", "ENOTFOUND"))


def _digest(modules=_MODULES, web=_WEB):
    """Of every source file that goes into the jars."""
    digest = hashlib.sha256()
    roots = [CHECKOUT / "pom.xml"] + [CHECKOUT / "web" / part for part in web]
    for module in modules:
        roots += [CHECKOUT / module / "pom.xml", CHECKOUT / module / "src" / "main"]
    for root in roots:
        for file in [root] if root.is_file() else sorted(root.rglob("*")):
            if file.is_file():
                digest.update(str(file.relative_to(CHECKOUT)).encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()
