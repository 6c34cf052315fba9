"""A thousand readers of one stream: what each of them costs the gateway, and when each has what has happened."""

import asyncio
import re
import resource
import secrets
import socket
import statistics
import subprocess
import time
from pathlib import Path

from bench.one_copy import tell
from launcher.java import find_jdk

READERS = 1000
ROUNDS = 7
PEOPLE = ("leadership", "planner", "duty", "auditor", "ng-ncb", "ke-ncb", "gh-ncb", "za-ncb")
PATIENCE = 60
COUNTRIES = tuple(person for person in PEOPLE if "-" in person)
EVENT = re.compile(rb"^id: ([0-9a-f]+)$", re.M)
SMALL = 4096


def measure(copy):
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, min(hard, READERS + 500)), hard))
    asyncio.run(Measurement(copy).run())


class Measurement:
    def __init__(self, copy):
        self._copy = copy
        self._operation = copy.get("leadership", "/operations")["operations"][0]["operationId"]
        self._name = secrets.token_hex(4)
        self._gateway = copy.parts()["gateway"]["pid"]

    async def run(self):
        # The first readers pay for what all find there: classes, code, a connection to the service.
        warm = await self._open(50)
        await self._validate(warm, "WARM")
        close(warm)
        await asyncio.sleep(2)
        before = memory(self._gateway)
        readers = await self._open(READERS)
        after = memory(self._gateway)
        for what, size in after.items():
            tell(f"gateway, {what}, {READERS} readers", size / 2**20, "MiB")
            goal = "goal: at most 20 kB" if what == "heap in use" else ""
            tell(f"{what}, for each reader", (size - before[what]) / READERS / 1000, "kB", goal)
        reading, stopped = [], []
        for number in range(ROUNDS):
            reading.append(await self._validate(readers, f"READ-{number}"))
            [stalled] = await self._open(1, small=True)
            stalled.stop()
            stopped.append(await self._validate(readers, f"STOP-{number}", fill=10 if number == 0 else 0))
            close([stalled])
        for what, rounds in (("all read", reading), ("one has stopped", stopped)):
            tell(f"validation to the first reader, {what}", 1000 * statistics.median(r[0] for r in rounds), "ms")
            tell(f"validation to the last reader, {what}", 1000 * statistics.median(r[1] for r in rounds), "ms")
        tell("ratio of the last, one has stopped", statistics.median(r[1] for r in stopped) / statistics.median(r[1] for r in reading), "")
        check(readers)
        close(readers)

    async def _open(self, count, small=False):
        """So many at a time that the edge's backlog has room for them."""
        loop = asyncio.get_running_loop()
        readers = []
        for i in range(count):
            request = (
                f"GET /api/v1/operations/{self._operation}/outcome:watch HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                f"Authorization: Bearer {self._copy.token(PEOPLE[i % len(PEOPLE)])}\r\n\r\n"
            )
            connection = socket.socket()
            if small:
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, SMALL)
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_MAXSEG, 1000)
            connection.connect(("127.0.0.1", self._copy.port))
            connection.setblocking(False)
            person = PEOPLE[i % len(PEOPLE)]
            reach = person if person in COUNTRIES else "all"
            _, reader = await loop.create_connection(lambda request=request, reach=reach: Reader(request.encode(), reach), sock=connection)
            readers.append(reader)
            if i % 20 == 19:
                await until(lambda: all(r.events for r in readers))
        await until(lambda: all(r.events for r in readers))
        return readers

    async def _validate(self, readers, reference, fill=0):
        """Seconds from the call that validates a result to the first and to the last reader that has it."""
        spec = {"occurredTime": "2025-07-01T00:00:00Z", "fraudVictimsTargeted": {"count": {"number": "1"}}}
        for number in range(fill + 1):
            before = told(readers)
            path, content = f"/operations/{self._operation}/results", {"spec": {**spec, "reference": f"{self._name}-{reference}-{number}"}}
            answer = await asyncio.to_thread(self._copy.post, "ng-field", path, content)
            await until(lambda before=before: all(now > then for now, then in zip(told(readers), before)))
        before = told(readers)
        began = time.monotonic()
        await asyncio.to_thread(self._copy.post, "ng-ncb", f"/results/{answer['result']['resultId']}:validate", {})
        await until(lambda: all(now > then for now, then in zip(told(readers), before)))
        times = [r.events[then][1] - began for r, then in zip(readers, before)]
        return min(times), max(times)


class Reader(asyncio.Protocol):
    """Keeps the id of every event and when it came; what else is in it is thrown away."""

    def __init__(self, request, reach):
        self._request = request
        self.reach = reach
        self._rest = b""
        self.events = []
        self.refused = None

    def connection_made(self, transport):
        self.transport = transport
        transport.write(self._request)

    def data_received(self, data):
        if not self.events and data.startswith(b"HTTP/1.1") and not data.startswith(b"HTTP/1.1 200"):
            self.refused = data[:300]
        text = self._rest + data
        at = time.monotonic()
        end = 0
        for found in EVENT.finditer(text):
            self.events.append((found[1], at))
            end = found.end()
        # An id may come in two parts.
        self._rest = text[max(end, len(text) - 80):]

    def stop(self):
        self.transport.pause_reading()


def close(readers):
    for reader in readers:
        reader.transport.abort()


def told(readers):
    """How many events each has. Ids are opaque, and each is sent when what its reader sees has changed."""
    return [len(reader.events) for reader in readers]


async def until(true):
    end = time.monotonic() + PATIENCE
    while not true():
        if time.monotonic() > end:
            raise SystemExit(f"bench: not every reader had the event within {PATIENCE} s")
        await asyncio.sleep(0.01)


def check(readers):
    """Whoever reads has every event of the others who see the same, once, in its order."""
    lost = twice = turned = 0
    for reach in {reader.reach for reader in readers}:
        lists = [[event for event, _ in reader.events] for reader in readers if reader.reach == reach]
        whole = max(lists, key=len)
        tell(f"events that every reader should have, {reach}", len(whole), "")
        for seen in lists:
            rest = whole[whole.index(seen[0]):] if seen[0] in whole else whole
            lost += bool(set(rest) - set(seen))
            twice += len(seen) != len(set(seen))
            turned += seen != [event for event in rest if event in set(seen)]
    tell("readers that have lost one", lost, "", "goal: 0")
    tell("readers that had one twice", twice, "", "goal: 0")
    tell("readers that had one out of turn", turned, "", "goal: 0")


def memory(pid):
    """Bytes: resident, and of the heap what is in use after a collection."""
    jcmd = str(find_jdk() / "bin" / "jcmd")

    def ask(command):
        return subprocess.run([jcmd, str(pid), command], stdout=subprocess.PIPE, check=True, text=True).stdout

    ask("GC.run")
    ask("GC.run")
    heap = sum(1024 * int(used) for used in re.findall(r"(?:DefNew|Tenured|garbage-first heap) +total .*?used (\d+)K", ask("GC.heap_info")))
    resident = int(re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())[1]) * 1024
    return {"resident": resident, "heap in use": heap}
