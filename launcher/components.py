"""The list of components of an image in the form of CycloneDX: those of the jar, of the page, and of what it stands on."""

import datetime
import json
import re
import zipfile

from launcher import VERSION
from launcher.home import CHECKOUT
from launcher.refusal import Refusal

_IN_THE_JAR = "META-INF/sbom/application.cdx.json"


def of_jar(jar):
    """As the build has listed them."""
    with zipfile.ZipFile(jar) as content:
        if _IN_THE_JAR not in content.namelist():
            raise Refusal(f"{jar.name} has no list of its components: build it again with ./cordon build.")
        return json.loads(content.read(_IN_THE_JAR))


def of_page(web=CHECKOUT / "web"):
    """What npm's lock file names beside tools, and what is shown of another jar."""
    packages = json.loads((web / "package-lock.json").read_text())["packages"]
    found = [_of_npm(path.rpartition("node_modules/")[2], told) for path, told in packages.items() if path and not told.get("dev")]
    shown = re.search(r"<swagger-ui.version>(.+?)<", (CHECKOUT / "pom.xml").read_text()).group(1)
    swagger = {"type": "library", "group": "org.webjars", "name": "swagger-ui", "version": shown,
               "licenses": [{"license": {"id": "Apache-2.0"}}], "purl": f"pkg:maven/org.webjars/swagger-ui@{shown}"}
    return [*found, swagger]


def _of_npm(name, told):
    licences = {"licenses": [{"expression": told["license"]}]} if told.get("license") else {}
    return {"type": "library", "name": name, "version": told["version"], **licences,
            "purl": f"pkg:npm/{name.replace('@', '%40')}@{told['version']}"}


def of_runtime(jdk):
    told = dict(re.findall(r'^(\w+)="(.*)"$', (jdk / "release").read_text(), re.M))
    version = told.get("JAVA_RUNTIME_VERSION") or told["JAVA_VERSION"]
    return [{"type": "platform", "name": "java", "version": version, "publisher": told.get("IMPLEMENTOR", "unknown"),
             "licenses": [{"expression": "GPL-2.0-only WITH Classpath-exception-2.0"}],
             "purl": f"pkg:generic/openjdk@{version.replace('+', '%2B')}"}]


def of_debian(packages):
    return [{"type": "library", "name": name, "version": version,
             "purl": f"pkg:deb/debian/{name}@{version.replace('+', '%2B').replace(':', '%3A')}"} for name, version in packages]


def of_base(reference):
    return [{"type": "container", "name": reference, "description": "The base image, whose own components it does not tell."}]


def whole(part, of_the_jar, others, time):
    """The jar's list with the others in it; the same for the same components, so without a number of its own."""
    found = {key: value for key, value in of_the_jar.items() if key != "serialNumber"}
    when = datetime.datetime.fromtimestamp(time, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    found["metadata"] = {
        **found.get("metadata", {}), "timestamp": when,
        "component": {"type": "container", "bom-ref": "image", "name": "cordon/" + part, "version": VERSION,
                      "licenses": [{"license": {"id": "Apache-2.0"}}]},
    }
    own = of_the_jar.get("metadata", {}).get("component")
    found["components"] = [*([own] if own else []), *found.get("components", []), *others]
    return found
