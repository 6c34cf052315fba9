"""One country floods; another one's requests go on."""

import collections
import http.client
import multiprocessing
import re
import socket
import statistics
import time

from bench.edge_route import cpu_seconds
from bench.one_copy import tell

ROUNDS = 7
SECONDS = 4
WARM_SECONDS = 30
PAUSE = 0.02
LONGEST = 3 * SECONDS
FLOODERS = ("ng-ncb", "ng-ncb2", "ng-field")


def measure(copy):
    path = "/api/v1/operations/" + copy.get("leadership", "/operations")["operations"][0]["operationId"]
    gateway = copy.parts()["gateway"]["pid"]
    requests = [
        f"GET {path} HTTP/1.1\r\nHost: cordon\r\nAuthorization: Bearer {copy.token(name)}\r\n\r\n".encode()
        for name in FLOODERS
    ]
    orders, process = begin(copy, requests, 2 * WARM_SECONDS)
    calls(copy, path, WARM_SECONDS)
    enough(orders, process)
    calm, flooded, floods = [], [], []
    for _ in range(ROUNDS):
        calm.append(calls(copy, path, SECONDS))
        orders, process = begin(copy, requests, LONGEST)
        time.sleep(1)
        before, began = (cpu_seconds([gateway]), cpu_seconds([process.pid])), time.monotonic()
        flooded.append(calls(copy, path, SECONDS))
        took = time.monotonic() - began
        used = [after - then for after, then in zip((cpu_seconds([gateway]), cpu_seconds([process.pid])), before)]
        answers = enough(orders, process)
        count = sum(answers.values())
        floods.append({
            "gateway": used[0] / took, "load": used[1] / took, "rate": count / (took + 1), "refused": answers[429] / count,
        })
    show(calm, flooded, floods)


def begin(copy, requests, longest):
    orders, theirs = multiprocessing.Pipe()
    process = multiprocessing.Process(target=flood, args=(("127.0.0.1", copy.port), requests, theirs, longest), daemon=True)
    process.start()
    return orders, process


def enough(orders, process):
    """How often the flood was answered what."""
    orders.send("enough")
    answers = orders.recv()
    process.join()
    return answers


def calls(copy, path, seconds):
    """One caller of Kenya's, who rests a little after each answer; milliseconds of each call."""
    connection = http.client.HTTPConnection("127.0.0.1", copy.port, timeout=30)
    headers = copy.headers("ke-ncb")
    took = []
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        began = time.monotonic()
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        answer.read()
        if answer.status != 200:
            raise SystemExit(f"bench: a call of the country that does not flood was answered {answer.status}")
        took.append(1000 * (time.monotonic() - began))
        time.sleep(PAUSE)
    return took


def flood(address, requests, orders, longest):
    """Everybody of one country at once, as quickly as one thread can, on connections that stay."""
    connections = [socket.create_connection(address, timeout=30) for _ in requests]
    answers = collections.Counter()
    end = time.monotonic() + longest
    while not orders.poll() and time.monotonic() < end:
        for connection, request in zip(connections, requests):
            connection.sendall(request)
        for connection in connections:
            answers[status(connection)] += 1
    orders.send(answers)


def status(connection):
    """Of one answer, of which nothing is left in the connection."""
    got = connection.recv(65536)
    while b"\r\n\r\n" not in got:
        got += connection.recv(65536)
    head, _, body = got.partition(b"\r\n\r\n")
    left = int(re.search(rb"(?i)content-length: *(\d+)", head)[1]) - len(body)
    while left > 0:
        left -= len(connection.recv(left))
    return int(head[9:12])


def show(calm, flooded, floods):
    def median(rounds, of):
        return statistics.median(of(took) for took in rounds)

    def late(took):
        return sorted(took)[len(took) * 95 // 100]

    for what, rounds in (("calm", calm), ("while another floods", flooded)):
        tell(f"a country's calls, median, {what}", median(rounds, statistics.median), "ms")
        tell(f"a country's calls, 95th percentile, {what}", median(rounds, late), "ms")
    tell("ratio of the medians", median(flooded, statistics.median) / median(calm, statistics.median), "", "goal: at most 1.2")
    tell("ratio of the 95th percentiles", median(flooded, late) / median(calm, late), "")
    tell("flood: answers", statistics.median(f["rate"] for f in floods), "per s")
    tell("flood: share of them refused RATE_LIMITED", statistics.median(f["refused"] for f in floods), "")
    tell("flood: CPU of what makes it", statistics.median(f["load"] for f in floods), "cores")
    tell("flood: CPU of the gateway", statistics.median(f["gateway"] for f in floods), "cores")
