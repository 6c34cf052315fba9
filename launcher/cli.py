"""The commands of ./cordon."""

import argparse
import contextlib
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

from demonstration import player
from demonstration.client import DemonstrationFailed
from launcher import (
    VERSION, background, backup, building, images, interrupts, log_files, machines, manifests, one_time_code, processes,
    quick_start, screenshots, status, supervisor, testing,
)
from launcher.home import CHECKOUT, DEFAULT_PORT, find_home, make_folders
from launcher.installation import BELOW, ORDER, PATIENCE, Installation
from launcher.java import find_jdk
from launcher.keycloak_admin import AdminRefused
from launcher.node import trial as node
from launcher.people import demonstration_people
from launcher.ports import TLS
from launcher.refusal import Refusal, Stopped
from launcher.run import Run
from launcher.sign_in import token_of
from launcher.state import turn


def main(arguments):
    """Runs one command; what the person can put right is one sentence and exit code 1."""
    parser = _parser()
    if not arguments or arguments[0] == "help":
        parser.print_help()
        return 0
    chosen = parser.parse_args(arguments)
    run = Run()
    interrupts.install()
    try:
        home = find_home()
        make_folders(home)
        return chosen.act(chosen, Installation(home, run)) or 0
    except Refusal as refusal:
        print(f"cordon: {refusal}", file=sys.stderr)
        return 1
    except (KeyboardInterrupt, Stopped):
        print("cordon: stopped.", file=sys.stderr)
        return 130


def _parser():
    parser = argparse.ArgumentParser(prog="cordon", description="Starts, stops and looks after one copy of Cordon.")
    parser.add_argument("--version", action="version", version="Cordon " + VERSION)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    def command(name, act, text):
        sub = commands.add_parser(name, help=text, description=text)
        sub.set_defaults(act=act)
        return sub

    up = command("up", _up, "Build and start everything, load the demonstration, and stay until Ctrl-C.")
    up.add_argument("--detach", action="store_true", help="return when all is ready")
    up.add_argument("--port", type=_port, default=None, help=f"of the gateway (default {DEFAULT_PORT}, or the last one)")
    up.add_argument("--tls-port", type=_port, default=None, help=f"of the gateway with TLS (default {TLS}, or the last one)")
    up.add_argument("--secure", action="store_true", help="TLS with certificates between all parts, and no port without it")
    up.add_argument("--no-demo", action="store_true", help="without the demonstration")
    command("down", _down, "Stop everything; the data stay.")
    command("reset", _reset, "Remove this copy's data, after asking.").add_argument("--yes", action="store_true")
    shown = command("status", status.command, "Show the parts, where they are and what was chosen.")
    shown.add_argument("--json", action="store_true")
    logs = command("logs", _logs, "Show the end of the logs.")
    logs.add_argument("part", nargs="?", choices=[*ORDER, "supervisor", "build"])
    logs.add_argument("-f", "--follow", action="store_true")
    token = command("token", _token, "Sign a demonstration person in and print an access token.")
    token.add_argument("name")
    token.add_argument("--password-only", action="store_true", help="without the second factor of whoever has one")
    command("code", _code, "Print the one-time code of this moment for a demonstration person.").add_argument("name")
    machine = command("machine", _machine, "Let a program in that signs for itself, with the public keys that it gives (private_key_jwt).")
    machine.add_argument("name", type=_plain_name)
    machine.add_argument("--role", choices=machines.ROLES)
    machine.add_argument("--country", help="two letters, for a role of a country")
    machine.add_argument("--keys", type=Path, metavar="FILE", help="its public keys, as a JSON Web Key Set")
    machine.add_argument("--remove", action="store_true", help="let it in no more")
    command("demo", _demo, "Play the demonstration, or what is left of it.")
    command("start", _start, "Start one part that was stopped, or at once one that has ended.").add_argument("part", choices=ORDER)
    command("stop", _stop, "Stop one part, until it is started again.").add_argument("part", choices=ORDER)
    taken = command("backup", backup.take, "Back the databases up into a file, or add to it what has changed since.")
    taken.add_argument("file", metavar="FILE")
    put_back = command("restore", backup.restore, "Put the databases of a backup back into an empty copy.")
    put_back.add_argument("file", metavar="FILE")
    put_back.add_argument("--to", metavar="TIME", help="the moment that is wanted, in UTC, like 2026-11-27T04:30:00Z (default: the latest)")
    commands.add_parser("supervise").set_defaults(act=_supervise)
    commands.add_parser("quicken").set_defaults(act=_quicken)
    command("build", _build, "Build what has changed, and what lets the parts start quickly.")
    made = command("images", images.command, "Make container images of the services and the gateway (BASE_IMAGE=local: of this machine only).")
    made.add_argument("part", nargs="*", type=_service, metavar="PART", help="one of them (default all)")
    made.add_argument("--to", metavar="FOLDER", type=Path, default=images.FOLDER, help="where they are written (default target/images)")
    made.add_argument("--classes", metavar="FOLDER", type=Path, help="play no start: cache the classes that images made before have listed there")
    made.add_argument("--push", metavar="REGISTRY/PATH", help="send them to a registry as well, signed in as docker is")
    made.add_argument("--plain-registry", action="store_true", help="the registry, and that of the base, may be spoken to without TLS or proof")
    shots = command("screenshots", screenshots.command, "Take pictures of the main pages of the web application, on made-up data.")
    shots.add_argument("folder", nargs="?", default=str(CHECKOUT / "target" / "screenshots"), help="for the pictures (default target/screenshots)")
    tried = command("cluster", _cluster, "Try the manifests of k8s/ at an API server that is built for it, or on a node.")
    tried.add_argument("--node", action="store_true", help="install Cordon on one node of Kubernetes in a network of its own, which needs root, and try it there")
    tried.add_argument("--build", action="store_true", help="with --node: only build what that needs")
    test = command("test", _test, "Run every test, but for the long forms --node and --upgrade.")
    test.add_argument("--form", choices=("containers", "local"), help="how MongoDB and Keycloak run (default: as possible)")
    test.add_argument("--without", choices=("cluster",), help="leave out the API server on which the manifests are tried")
    long_form = test.add_mutually_exclusive_group()
    long_form.add_argument("--node", action="store_true", help="only what cluster --node tries, which needs root")
    long_form.add_argument("--upgrade", action="store_true", help="only the change from the release before to this one, which is built for it")
    test.add_argument("maven", nargs="*", help="arguments for Maven, after --")
    test.set_defaults(build=False)
    return parser


def _cluster(chosen, copy):
    if chosen.build and not chosen.node:
        raise Refusal("--build goes with --node: without a node what is missing is built as it is needed.")
    return node.command(chosen, copy) if chosen.node else manifests.command(chosen, copy)


def _test(chosen, copy):
    if not chosen.node:
        return testing.command(chosen, copy)
    if chosen.form or chosen.without or chosen.maven:
        raise Refusal("--node goes alone: it has MongoDB and Keycloak on the node, and no Maven.")
    return node.command(chosen, copy)


def _port(text):
    if text.isdecimal() and 0 < int(text) < 65536:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text} is no port: give a number from 1 to 65535")


def _service(text):
    if text in building.SERVICES:
        return text
    raise argparse.ArgumentTypeError(f"{text} is none of {', '.join(building.SERVICES)}")


def _plain_name(text):
    if re.fullmatch(r"[a-z0-9][a-z0-9-]{1,62}", text):
        return text
    raise argparse.ArgumentTypeError(f"{text} is no name of a program: use small letters, digits and -")


def _up(chosen, copy):
    if not chosen.detach:
        return _up_and_watch(chosen, copy, None)
    code, ready = background.leave_behind()
    return code if ready is None else _up_and_watch(chosen, copy, ready)


def _up_and_watch(chosen, copy, ready):
    """From the look whether it is up until it is there nobody else has a turn: of two at once one goes on."""
    with contextlib.ExitStack() as at_work:
        at_work.enter_context(turn(copy.home))
        if copy.up():
            copy.mend()
            where = f" at {copy.address()}" if copy.address() else ""
            raise Refusal(f"This copy is up already{where}; ./cordon down stops it.")
        with supervisor.watching(copy.home):
            _bring_up(chosen, copy)
            at_work.close()
            _welcome(copy)
            return _stay(copy, ready)


def _bring_up(chosen, copy):
    remembered = copy.state.read().get("ports", {})
    began = time.monotonic()
    if chosen.secure:
        copy.start(None, chosen.tls_port or chosen.port, True)
    else:
        copy.start(chosen.port or remembered.get("gateway") or DEFAULT_PORT, chosen.tls_port, False)
    copy.run.progress.say(f"Ready after {time.monotonic() - began:.0f} s.")
    try:
        if not chosen.no_demo:
            _play(copy)
    except BaseException:
        copy.stop()
        raise


def _play(copy):
    before = copy.state.read().get("demonstration")

    def token_for(name):
        return _token_of(copy, name)

    trust = copy.certificates.trusting()
    with copy.run.progress.step("Demonstration") as note:
        try:
            if before and player.played(copy.address(), token_for, before, trust):
                note("played before")
                return
            operation_id = player.play(copy.address(), token_for, note, trust)
        except DemonstrationFailed as failed:
            raise Refusal(str(failed))
        note("played")
    with copy.state.change() as content:
        content["demonstration"] = operation_id


def _welcome(copy):
    names = {person.name: person for person in demonstration_people()}
    shown = ("planner", "approver", "duty", "reviewer", "leadership", "ng-ncb", "ng-field", "ke-planner", "ke-approver")
    print(f"\nCordon is at {copy.address()}/")
    print(f"With TLS at  {copy.secure_address()}/, signed by {copy.certificates.authority}")
    print("\nSign-ins of the demonstration (for this copy only):")
    for name in shown:
        print(f"  {name:<11} {copy.secrets.password(name)}   {names[name].title}")
    print("  ... and ke-planner2, and xx-ncb, xx-ncb2, xx-field for each country; all in " + str(copy.home.secrets / "secrets.json"))
    print("  An approval asks for a second factor: ./cordon code approver, or ke-approver")
    print("\nTry:  TOKEN=$(./cordon token leadership)")
    trust = f"--cacert {copy.certificates.authority} " if copy.address().startswith("https") else ""
    print(f'      curl -s {trust}-H "Authorization: Bearer $TOKEN" {copy.address()}/api/v1/operations')


def _stay(copy, ready):
    """Watches the parts: before the person's eyes until Ctrl-C, or behind, until ./cordon down."""
    if ready:
        ready(copy.home.log_of("supervisor"))
    else:
        print("\nA part that ends is started again. Ctrl-C stops everything; the data stay.", flush=True)
    try:
        with contextlib.suppress(OSError, Refusal):  # the copy is up, and stays so without
            copy.quicken()
        copy.supervisor(None if ready else copy.run.progress.say).watch()
    except KeyboardInterrupt:
        if not ready:
            print("\nStopping.", file=sys.stderr)
            with turn(copy.home, wait_seconds=60):
                copy.stop()
    return 0


def _supervise(chosen, copy):
    """Watches parts that were left without their supervisor."""
    with supervisor.watching(copy.home):
        copy.hold_ports()
        try:
            copy.supervisor().watch()
        except KeyboardInterrupt:
            pass


def _quicken(chosen, copy):
    """Makes what lets parts start quickly, while they run and without being in their way."""
    quick_start.give_way()
    notes = []
    quick_start.make(copy.run, copy.home, find_jdk(), notes.append)
    print("Quick start: " + notes[-1])


def _require_up(copy):
    if not copy.up():
        raise Refusal("Cordon is not up: start it with ./cordon up.")
    if copy.mend():
        print("cordon: the supervisor had ended; another one watches the parts now.", file=sys.stderr)


def _down(chosen, copy):
    with turn(copy.home, wait_seconds=30):
        if not copy.up():
            copy.leave_unquickened()
            print("Nothing is running.")
            return
        copy.stop()
        print("Stopped; the data stay in " + str(copy.home.data))


def _reset(chosen, copy):
    with turn(copy.home):
        if copy.up():
            raise Refusal("This copy is up: ./cordon down first.")
        copy.leave_unquickened()
        _remove_data(chosen, copy)


def _remove_data(chosen, copy):
    if not chosen.yes:
        if not sys.stdin.isatty():
            raise Refusal("reset removes all data of this copy: say so with --yes.")
        if input(f"Remove all data in {copy.home.data}? [y/N] ").strip().lower() not in ("y", "yes"):
            print("Nothing was removed.")
            return
    shutil.rmtree(copy.home.data)
    print("Removed.")


def _logs(chosen, copy):
    files = [copy.home.log_of(name) for name in ([chosen.part] if chosen.part else ORDER)]
    files = [file for file in files if file.exists()]
    if not files:
        raise Refusal("There is no log yet: start with ./cordon up.")
    if chosen.follow:
        return subprocess.call(["tail", "-n", "20", "-F", *map(str, files)])
    for file in files:
        if len(files) > 1:
            print(f"== {file.stem}")
        print("\n".join(log_files.last_lines(file, 200 if chosen.part else 12)))


def _token(chosen, copy):
    if not copy.state.read().get("issuer"):
        raise Refusal("Cordon is not up: start it with ./cordon up.")
    _require_up(copy)
    print(_token_of(copy, chosen.name, chosen.password_only))


def _code(chosen, copy):
    if not _person(chosen.name).second_factor:
        raise Refusal(f"{chosen.name} has no second factor from the start: Keycloak shows how to set one up when it is asked for.")
    print(one_time_code.code(copy.secrets.second_factor(chosen.name)))


def _token_of(copy, name, password_only=False):
    return token_of(copy.issuer(), copy.secrets, name, _person(name).second_factor and not password_only)


def _person(name):
    for person in demonstration_people():
        if person.name == name:
            return person
    raise Refusal(f"Nobody is called {name}: planner, approver, duty, reviewer, leadership, or like ng-ncb and ng-field.")


def _machine(chosen, copy):
    if not chosen.remove and not (chosen.role and chosen.keys):
        raise Refusal("Say what the program is with --role and give its public keys with --keys; --remove lets it in no more.")
    keys = None if chosen.remove else machines.public_keys(_text(chosen.keys))
    _require_up(copy)
    path = "/realms/" + copy.home.realm
    try:
        if chosen.remove:
            machines.remove(copy.keycloak_admin(), path, chosen.name)
            print(f"{chosen.name} gets no more tokens; what it holds ends within five minutes.")
            return
        machines.register(copy.keycloak_admin(), path, chosen.name, chosen.role, chosen.country, keys)
    except AdminRefused as refused:
        raise Refusal(f"Keycloak does not take the program ({refused}).")
    print(f"{chosen.name} is let in as {chosen.role}{' of ' + chosen.country if chosen.country else ''}.")
    print(f"Token endpoint            {copy.issuer()}/protocol/openid-connect/token")
    print(f"Audience of an assertion  {copy.issuer()}")


def _text(file):
    try:
        return file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Refusal(f"{file} cannot be read: {getattr(error, 'strerror', None) or 'it is no text'}.")


def _demo(chosen, copy):
    _require_up(copy)
    copy.issuer()
    _play(copy)


def _start(chosen, copy):
    _require_up(copy)
    _require_own(copy, chosen.part)
    before = copy.ask_for(chosen.part)
    with copy.run.progress.step(chosen.part):
        copy.run.wait_until(
            lambda: _started(copy, chosen.part, before), PATIENCE,
            lambda: f"{chosen.part} is not ready after {PATIENCE} s; see ./cordon logs {chosen.part}.")


def _started(copy, name, before):
    """Whether the part is ready; refuses if it has ended again since it was asked for."""
    part, noted = copy.state.parts().get(name), copy.state.read().get("restarts", {}).get(name, {})
    if processes.alive(part):
        return copy.ready(name)
    if noted.get("count", 0) > before and noted.get("due") is not None:
        lines = "\n    ".join(log_files.last_lines(copy.home.log_of(name), 6))
        raise Refusal(f"{name} ended while it started ({noted['why']}); its log ends with:\n    {lines}")
    return False


def _stop(chosen, copy):
    _require_up(copy)
    _require_own(copy, chosen.part)
    with turn(copy.home, wait_seconds=30):
        copy.stop_part(chosen.part)
    print(f"{chosen.part} is stopped until ./cordon start {chosen.part}.")


def _require_own(copy, name):
    if name in BELOW and name not in copy.state.parts():
        variable = {"mongod": "MONGODB_URI", "keycloak": "KEYCLOAK_URL"}[name]
        raise Refusal(f"{name} is not this copy's: it is the one of {variable}.")


def _build(chosen, copy):
    jdk = find_jdk()
    with copy.run.progress.step("Build") as note:
        if building.up_to_date():
            note("up to date")
        else:
            building.build(copy.run, copy.home, jdk)
    with copy.run.progress.step("Quick start") as note:
        quick_start.make(copy.run, copy.home, jdk, note)
