"""An authority and what it vouches for, as PEM files of openssl, in the form that Kubernetes and Secrets take."""

import subprocess

_DAYS = "30"


class Authority:
    """`ca.crt` of the folder, and `<name>.crt` with `<name>.key` of each certificate, readable by their owner alone."""

    def __init__(self, folder, subject):
        self.folder = folder
        self.certificate = folder / "ca.crt"
        folder.mkdir(mode=0o700)
        self._key("ca")
        self._openssl("req", "-x509", "-new", "-key", "ca.key", "-subj", "/CN=" + subject, "-days", _DAYS, "-out", "ca.crt")

    def issue(self, name, subject, usages, names=()):
        """`names` as openssl writes them: `DNS:gateway`, `IP:127.0.0.1`."""
        self._key(name)
        self._openssl("req", "-new", "-key", name + ".key", "-subj", subject, "-out", name + ".csr")
        told = ["extendedKeyUsage=" + usages, *(["subjectAltName=" + ",".join(names)] if names else [])]
        (self.folder / (name + ".ext")).write_text("\n".join(told) + "\n")
        self._openssl("x509", "-req", "-in", name + ".csr", "-CA", "ca.crt", "-CAkey", "ca.key", "-CAcreateserial", "-days", _DAYS,
                      "-extfile", name + ".ext", "-out", name + ".crt")

    def signer(self, name):
        """A key alone, of the kind that Kubernetes takes for its accounts."""
        self._openssl("genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048", "-out", name + ".key")

    def of(self, name):
        """What a Secret of the type `kubernetes.io/tls` holds, with the authority beside it."""
        return {"tls.crt": self.text(name + ".crt"), "tls.key": self.text(name + ".key"), "ca.crt": self.text("ca.crt")}

    def text(self, file):
        return (self.folder / file).read_text()

    def _key(self, name):
        self._openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", name + ".key")

    def _openssl(self, *words):
        subprocess.run(["openssl", *words], cwd=self.folder, check=True, capture_output=True, umask=0o077)
