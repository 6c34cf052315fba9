"""Starts the four Java parts and says when each is really ready."""

import json
import os
import urllib.error
import urllib.request

from launcher import processes
from launcher.building import jar
from launcher.certificates import Certificates
from launcher.grpc_health import serving
from launcher.home import CHECKOUT
from launcher.java import with_java
from launcher.start_cache import StartCache

ALWAYS = ("-XX:+UseSerialGC", "-Xss512k", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
          "-XX:+ExitOnOutOfMemoryError")
"""What has run out of memory works by halves; it ends, and is started again."""
_SMALL = ("-XX:MaxMetaspaceSize=160m", "-Xms32m")
_QUICK_START = "-XX:TieredStopAtLevel=1"
"""For the services; through the gateway goes every call, and there the second compiler is worth its time."""
_HEAP = {"operations-service": "96m", "tasking-service": "96m", "reporting-service": "192m", "gateway": "256m"}
_YOUNG = ("-Xms128m", "-Xmn96m", "-XX:SurvivorRatio=3", "-XX:TargetSurvivorRatio=90")
"""Of the gateway: large bodies die there, and fill no old generation, of which a collection takes 150 ms."""
GRPC = ("operations-service", "tasking-service", "reporting-service")
_SOURCES = {"operations-service": (), "tasking-service": GRPC[:1], "reporting-service": GRPC[:2]}
"""Whose feeds a service reads."""


def start(name, home, jdk, ports, mongodb_uri, issuer, secrets, secure):
    """From its start cache if there is one, and else from its jar, which takes longer and is the same otherwise."""
    environment = with_java(jdk)
    environment.update(settings(name, home, ports, mongodb_uri, issuer, secrets))
    environment.update(_encryption(name, ports, Certificates(home, secrets), secure))
    with start_cache(name, jdk).found() as (program, held):
        command = [jdk / "bin" / "java", *flags(name), *program]
        return processes.spawn(command, home.log_of(name), environment, CHECKOUT, held)


def start_cache(name, jdk):
    return StartCache(jar(name), jdk, flags(name))


def flags(name):
    return (*ALWAYS, *small(name))


def small(name):
    """Of a copy that shares a machine; whoever has more memory for a part replaces all of it."""
    return (*_SMALL, *(_YOUNG if name == "gateway" else (_QUICK_START,)), "-Xmx" + _HEAP[name])


def settings(name, home, ports, mongodb_uri, issuer, secrets):
    """What a part is told of its place, without its encryption."""
    common = {"CORDON_OIDC_ISSUER": issuer}
    address = {service: f"127.0.0.1:{ports[service]}" for service in GRPC}
    if name == "gateway":
        return {
            **common,
            "MANAGEMENT_SERVER_PORT": str(ports["gateway-management"]),
            "CORDON_MONGODB_URI": mongodb_uri,
            "CORDON_MONGODB_DATABASE": home.database("gateway"),
            "CORDON_OIDC_CLIENTSECRET": secrets.clients()["cordon-gateway"],
            "CORDON_LIMITS_ROOM": os.environ.get("CORDON_LIMITS_ROOM", "32MB"),
            **_boundaries(os.environ),
            **{"CORDON_SERVICES_" + _short(service).upper(): address[service] for service in GRPC},
        }
    client = "cordon-" + _short(name)
    own = {
        **common,
        "SPRING_GRPC_SERVER_PORT": str(ports[name]),
        "CORDON_METRICS_PORT": str(ports[name + "-metrics"]),
        "CORDON_MONGODB_URI": mongodb_uri,
        "CORDON_MONGODB_DATABASE": home.database(_short(name)),
        "CORDON_OIDC_CLIENTID": client,
        "CORDON_OIDC_CLIENTSECRET": secrets.clients()[client],
        **{"CORDON_FEEDS_" + _short(source).upper(): address[source] for source in _SOURCES[name]},
    }
    if name == "operations-service":
        own["CORDON_PEOPLE_CLIENTSECRET"] = secrets.clients()["cordon-people"]
    if name == "reporting-service":
        own["CORDON_KEYS_MASTERFILE"] = str(secrets.master_key_file())
    return own


def _boundaries(environ):
    """A boundary file of the operator's, from wherever the command was given."""
    file = environ.get("CORDON_BOUNDARIES")
    return {"CORDON_BOUNDARIES": os.path.abspath(os.path.expanduser(file))} if file else {}


def _encryption(name, ports, certificates, secure):
    """TLS at the edge, beside a plain port; or everywhere and nothing else, on the loopback address all the same."""
    found = {"SPRING_PROFILES_ACTIVE": "secure" if secure else "local"}
    if name == "gateway":
        found.update(SERVER_PORT=str(ports["gateway-tls"]), SERVER_SSL_BUNDLE="edge", **certificates.bundle("edge", "edge"))
        if secure:
            found.update(SERVER_ADDRESS="127.0.0.1", MANAGEMENT_SERVER_ADDRESS="127.0.0.1")
        else:
            found.update(CORDON_PLAINPORT=str(ports["gateway"]))
    elif secure:
        found.update(SPRING_GRPC_SERVER_ADDRESS="127.0.0.1", CORDON_HEALTH_PORT=str(ports[name + "-health"]))
    if secure:
        found.update(certificates.bundle("inner", name))
    return found


def _short(service):
    return service.removesuffix("-service") if hasattr(service, "removesuffix") else service.replace("-service", "")


def ready(name, ports, secure):
    """By the health method; None if there is no answer.

    Where calls need a certificate the health method has a port of its own, which needs none.
    """
    if name in GRPC:
        return serving("127.0.0.1", ports[name + "-health" if secure else name])
    answer = gateway_health(ports)
    return None if answer is None else answer in ("UP", "DEGRADED")


def degraded(name, ports, secure):
    """Whether a part that is ready does less than it could.

    A service knows too little of the others, so that it takes reports and grants nothing; the gateway has a service
    behind it that is away or degraded, and serves the rest.
    """
    if name == "gateway":
        return gateway_health(ports) == "DEGRADED"
    return name in GRPC and serving("127.0.0.1", ports[name + "-health" if secure else name], service="feeds") is False


def gateway_health(ports):
    address = f"http://127.0.0.1:{ports['gateway-management']}/actuator/health"
    try:
        with urllib.request.urlopen(address, timeout=3) as answer:
            return json.loads(answer.read()).get("status")
    except urllib.error.HTTPError as error:
        return f"answers {error.code}"
    except (OSError, urllib.error.URLError, ValueError):
        return None
