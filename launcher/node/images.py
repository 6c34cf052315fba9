"""The images that a node runs: Cordon's own, and those that are made here of programs in the cache."""

from pathlib import Path

from launcher import image_runtime, keycloak, mongodb
from launcher.building import SERVICES
from launcher.image_plan import USER
from launcher.node import archive

_TOOLS = {"pause": "probe", "probe": "probe", "names": "coredns"}
"""Image by the program that it holds; Kubernetes' own sandbox does nothing, and so does a probe that is told nothing."""
_KEYCLOAK = (
    "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xms64m", "-Xmx320m", "-XX:MaxMetaspaceSize=256m", "-XX:+ExitOnOutOfMemoryError",
    "-Dkc.home.dir=/opt/keycloak", "-Djava.util.concurrent.ForkJoinPool.common.threadFactory=io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
    *(f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in ("java.util", "java.util.concurrent", "java.security", "java.lang")),
    "--enable-native-access=ALL-UNNAMED", "-cp", "/opt/keycloak/lib/quarkus-run.jar", "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
    "start", "--optimized",
)
"""What Keycloak's kc.sh calls; the image has no shell."""


def find(run, home, jdk, programs, parts, note):
    """The archives, made where they are missing; `programs` is the folder of what was built, `parts` that of Cordon's images."""
    kept = programs / "images"
    kept.mkdir(exist_ok=True)
    around = image_runtime.surroundings(kept, USER)
    found = []

    def image(name, files, entrypoint, folder="/"):
        file = kept / f"{name}-{archive.key(files, entrypoint, folder)}.tar"
        if not file.exists():
            note("image " + name)
            archive.write(file, f"cordon-test/{name}:1", files, entrypoint, folder)
            for old in set(kept.glob(f"{name}-*.tar")) - {file}:
                old.unlink()
        found.append(file)

    for name, program in _TOOLS.items():
        image(name, {"/" + program: programs / program}, ["/" + program])
    mongod, _ = mongodb.find(run, home, note)
    linked = image_runtime.linked([mongod], "take another machine")
    image("mongod", {**around, **linked, "/usr/bin/mongod": Path(mongod)}, ["/usr/bin/mongod"])
    folder = keycloak.find(run, home, jdk, note)
    java = {**image_runtime.libraries(jdk), **_tree(jdk, image_runtime.JAVA, ("bin", "conf", "lib"))}
    image("keycloak", {**around, **java, **_tree(folder, "/opt/keycloak", ("conf", "lib", "providers", "themes"))},
          [image_runtime.JAVA + "/bin/java", *_KEYCLOAK], "/tmp")
    return [*found, *(parts / (part + ".tar") for part in SERVICES)]


def _tree(folder, at, below):
    """Links are followed: an authority's list of a JDK may stand elsewhere on the machine."""
    files = (file for name in below for file in (folder / name).rglob("*"))
    unwanted = (".zip", ".jmod", ".debuginfo")
    return {f"{at}/{file.relative_to(folder)}": file.resolve() for file in files if file.is_file() and not file.name.endswith(unwanted)}
