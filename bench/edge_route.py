"""One read of one operation: at the service, behind nginx, and at the gateway."""

import os
import statistics
import subprocess
import tempfile
from pathlib import Path
from shutil import which

from bench.one_copy import CHECKOUT, tell
from launcher.java import find_jdk

ROUNDS = 7
SECONDS = 3
WARM_SECONDS = 10
WARM_ROUNDS = 18
BETTER = 1.03
CALLERS = 8
TICKS = os.sysconf("SC_CLK_TCK")


def measure(copy):
    parts = copy.parts()
    service, gateway = f"127.0.0.1:{parts['operations-service']['port']}", f"127.0.0.1:{copy.port}"
    with tempfile.TemporaryDirectory(prefix="cordon-bench-nginx-") as folder:
        with Nginx(Path(folder), service) as nginx, Load(copy) as load:
            ways = {
                "direct": ("native", service, []),
                "nginx": ("native", nginx.address, nginx.workers()),
                "gateway": ("native", gateway, [parts["gateway"]["pid"]]),
                "gateway, JSON": ("json", gateway, [parts["gateway"]["pid"]]),
            }
            for form, address, _ in ways.values():
                warm(load, form, address)
            busy = compare(load, ways, CALLERS, SECONDS)
            calm = compare(load, ways, 1, 2)
    show(busy, calm)


def warm(load, form, address):
    """Until three rounds in a row are no better than the best before: a JVM compiles for a minute or two under load."""
    best, level = 0, 0
    for _ in range(WARM_ROUNDS):
        calls, took, _, _ = load.round(form, address, CALLERS, WARM_SECONDS)
        level = level + 1 if calls / took < BETTER * best else 0
        best = max(best, calls / took)
        if level == 3:
            return


def compare(load, ways, callers, seconds):
    """Every way in its turn, so that all meet the same machine."""
    seen = {way: [] for way in ways}
    for _ in range(ROUNDS):
        for way, (form, address, pids) in ways.items():
            before = cpu_seconds(pids)
            calls, took, median, late = load.round(form, address, callers, seconds)
            cpu = (cpu_seconds(pids) - before) / calls
            seen[way].append({"rate": calls / took, "median": median, "late": late, "cpu": 1e6 * cpu})
    return {way: {name: statistics.median(r[name] for r in rounds) for name in rounds[0]} for way, rounds in seen.items()}


def show(busy, calm):
    for way, seen in busy.items():
        tell(f"{way}: calls, {CALLERS} callers", seen["rate"], "per s")
        tell(f"{way}: median, {CALLERS} callers", seen["median"] / 1000, "ms")
        if seen["cpu"]:
            tell(f"{way}: CPU for a call, {CALLERS} callers", seen["cpu"], "µs")
    for way, seen in calm.items():
        tell(f"{way}: median, one caller", seen["median"] / 1000, "ms")
    for way in list(busy)[2:]:
        goal = "goal: at least 0.6" if way == "gateway" else ""
        tell(f"{way}, ratio of the calls to nginx'", busy[way]["rate"] / busy["nginx"]["rate"], "", goal)
        goal = "goal: at most 1" if way == "gateway" else ""
        tell(f"{way}, added at the median, one caller", (calm[way]["median"] - calm["direct"]["median"]) / 1000, "ms", goal)
    tell("nginx, added at the median, one caller", (calm["nginx"]["median"] - calm["direct"]["median"]) / 1000, "ms")
    tell("JSON to native at the gateway, ratio of calls", busy["gateway, JSON"]["rate"] / busy["gateway"]["rate"], "")


def cpu_seconds(pids):
    """Of processes that are still there."""
    total = 0
    for pid in pids:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        total += int(fields[11]) + int(fields[12])
    return total / TICKS


class Nginx:
    """A plain proxy in front of one service: HTTP/2 without TLS on both sides, and nothing else."""

    def __init__(self, folder, service):
        self._program = which("nginx") or which("nginx", path="/usr/sbin:/usr/local/sbin")
        if not self._program:
            raise SystemExit("bench: nginx is not there to be compared with: install it (Debian: nginx).")
        self._folder = folder
        self._service = service
        self.address = "127.0.0.1:28081"

    def __enter__(self):
        (self._folder / "nginx.conf").write_text(f"""
daemon off;
master_process on;
worker_processes {os.cpu_count()};
pid {self._folder}/pid;
error_log stderr error;
events {{ worker_connections 1024; }}
http {{
  access_log off;
  client_body_temp_path {self._folder}/body;
  upstream service {{ server {self._service}; keepalive 64; keepalive_requests 100000000; }}
  server {{
    listen {self.address} http2;
    keepalive_requests 100000000;
    location / {{ grpc_pass grpc://service; }}
  }}
}}
""")
        command = [self._program, "-e", "stderr", "-p", str(self._folder), "-c", str(self._folder / "nginx.conf")]
        self._process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        return self

    def workers(self):
        """Those of this nginx only."""
        listed = subprocess.run(["ps", "--ppid", str(self._process.pid), "-o", "pid="], stdout=subprocess.PIPE, text=True)
        return [int(pid) for pid in listed.stdout.split()]

    def __exit__(self, *_):
        self._process.terminate()
        self._process.wait(10)


class Load:
    """The load program; it stays, so that it is warm."""

    def __init__(self, copy):
        operation = copy.get("leadership", "/operations")["operations"][0]["operationId"]
        self._copy = copy
        self._command = [
            find_jdk() / "bin" / "java", "-Dloader.main=cordon.bench.ReadLoad", "-XX:+UseSerialGC", "-Xmx256m",
            "-jar", CHECKOUT / "bench" / "target" / "bench.jar", operation, copy.token_file("leadership"),
        ]

    def __enter__(self):
        self._process = subprocess.Popen(
            [str(word) for word in self._command], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True, bufsize=1,
        )
        return self

    def round(self, form, address, callers, seconds):
        """Calls, seconds, and median and 99th percentile in microseconds."""
        self._copy.token_file("leadership")
        self._process.stdin.write(f"{form} {address} {callers} {seconds}\n")
        told = self._process.stdout.readline().split()
        if not told:
            raise SystemExit(f"bench: the load program has ended while it read {address} ({form})")
        return int(told[0]), *map(float, told[1:])

    def __exit__(self, *_):
        self._process.stdin.close()
        self._process.wait(10)
