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
EVENT = re.compile(rb"^id: ([0-9]+)$", re.M)
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
            _, reader = await loop.create_connection(lambda request=request: Reader(request.encode()), sock=connection)
            readers.append(reader)
            if i % 20 == 19:
                await until(lambda: all(r.events for r in readers))
        await until(lambda: all(r.events for r in readers))
        return readers

    async def _validate(self, readers, reference, fill=0):
        """Seconds from the call that validates a result to the first and to the last reader that has it."""
        spec = {"occurredTime": "2025-07-01T00:00:00Z", "fraudVictimsTargeted": {"count": {"number": "1"}}}
        for number in range(fill + 1):
            before = newest(readers)
            path, content = f"/operations/{self._operation}/results", {"spec": {**spec, "reference": f"{self._name}-{reference}-{number}"}}
            answer = await asyncio.to_thread(self._copy.post, "ng-field", path, content)
            await until(lambda before=before: all(r.events[-1][0] > before for r in readers))
        before = newest(readers)
        began = time.monotonic()
        await asyncio.to_thread(self._copy.post, "ng-ncb", f"/results/{answer['result']['resultId']}:validate", {})
        await until(lambda: all(r.events[-1][0] > before for r in readers))
        times = [next(at for event, at in r.events if event > before) - began for r in readers]
        return min(times), max(times)


class Reader(asyncio.Protocol):
    """Keeps the id of every event and when it came; what else is in it is thrown away."""

    def __init__(self, request):
        self._request = request
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
            self.events.append((int(found[1]), at))
            end = found.end()
        # An id may come in two parts.
        self._rest = text[max(end, len(text) - 40):]

    def stop(self):
        self.transport.pause_reading()


def close(readers):
    for reader in readers:
        reader.transport.abort()


def newest(readers):
    return max(r.events[-1][0] for r in readers)


async def until(true):
    end = time.monotonic() + PATIENCE
    while not true():
        if time.monotonic() > end:
            raise SystemExit(f"bench: not every reader had the event within {PATIENCE} s")
        await asyncio.sleep(0.01)


def check(readers):
    """Whoever reads has every event of the others, once, in its order."""
    ids = [[event for event, _ in reader.events] for reader in readers]
    union = sorted(set().union(*ids))
    tell("events that every reader should have", len(union), "")
    tell("readers that have lost one", sum(len(union) > len(set(seen).union(e for e in union if e < seen[0])) for seen in ids), "", "goal: 0")
    tell("readers that had one twice", sum(len(seen) != len(set(seen)) for seen in ids), "", "goal: 0")
    tell("readers that had one out of turn", sum(seen != sorted(seen) for seen in ids), "", "goal: 0")


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
