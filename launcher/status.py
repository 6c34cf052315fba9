"""Tells of the parts of a copy: where they are, how they are, and what was chosen."""

import json
import re
from concurrent.futures import ThreadPoolExecutor

from launcher import VERSION, meters, processes, services, supervisor
from launcher.installation import ORDER


def command(chosen, copy):
    """Prints it for people, or as JSON."""
    known = copy.state.read()
    secure = known.get("secure", False)
    parts = {}
    with ThreadPoolExecutor(len(ORDER)) as looking:
        states = dict(zip(ORDER, looking.map(lambda name: _part_state(copy, known, name), ORDER)))
        measured = dict(zip(ORDER, looking.map(lambda name: _measured(known, name), ORDER)))
    for name in ORDER:
        part = known.get("parts", {}).get(name)
        alive = processes.alive(part)
        noted = known.get("restarts", {}).get(name)
        parts[name] = {
            "state": states[name],
            "pid": part["pid"] if alive else None,
            "port": known.get("ports", {}).get(_port_name(name, secure)),
            "address": _address(name, known),
            "metricsPort": known.get("ports", {}).get(name + "-metrics"),
            "version": _version(name, known),
            "residentBytes": processes.resident_bytes(part) if alive else None,
            "meters": measured[name],
            "restarts": {key: noted.get(key) for key in ("count", "why", "endTime", "lastTime")} if noted else None,
        }
    for name, key in (("mongod", "mongodb"), ("keycloak", "keycloak")):
        if known.get(key, {}).get("chosen", "").isupper() and known.get("parts"):
            parts[name]["state"] = "elsewhere"
    up = copy.up()
    watched = supervisor.is_watching(copy.home)
    shown = {
        "address": _shown(copy.address()) if up else None,
        "secureAddress": _shown(copy.secure_address()) if up else None,
        "ca": str(copy.certificates.authority) if copy.certificates.authority.exists() else None,
        "secure": secure,
        "supervisor": "watching" if watched else "ended" if up else None,
        "parts": parts,
        "mongodb": _without_password(known.get("mongodb")),
        "keycloak": known.get("keycloak"),
        "issuer": known.get("issuer"),
        "data": str(copy.home.data),
    }
    if chosen.json:
        print(json.dumps(shown, indent=1))
        return
    print("Address   " + (shown["address"] or ("not chosen yet" if up else "not up: ./cordon up")))
    if shown["secureAddress"]:
        print(f"With TLS  {shown['secureAddress']}, signed by {shown['ca']}")
    for name, part in parts.items():
        memory = f"{part['residentBytes'] / 1e6:6.0f} MB" if part["residentBytes"] else " " * 9
        print(f"  {name:<20} {part['state']:<13} {memory}  {_behind(part)}{_told(part)}".rstrip())
    if up and not watched:
        print("The supervisor has ended: nothing is started again until the next command, e.g. ./cordon start gateway.")
    print("MongoDB   " + (known.get("mongodb") or {}).get("chosen", "not chosen yet"))
    print("Keycloak  " + (known.get("keycloak") or {}).get("chosen", "not chosen yet"))


def _shown(address):
    """None in the first moment of the very first start."""
    return address and address + "/"


def _part_state(copy, known, name):
    """What was ready once and is not now is not starting; what does not even answer may hang."""
    part = known.get("parts", {}).get(name)
    if not processes.alive(part):
        due = known.get("restarts", {}).get(name, {}).get("due")
        return "restarting" if due is not None and supervisor.is_watching(copy.home) else "stopped"
    answer = copy.ready(name)
    if answer:
        return "degraded" if services.degraded(name, known["ports"], known.get("secure", False)) else "ready"
    if not part.get("ready"):
        return "starting"
    return "not answering" if answer is None else "not ready"


def _measured(known, name):
    """Only of what runs: another copy may have its port by now."""
    return meters.of(name, known.get("ports", {})) if processes.alive(known.get("parts", {}).get(name)) else None


def _behind(part):
    pid = f"pid {part['pid']}" if part["pid"] else ""
    measured = meters.shown(part["meters"])
    return f"{pid:<12}{measured}" if measured else pid


def _told(part):
    noted = part["restarts"]
    if not noted or not noted["endTime"]:
        return ""
    times = f"started again {noted['count']} times, " if noted["count"] != 1 else "started again once, "
    return f"  {times if noted['count'] else ''}ended {noted['endTime']} ({noted['why']})"


def _address(name, known):
    """Where a part answers: HTTP for the gateway and Keycloak, host and port for the others."""
    if name == "mongod" and known.get("mongodb"):
        return _without_password(known["mongodb"]).get("uri")
    if name == "keycloak" and known.get("keycloak"):
        return known["keycloak"].get("address")
    secure = known.get("secure", False)
    port = known.get("ports", {}).get(_port_name(name, secure))
    if not port:
        return None
    return f"{'https' if secure else 'http'}://127.0.0.1:{port}/" if name == "gateway" else f"127.0.0.1:{port}"


def _port_name(part, secure):
    return "gateway-tls" if part == "gateway" and secure else part


def _version(name, known):
    if name in services.GRPC + ("gateway",):
        return VERSION
    return (known.get({"mongod": "mongodb"}.get(name, name)) or {}).get("version")


def _without_password(mongodb):
    if not mongodb or "uri" not in mongodb:
        return mongodb
    return dict(mongodb, uri=re.sub(r"(?<=://)[^@/]*@", "***@", mongodb["uri"]))
