"""Runs every test but the long forms, or --upgrade alone: in containers where a Docker engine answers, else on a local mongod and Keycloak."""

import concurrent.futures
import glob
import os
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree
from pathlib import Path

from launcher import (
    api_tools, browser, building, grpcurl, keycloak, manifests, mongodb, ports, processes, public_files, release_before,
)
from launcher.home import CHECKOUT, Home
from launcher.installation import PATIENCE
from launcher.java import find_jdk, with_java
from launcher.node import needs
from launcher.refusal import Refusal
from launcher.run import output_of

_LABEL = "cordon-test"
_UPGRADE = (
    "-pl", "test-support,description,end-to-end", "-am", "-Dsurefire.failIfNoSpecifiedTests=false", "-Dpage.skipTests=true",
    "-Dtest=StoredBeforeTest,ContractBeforeTest,UpgradeWhole",
)
"""What is tried with the release before at hand; the last of them takes minutes and is run by nothing else."""


def command(chosen, copy):
    """Exit code of the whole run; not 0 if anything failed or was skipped."""
    jdk = find_jdk()
    building.require_tools()
    form = chosen.form or ("containers" if output_of(["docker", "version", "--format", "{{.Server.Version}}"]) else "local")
    with tempfile.TemporaryDirectory(prefix="cordon-test-") as folder:
        home = Home(Path(folder), copy.home.cache, "cordon", "cordon")
        for needed in (home.logs, home.secrets):
            needed.mkdir()
        with copy.run.progress.step("MongoDB and Keycloak") as note:
            mongod, _ = mongodb.find(copy.run, home, note)
            kept = keycloak.find(copy.run, home, jdk, note)
        with copy.run.progress.step("Browser") as note:
            chromium, driver = browser.find(copy.run, home, note)
            note(chromium)
        with copy.run.progress.step("Tools for the description") as note:
            tools = api_tools.find(copy.run, home, note)
        with copy.run.progress.step("grpcurl") as note:
            grpc_tool = grpcurl.find(copy.run, home, note)
        with copy.run.progress.step("Public test files") as note:
            files = public_files.find(copy.run, home, note)
        if chosen.upgrade:
            with copy.run.progress.step("The release before") as note:
                before = release_before.find(copy.run, home, jdk, note)
        else:
            with copy.run.progress.step("Kubernetes") as note:
                cluster = _cluster(copy.run, home, chosen.without, note)
            _long_forms(copy.run)
        environment = with_java(jdk)
        environment.update(
            CORDON_TEST_FORM=form, CORDON_TEST_MONGOD=mongod, CORDON_TEST_API_TOOLS=tools,
            CORDON_CACHE=str(copy.home.cache), CORDON_SKIP_BUILD="1",
            CORDON_TEST_CHROMIUM=chromium, CORDON_TEST_CHROMEDRIVER=driver, CORDON_TEST_GRPCURL=grpc_tool,
            CORDON_TEST_PUBLIC_FILES=files,
        )
        for unwanted in ("MONGODB_URI", "KEYCLOAK_URL", "CORDON_HOME", "CORDON_TEST_BEFORE"):
            environment.pop(unwanted, None)
        if chosen.upgrade:
            environment["CORDON_TEST_BEFORE"] = before
        print(f"Tests run on {'containers' if form == 'containers' else 'local processes'}.", flush=True)
        started = _containers(mongod, kept, environment) if form == "containers" else _local(
            copy.run, home, jdk, mongod, kept, environment, copy.held
        )
        try:
            return _upgrade(environment, chosen.maven) if chosen.upgrade else _run(environment, chosen.maven, cluster)
        finally:
            processes.end(started, kill=True)
            if form == "containers":
                _remove_containers()


def _containers(mongod, kept, environment):
    environment.update(
        TESTCONTAINERS_RYUK_DISABLED="true", TESTCONTAINERS_HOST_OVERRIDE="127.0.0.1",
        TESTCONTAINERS_REUSE_ENABLE="true", DOCKER_BUILDKIT="0",
    )
    script = CHECKOUT / "test-support" / "images" / "build"
    if subprocess.call([str(script), mongod, str(kept)], env=environment) != 0:
        raise Refusal("The images for the tests cannot be built: ./cordon test --form local does without them.")
    _remove_containers()
    return []


def _remove_containers():
    found = output_of(["docker", "ps", "-aq", "--filter", f"label={_LABEL}"]) or ""
    if found.split():
        subprocess.call(["docker", "rm", "-f", "-v", *found.split()], stdout=subprocess.DEVNULL)


def _local(run, home, jdk, mongod, kept, environment, held):
    chosen = ports.choose({}, _free(), 23000, held=held)
    admin = ("cordon-test", "known-to-tests-only")
    started = [
        mongodb.start(mongod, home, chosen["mongod"], *mongodb.FORGETFUL),
        keycloak.start(kept, home, jdk, chosen["keycloak"], chosen["keycloak-management"], admin),
    ]
    try:
        with run.progress.step("Starting them") as _:
            run.wait_until(lambda: mongodb.ready(chosen["mongod"]), PATIENCE, lambda: f"mongod is not ready after {PATIENCE} s.")
            run.wait_until(
                lambda: keycloak.ready(chosen["keycloak-management"]), PATIENCE, lambda: f"Keycloak is not ready after {PATIENCE} s."
            )
    except BaseException:
        processes.end(started, kill=True)
        raise
    environment.update(
        CORDON_TEST_MONGODB_URI=mongodb.uri(chosen["mongod"]),
        CORDON_TEST_KEYCLOAK_URL=keycloak.address(chosen["keycloak"]),
        CORDON_TEST_KEYCLOAK_ADMIN_CLIENT=admin[0],
        CORDON_TEST_KEYCLOAK_ADMIN_SECRET=admin[1],
    )
    return started


def _free():
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _cluster(run, home, without, note):
    """What tries the manifests: its folder, and whether an API server is in it; what is left out is said aloud.

    Where nobody reads along (CI) a machine on which that server cannot be built is a fault.
    """
    why = "--without cluster"
    if without != "cluster":
        try:
            return manifests.find(run, home, note), True
        except Refusal as refusal:
            if os.environ.get("CI"):
                raise
            why = str(refusal)
    try:
        folder = manifests.find(run, home, note, server=False)
    except Refusal as refusal:
        note(f"LEFT OUT: the manifests are not tried: {refusal}")
        return None
    note(f"LEFT OUT: no API server looks at the manifests ({why})")
    return folder, False


def _long_forms(run, require=needs.require):
    """A plain run is without them and says so, and whether this machine could have a node."""
    with run.progress.step("Node") as note:
        try:
            require()
            note("LEFT OUT: Cordon is not tried on a node of Kubernetes (./cordon test --node)")
        except Refusal as refusal:
            note(f"LEFT OUT: Cordon is not tried on a node of Kubernetes (./cordon test --node, and not on this machine: {refusal})")
    with run.progress.step("The release before") as note:
        note("LEFT OUT: no change from the release before is played (./cordon test --upgrade)")


def _run(environment, maven, cluster):
    """Exit code of all tests; what fails keeps none of the others from being run, and is named last.

    The tests of the launcher wait much of the time and are run beside Maven's; what they print follows what Maven prints.
    """
    _forget_reports()
    failed = []
    if cluster and not manifests.tried(cluster[0], environment, server=cluster[1]):
        failed.append("k8s/tests")
    with tempfile.TemporaryFile() as printed, concurrent.futures.ThreadPoolExecutor(1) as beside:
        ours = beside.submit(_of_the_launcher, environment, printed)
        code = subprocess.call(maven_command(maven), cwd=str(CHECKOUT), env=environment)
        failed += ours.result()
        printed.seek(0)
        print(printed.read().decode(errors="replace"), flush=True)
    code = _summary(code)
    for folder in failed:
        print(f"FAILED: the tests in {folder}; the output above says which.", flush=True)
    return code or (1 if failed else 0)


def _of_the_launcher(environment, printed):
    """The folders of tests of which some failed."""
    failed = []
    for folder in ("launcher/tests", "demonstration/tests"):
        asked = [sys.executable, "-m", "unittest", "discover", "-q", "-s", folder, "-t", "."]
        if subprocess.call(asked, cwd=str(CHECKOUT), env=environment, stdout=printed, stderr=printed) != 0:
            failed.append(folder)
    return failed


def _upgrade(environment, maven):
    _forget_reports()
    return _summary(subprocess.call(maven_command([*_UPGRADE, *maven]), cwd=str(CHECKOUT), env=environment))


def _forget_reports():
    for old in glob.glob(str(CHECKOUT / "*" / "target" / "surefire-reports")):
        shutil.rmtree(old)


def maven_command(asked, processors=os.cpu_count):
    """Two modules at once, and two test JVMs in each, four in platform, where there are two processors: tests wait much of the time.

    More would come between those that hold a time. A module that fails keeps none from its tests that does not need it.
    What the person asks for stands behind and counts.
    """
    threads = any(word.startswith(("-T", "--threads")) for word in asked)
    aside = ["-Dcordon.forks=2", "-Dcordon.forks.waiting=4", *([] if threads else ["-T", "2"])] if (processors() or 1) > 1 else []
    return ["mvn", "-B", "-ntp", *aside, "--fail-at-end", "verify", *asked]


def _summary(code):
    return summary(code, sorted(CHECKOUT.glob("*/target/surefire-reports/TEST-*.xml")))


def summary(code, reports):
    """Exit code of a run of Maven that ended with `code`; prints what ran, and what failed and why, where it is read last."""
    total = dict.fromkeys(("tests", "failures", "errors", "skipped"), 0)
    for report in reports:
        suite = xml.etree.ElementTree.parse(report).getroot()
        for key in total:
            total[key] += int(suite.get(key, 0))
        for case in suite.iter("testcase"):
            for fault in (*case.findall("failure"), *case.findall("error")):
                print(f"FAILED: {case.get('classname')}.{case.get('name')}: {' '.join(fault.get('message', '').split())[:400]}")
    failed = total["failures"] + total["errors"]
    print(f"Tests: {total['tests']} run, {failed} failed, {total['skipped']} skipped.", flush=True)
    return code or (1 if failed or total["skipped"] or not total["tests"] else 0)
