"""The few meters of a part that tell how it is, read as whoever collects them reads them."""

import http.client
import math
import re
import urllib.request

from launcher.services import GRPC

_LINE = re.compile(r"^([a-z_]+)(?:\{(.*)\})? (\S+)$")
_LABEL = re.compile(r'([a-z_]+)="([^"]*)"')
_LAGS = ("cordon_journal_lag_seconds", "cordon_feed_lag_seconds", "cordon_view_lag_seconds")
_PARKED = ("cordon_view_parked_entries", "cordon_postings_parked_postings")
_PATIENCE = 3


def of(name, ports):
    """What a service or the gateway tells of itself, or None: it has no meters, or does not answer."""
    port = ports.get(name + "-metrics" if name in GRPC else "gateway-management" if name == "gateway" else "")
    if port is None:
        return None
    path = "metrics" if name in GRPC else "actuator/prometheus"
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/{path}", timeout=_PATIENCE) as answer:
            rows = _rows(answer.read().decode())
    except (OSError, ValueError, http.client.HTTPException):
        return None
    return _of_service(rows) if name in GRPC else _of_gateway(rows)


def shown(found):
    """On one line; what is as it should be is left out, but for the age of what the part knows."""
    if not found:
        return ""
    told = []
    if "lagSeconds" in found:
        told.append("lag not known" if found["lagSeconds"] is None else f"lag {found['lagSeconds']:.1f} s")
    if found.get("streams"):
        told.append(f"streams {found['streams']}")
    told += [f"{word} {found[word]}" for word in ("parked", "unreadable") if found.get(word)]
    if found["refusals"]:
        told.append(f"refused {found['refusals']}")
    if found.get("leftAlone"):
        told.append("left alone: " + ", ".join(found["leftAlone"]))
    return ", ".join(told)


def _of_service(rows):
    lags = [value for name, _, value in rows if name in _LAGS]
    return {
        "lagSeconds": round(max(lags, default=0.0), 1) if all(map(math.isfinite, lags)) else None,
        "parked": _sum(rows, *_PARKED),
        "unreadable": _sum(rows, "cordon_rows_unreadable_total"),
        "refusals": _sum(rows, "cordon_refusals_total"),
    }


def _of_gateway(rows):
    open_ = {labels["service"] for name, labels, value in rows
             if name == "cordon_gateway_breaker" and labels["state"] in ("open", "half_open") and value}
    return {
        "streams": _sum(rows, "cordon_gateway_streams"),
        "leftAlone": sorted(open_),
        "refusals": _sum(rows, "cordon_gateway_refusals_total"),
    }


def _sum(rows, *names):
    return int(sum(value for name, _, value in rows if name in names and math.isfinite(value)))


def _rows(text):
    """Name, labels and value of each line that is no comment."""
    found = []
    for line in text.splitlines():
        row = _LINE.match(line)
        if row:
            found.append((row[1], dict(_LABEL.findall(row[2] or "")), float(row[3])))
    return found
