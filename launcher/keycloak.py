"""Finds a Keycloak, or fetches one, makes it fast to start once, and runs it."""

import os
import shutil
import urllib.error
import urllib.request

from launcher import fetch, processes
from launcher.java import with_java
from launcher.refusal import Refusal

VERSION = "26.7.3"
_ARTIFACT = f"org.keycloak:keycloak-quarkus-dist:{VERSION}:zip"
_DIGEST = "27a6535553c3cdcd083872ba40629efafb3475e3b758e0c6f691395561dd0f1f"
LOG_LEVEL = "info,org.keycloak.events:error"
"""Failed sign-ins would be logged with their address and name."""
_BUILD = ("--db=dev-file", "--cache=local", "--health-enabled=true")


def given(environ=os.environ):
    """Address and admin client of a Keycloak that is there already, or None."""
    address = environ.get("KEYCLOAK_URL")
    if not address:
        return None
    client, secret = environ.get("KEYCLOAK_ADMIN_CLIENT_ID"), environ.get("KEYCLOAK_ADMIN_CLIENT_SECRET")
    if not client or not secret:
        raise Refusal("KEYCLOAK_URL is set: give KEYCLOAK_ADMIN_CLIENT_ID and KEYCLOAK_ADMIN_CLIENT_SECRET as well.")
    return address.rstrip("/"), client, secret


def find(run, home, jdk, note):
    """The folder of a Keycloak on which `kc.sh build` was run."""
    kept = home.cache / f"keycloak-{VERSION}"
    if (kept / "built").exists():
        return kept
    fetch.require_room(home.cache)
    aside = home.cache / "keycloak.part"
    shutil.rmtree(aside, ignore_errors=True)
    archive = fetch.from_maven(run, _ARTIFACT, _DIGEST, aside, with_java(jdk), note)
    note("unpacking")
    fetch.unpack(archive, aside)
    archive.unlink()
    note("building")
    folder = aside / f"keycloak-{VERSION}"
    log = home.cache / "keycloak.build.log"
    if run.tool([folder / "bin" / "kc.sh", "build", *_BUILD], log=log, environment=with_java(jdk)) != 0:
        raise Refusal(f"Keycloak cannot be built; {log} says why.")
    (folder / "built").write_text(VERSION + "\n")
    shutil.rmtree(kept, ignore_errors=True)
    folder.replace(kept)
    shutil.rmtree(aside)
    return kept


def start(folder, home, jdk, port, management_port, admin, trusted=None):
    """With little memory and a quick start; data in the copy's own folder.

    `trusted` is the authority of those whom it calls itself, e.g. the gateway at a sign-out.
    """
    data = home.data / "keycloak"
    data.mkdir(exist_ok=True)
    environment = with_java(jdk)
    environment.update(
        KC_BOOTSTRAP_ADMIN_CLIENT_ID=admin[0],
        KC_BOOTSTRAP_ADMIN_CLIENT_SECRET=admin[1],
        KC_HTTP_ENABLED="true",
        KC_HTTP_HOST="127.0.0.1",
        KC_HTTP_PORT=str(port),
        KC_HTTP_MANAGEMENT_PORT=str(management_port),
        KC_HOSTNAME=address(port),
        KC_LOG_LEVEL=LOG_LEVEL,
        KC_DB_URL=f"jdbc:h2:file:{data}/keycloak;NON_KEYWORDS=VALUE",
        JAVA_OPTS_APPEND="-XX:-UseG1GC -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:+ExitOnOutOfMemoryError",
        JAVA_OPTS_KC_HEAP="-Xms64m -Xmx256m",
    )
    if trusted:
        environment["KC_TRUSTSTORE_PATHS"] = str(trusted)
    return processes.spawn([folder / "bin" / "kc.sh", "start", "--optimized"], home.log_of("keycloak"), environment, data)


def address(port):
    return f"http://127.0.0.1:{port}"


def ready(management_port):
    """None if there is no answer."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{management_port}/health/ready", timeout=2) as answer:
            return answer.status == 200
    except urllib.error.HTTPError:
        return False
    except (OSError, urllib.error.URLError):
        return None
