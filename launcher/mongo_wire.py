"""Just enough of MongoDB's wire protocol (OP_MSG over BSON) to set up a replica set without its shell."""

import datetime
import itertools
import socket
import struct

_REQUESTS = itertools.count(1)
_OP_MSG = 2013


class CommandFailed(Exception):
    """The server answered with an error; `code_name` is its stable name."""

    def __init__(self, reply):
        super().__init__(reply.get("errmsg", "unknown error"))
        self.code_name = reply.get("codeName", "")


def encode(document):
    """A mapping as BSON; whole numbers take 32 bits where they fit."""
    body = b"".join(_element(name, value) for name, value in document.items())
    return struct.pack("<i", len(body) + 5) + body + b"\0"


def _element(name, value):
    key = name.encode() + b"\0"
    if isinstance(value, bool):
        return b"\x08" + key + (b"\1" if value else b"\0")
    if isinstance(value, int):
        short = -(2**31) <= value < 2**31
        return (b"\x10" if short else b"\x12") + key + struct.pack("<i" if short else "<q", value)
    if isinstance(value, float):
        return b"\x01" + key + struct.pack("<d", value)
    if isinstance(value, str):
        text = value.encode() + b"\0"
        return b"\x02" + key + struct.pack("<i", len(text)) + text
    if isinstance(value, dict):
        return b"\x03" + key + encode(value)
    if isinstance(value, (list, tuple)):
        return b"\x04" + key + encode({str(index): item for index, item in enumerate(value)})
    if isinstance(value, bytes):
        return b"\x05" + key + struct.pack("<ib", len(value), 0) + value
    if value is None:
        return b"\x0a" + key
    raise TypeError(f"no BSON form for {type(value).__name__}")


def decode(data):
    """BSON as a dict; types that the launcher never reads stay raw bytes."""
    document, _ = _document(data, 0)
    return document


def _document(data, at):
    end = at + struct.unpack_from("<i", data, at)[0]
    at += 4
    found = {}
    while data[at] != 0:
        kind = data[at]
        stop = data.index(b"\0", at + 1)
        name = data[at + 1 : stop].decode()
        found[name], at = _value(kind, data, stop + 1)
    return found, end


_FIXED = {0x01: ("<d", 8), 0x10: ("<i", 4), 0x12: ("<q", 8), 0x11: ("<Q", 8)}


def _value(kind, data, at):
    if kind in _FIXED:
        form, width = _FIXED[kind]
        return struct.unpack_from(form, data, at)[0], at + width
    if kind in (0x02, 0x0D, 0x0E):
        length = struct.unpack_from("<i", data, at)[0]
        return data[at + 4 : at + 3 + length].decode(errors="replace"), at + 4 + length
    if kind == 0x03:
        return _document(data, at)
    if kind == 0x04:
        items, end = _document(data, at)
        return list(items.values()), end
    if kind == 0x05:
        length = struct.unpack_from("<i", data, at)[0]
        return data[at + 5 : at + 5 + length], at + 5 + length
    if kind == 0x07:
        return data[at : at + 12], at + 12
    if kind == 0x08:
        return data[at] == 1, at + 1
    if kind == 0x09:
        millis = struct.unpack_from("<q", data, at)[0]
        return datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc) + datetime.timedelta(milliseconds=millis), at + 8
    if kind == 0x0A:
        return None, at
    if kind == 0x13:
        return data[at : at + 16], at + 16
    raise ValueError(f"BSON type {kind:#x} is not expected here")


class Connection:
    """One blocking connection to one server; every call is bound by `timeout` seconds."""

    def __init__(self, host, port, timeout=5.0, tls=None):
        self._socket = socket.create_connection((host, port), timeout=timeout)
        if tls:
            self._socket = tls.wrap_socket(self._socket, server_hostname=host)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._socket.close()

    def run(self, command, database="admin"):
        """Runs a command document; a refusal of the server becomes CommandFailed."""
        body = b"\0\0\0\0\0" + encode({**command, "$db": database})
        self._socket.sendall(struct.pack("<iiii", 16 + len(body), next(_REQUESTS), 0, _OP_MSG) + body)
        length, _, _, code = struct.unpack("<iiii", self._read(16))
        answer = self._read(length - 16)
        if code != _OP_MSG or answer[4] != 0:
            raise ValueError("the server does not speak OP_MSG")
        reply = decode(answer[5:])
        if reply.get("ok") != 1:
            raise CommandFailed(reply)
        return reply

    def _read(self, count):
        data = b""
        while len(data) < count:
            part = self._socket.recv(count - len(data))
            if not part:
                raise ConnectionError("the server closed the connection")
            data += part
        return data
