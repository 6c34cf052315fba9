"""One country sends large submissions that are refused at their last line; another one's requests go on."""

import collections
import http.client
import json
import multiprocessing
import statistics
import time
from concurrent.futures import ThreadPoolExecutor

from bench.edge_flood import calls
from bench.one_copy import tell

ROUNDS = 7
SECONDS = 4
WARM_SECONDS = 20
LONGEST = 60
SIZES = (4 * 2**20 - 1024, 60 * 1024)
SENDERS = ("ng-ncb", "ng-ncb2", "ng-field")


def measure(copy):
    operation = copy.get("leadership", "/operations")["operations"][0]["operationId"]
    path = f"/api/v1/operations/{operation}"
    calls(copy, path, WARM_SECONDS)
    for size in SIZES:
        body = wrong_at_its_end(size)
        calm, flooded, answers = [], [], collections.Counter()
        for _ in range(ROUNDS):
            calm.append(calls(copy, path, SECONDS))
            orders, theirs = multiprocessing.Pipe()
            work = [copy.headers(name) for name in SENDERS]
            process = multiprocessing.Process(target=send, args=(copy.port, path + "/submissions", body, work, theirs), daemon=True)
            process.start()
            orders.recv()
            flooded.append(calls(copy, path, SECONDS))
            orders.send("enough")
            answers += orders.recv()
            process.join()
        show(size, calm, flooded, answers)


def wrong_at_its_end(size):
    line = json.dumps({"reference": "LINE", "occurredTime": "2025-07-01T08:00:00Z"}) + ","
    head, tail = '{"reference": "BENCH", "results": [', '{"nothing": 1}]}'
    return (head + line * ((size - len(head) - len(tail)) // len(line)) + tail).encode()


def send(port, path, body, work, orders):
    """Each of one country's people as quickly as they are answered."""
    enough, answers = [], collections.Counter()
    end = time.monotonic() + LONGEST

    def one(headers):
        while not enough and time.monotonic() < end:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
            try:
                connection.request("POST", path, body, headers)
                answer = connection.getresponse()
                reason = json.loads(answer.read()).get("reason", "")
                answers[f"{answer.status} {reason}"] += 1
            except OSError as gone:
                answers[type(gone).__name__] += 1
            connection.close()

    with ThreadPoolExecutor(len(work)) as threads:
        for headers in work:
            threads.submit(one, headers)
        orders.send("begun")
        orders.recv()
        enough.append(True)
    orders.send(answers)


def show(size, calm, flooded, answers):
    def late(rounds):
        return statistics.median(sorted(took)[len(took) * 95 // 100] for took in rounds)

    kib = size // 1024
    tell(f"a country's calls, 95th percentile, calm, {kib} KiB", late(calm), "ms")
    tell(f"a country's calls, 95th percentile, beside refused bodies of {kib} KiB", late(flooded), "ms")
    tell(f"ratio of the 95th percentiles, {kib} KiB", late(flooded) / late(calm), "", "goal: at most 1.2")
    print(f"their answers: {dict(answers)}", flush=True)
