"""Sets the replica set of the node up: its members, and a user for each part that has one database and no other."""

import ssl

from launcher.mongo_wire import CommandFailed, Connection

_PORT = 27017


def set_up(addresses, members, authority, passwords):
    """Whether it is done; called again until it is. `passwords` are by part."""
    if len(addresses) < len(members) or not all(addresses):
        return False
    try:
        for address in addresses:
            with _connection(address, authority) as connection:
                hello = connection.run({"hello": 1})
                if not hello.get("setName"):
                    _initiate(connection, members)
                    return False
                if hello.get("isWritablePrimary"):
                    _let_in(connection, passwords)
                    return True
    except (OSError, ValueError, CommandFailed):
        pass
    return False


def _connection(address, authority):
    """With a member's certificate, which may do everything."""
    context = ssl.create_default_context(cafile=str(authority.certificate))
    context.load_cert_chain(authority.folder / "member.crt", authority.folder / "member.key")
    context.check_hostname = False
    connection = Connection(address, _PORT, tls=context)
    connection.run({"authenticate": 1, "mechanism": "MONGODB-X509"}, "$external")
    return connection


def _initiate(connection, members):
    hosts = [{"_id": number, "host": f"{member}:{_PORT}"} for number, member in enumerate(members)]
    connection.run({"replSetInitiate": {"_id": "mongodb", "members": hosts}})


def _let_in(connection, passwords):
    for part, password in passwords.items():
        database = "cordon_" + part.replace("-service", "")
        known = connection.run({"usersInfo": part}, database)["users"]
        if not known:
            connection.run({"createUser": part, "pwd": password, "roles": [{"role": "readWrite", "db": database}]}, database)
