"""Starts one node in a network of its own, from which nothing outside is reached, and takes it down again."""

import os
import subprocess
import sys
from pathlib import Path

from launcher import processes
from launcher.home import CHECKOUT
from launcher.node import programs
from launcher.node.authority import Authority
from launcher.node.needs import CGROUPS, path
from launcher.node.traces import NETWORK, Traces
from launcher.refusal import Refusal

FOLDER = Path("/var/tmp") / programs.NAME
_PATIENCE = 240


class Node:
    """There is one at a time on a machine: what one that was cut off has left goes first."""

    def __init__(self, run, built):
        self._run, self._built = run, built
        self._traces = Traces(FOLDER)
        self._started = {}

    def start(self, archives, note):
        if FOLDER.exists() or NETWORK.exists():
            note("removing what an earlier one has left")
            self.end()
        FOLDER.mkdir(mode=0o711)
        (FOLDER / "logs").mkdir()
        self._traces.note()
        note("network")
        self._connect()
        authority = Authority(FOLDER / "pki", "cordon test cluster")
        programs.certify(authority, FOLDER)
        programs.configure(FOLDER)
        note("API server")
        self._spawn("etcd", programs.etcd)
        self._spawn("kube-apiserver", programs.api_server)
        self._spawn("containerd", programs.containerd)
        self._until(lambda: self._within("ctr", "-a", FOLDER / "containerd.sock", "version"), "containerd")
        for archive in archives:
            note("image " + archive.stem)
            if not self._within("ctr", "-a", FOLDER / "containerd.sock", "-n", "k8s.io", "images", "import", archive):
                raise Refusal(f"The image {archive} cannot be taken; {FOLDER}/logs/containerd.log says more.")
        note("API server")
        self._until(lambda: self._within(sys.executable, "-m", "launcher.node.admin", "/readyz"), "kube-apiserver")
        note("node")
        for name, called in (("kube-controller-manager", programs.controllers), ("kube-scheduler", programs.scheduler),
                             ("kubelet", programs.kubelet), ("kube-proxy", programs.proxy)):
            self._spawn(name, called)
        # It ends where it does not find the node and which addresses its pods have.
        self._until(lambda: self._within(sys.executable, "-m", "launcher.node.admin", "/api/v1/nodes/" + programs.NAME, "podCIDR"), "kubelet")
        self._spawn("kube-router", programs.router)

    def end(self):
        """Gives in words what is left, which is nothing if all is well."""
        return self._traces.remove()

    def run(self, command, environment):
        """A command in the node's network, as it is; its exit code."""
        return subprocess.call([*_INTO, *map(str, command)], cwd=CHECKOUT, env={**environment, "PATH": path()})

    def _connect(self):
        """The pair's other end leads nowhere; services need a way out of the pods all the same."""
        subprocess.run(["ip", "netns", "add", programs.NAME], check=True)
        for words in ("link set lo up", "link add node0 type veth peer name node0p", "link set node0p up",
                      f"addr add {programs.ADDRESS}/24 dev node0", "link set node0 up", "route add default dev node0"):
            subprocess.run([*_INTO, "ip", *words.split()], check=True)
        for key in ("net/ipv4/ip_forward", "net/bridge/bridge-nf-call-iptables"):
            subprocess.run([*_INTO, "sh", "-c", f"echo 1 > /proc/sys/{key}"], check=True)
        for folder in ([CGROUPS] if (CGROUPS / "cgroup.controllers").exists() else [it for it in CGROUPS.iterdir() if it.is_dir()]):
            (folder / programs.NAME).mkdir(exist_ok=True)

    def _spawn(self, name, called):
        words = [*_INTO, *map(str, called(FOLDER, self._built))]
        self._started[name] = processes.spawn(words, FOLDER / "logs" / (name + ".log"), {**os.environ, "PATH": path()}, FOLDER)

    def _within(self, *words):
        done = subprocess.run([*_INTO, *map(str, words)], stdin=subprocess.DEVNULL, capture_output=True, cwd=CHECKOUT, env={**os.environ, "PATH": path()})
        return done.returncode == 0

    def _until(self, ready, name):
        def look():
            ended = [name for name, record in self._started.items() if not processes.alive(record)]
            if ended:
                raise Refusal(f"{ended[0]} has ended; {FOLDER}/logs/{ended[0]}.log says why.")
            return ready()

        self._run.wait_until(look, _PATIENCE, lambda: f"{name} is not ready after {_PATIENCE} s; {FOLDER}/logs/{name}.log says more.")


_INTO = ("nsenter", f"--net={NETWORK}")
