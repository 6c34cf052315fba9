"""Sets the replica set of the node up as MongoDB's operator does: its members, and the roles and users that its resource names."""

import ssl

from launcher.mongo_wire import CommandFailed, Connection

_PORT = 27017
_WORK = 30
DATABASES = ("cordon_operations", "cordon_tasking", "cordon_reporting")


def set_up(addresses, members, authority, wanted, passwords):
    """Whether it is done; called again until it is. `wanted` is what the resource specifies, `passwords` are by its users."""
    if len(addresses) < len(members) or not all(addresses):
        return False
    try:
        for address in addresses:
            with _connection(address, authority) as connection:
                hello = connection.run({"hello": 1})
                if not hello.get("setName"):
                    _initiate(connection, members, wanted)
                    return False
                if hello.get("isWritablePrimary"):
                    _let_in(connection, wanted, passwords)
                    return True
    except (OSError, ValueError, CommandFailed):
        pass
    return False


def primary(addresses, authority):
    """A connection to the member that takes writes; the caller closes it."""
    for address in addresses:
        connection = _connection(address, authority, _WORK)
        if connection.run({"hello": 1}).get("isWritablePrimary"):
            return connection
        connection.__exit__()
    raise AssertionError(f"None of {addresses} takes writes.")


def _connection(address, authority, timeout=5):
    """With a member's certificate, which may do everything."""
    context = ssl.create_default_context(cafile=str(authority.certificate))
    context.load_cert_chain(authority.folder / "member.crt", authority.folder / "member.key")
    context.check_hostname = False
    connection = Connection(address, _PORT, timeout, context)
    connection.run({"authenticate": 1, "mechanism": "MONGODB-X509"}, "$external")
    return connection


def _initiate(connection, members, wanted):
    hosts = [{"_id": number, "host": f"{member}:{_PORT}"} for number, member in enumerate(members)]
    connection.run({"replSetInitiate": {"_id": "mongodb", "members": hosts, "settings": wanted["automationConfig"]["replicaSet"]["settings"]}})


def _let_in(connection, wanted, passwords):
    for role in wanted["security"]["roles"]:
        if not connection.run({"rolesInfo": role["role"]}, role["db"])["roles"]:
            made = {"createRole": role["role"], "privileges": role["privileges"], "roles": role["roles"]}
            connection.run(made, role["db"])
    for user in wanted["users"]:
        if not connection.run({"usersInfo": user["name"]}, user["db"])["users"]:
            roles = [{"role": role["name"], "db": role["db"]} for role in user["roles"]]
            connection.run({"createUser": user["name"], "pwd": passwords[user["name"]], "roles": roles}, user["db"])
