"""Keeps the realm as the repository describes it: made at the first start, brought up to date at every other."""

import base64
import hashlib
import json
import os

from launcher import step_up
from launcher.home import CHECKOUT
from launcher.people import countries, demonstration_people

_TEMPLATE = CHECKOUT / "launcher" / "realm.json"
_PEOPLE = "cordon-people"
_MANAGES = ("manage-users", "view-users", "query-users", "query-groups")
"""What the client through which people are admitted and suspended may do, and nothing else."""
_GROUPS = ("countries", "secretariat", "proposed")
"""Who is of a country, who is of none, and who is proposed and not admitted yet."""
_ITERATIONS = 10_000
"""Enough for generated passwords of 120 bits, which nobody guesses; more would only cost every sign-in time."""


def reconcile(admin, name, gateway, secrets, note, secure_address=None):
    """Creates what is missing and updates clients and roles; never takes a person away.

    `secure_address` is the gateway's with TLS, where it has another one without.
    """
    text = _TEMPLATE.read_text("utf-8").replace("{address}", gateway)
    realm = json.loads(text.replace("{secure-address}", secure_address or gateway))
    realm["realm"] = name
    for client in realm["clients"]:
        if not client["publicClient"]:
            client["secret"] = secrets.clients()[client["clientId"]]
    path = "/realms/" + name
    if admin.get(path) is None:
        note("making the realm")
        below = {"countries": [_group(code) for code, _ in countries()]}
        realm["groups"] = [{"name": name, "subGroups": below.get(name, [])} for name in _GROUPS]
        admin.post("/realms", realm)
    else:
        note("bringing the realm up to date")
        _update(admin, path, realm)
    step_up.reconcile(admin, path)
    note("letting the services in")
    _admit_services(admin, path, realm)
    _let_manage_people(admin, path)
    note("letting people in")
    _make_units(admin, path)
    _admit_people(admin, path, secrets)
    secrets.save()


def people_mappers():
    """What puts country, unit, roles and audience into a token; programs have the same as people at the command line."""
    clients = json.loads(_TEMPLATE.read_text("utf-8"))["clients"]
    return next(client["protocolMappers"] for client in clients if client["clientId"] == "cordon-cli")


def _group(code):
    return {"name": code, "attributes": {"country": [code]}}


def _update(admin, path, realm):
    settings = {key: value for key, value in realm.items() if key not in ("roles", "clients", "groups")}
    admin.put(path, settings)
    known = {role["name"] for role in admin.get(path + "/roles", max=500)}
    for role in realm["roles"]["realm"]:
        if role["name"] not in known:
            admin.post(path + "/roles", role)
    for client in realm["clients"]:
        found = admin.get(path + "/clients", clientId=client["clientId"])
        if not found:
            admin.post(path + "/clients", client)
            continue
        here = path + "/clients/" + found[0]["id"]
        mappers = client.pop("protocolMappers")
        admin.put(here, {**found[0], **client, "protocolMappers": found[0].get("protocolMappers", [])})
        have = {mapper["name"] for mapper in found[0].get("protocolMappers", [])}
        for mapper in mappers:
            if mapper["name"] not in have:
                admin.post(here + "/protocol-mappers/models", mapper)
    for name in _GROUPS:
        if not admin.get(path + "/groups", search=name, exact="true"):
            admin.post(path + "/groups", {"name": name})
    children = path + f"/groups/{_top(admin, path, 'countries')}/children"
    have = {group["name"] for group in admin.get(children, max=500)}
    for code, _ in countries():
        if code not in have:
            admin.post(children, _group(code))


def _top(admin, path, name):
    """The id of a group that is there and below no other."""
    return admin.get(path + "/groups", search=name, exact="true")[0]["id"]


def _admit_services(admin, path, realm):
    role = admin.get(path + "/roles/service")
    for client in realm["clients"]:
        if client.get("serviceAccountsEnabled") and client["clientId"] != _PEOPLE:
            found = admin.get(path + "/clients", clientId=client["clientId"])[0]
            account = admin.get(f"{path}/clients/{found['id']}/service-account-user")
            admin.post(f"{path}/users/{account['id']}/role-mappings/realm", [role])


def _let_manage_people(admin, path):
    """Its service account manages users of this realm; it is no service of Cordon's, and no part takes its tokens."""
    client = admin.get(path + "/clients", clientId=_PEOPLE)[0]
    account = admin.get(f"{path}/clients/{client['id']}/service-account-user")
    management = admin.get(path + "/clients", clientId="realm-management")[0]["id"]
    roles = [admin.get(f"{path}/clients/{management}/roles/{name}") for name in _MANAGES]
    admin.post(f"{path}/users/{account['id']}/role-mappings/clients/{management}", roles)


def _make_units(admin, path):
    """A unit is a group of its country that says its name; who is in it is of the country as well."""
    parent = _top(admin, path, "countries")
    groups = {group["name"]: group["id"] for group in admin.get(f"{path}/groups/{parent}/children", max=500)}
    for country, unit in sorted({(person.country, person.unit) for person in demonstration_people() if person.unit}):
        children = f"{path}/groups/{groups[country]}/children"
        if unit not in {group["name"] for group in admin.get(children, max=500)}:
            admin.post(children, {"name": unit, "attributes": {"unit": [unit]}})


def _group_of(person):
    side = ["/countries", person.country] if person.country else ["/secretariat"]
    return "/".join(side + ([person.unit] if person.unit else []))


def _admit_people(admin, path, secrets):
    people = [_user(person, secrets) for person in demonstration_people()]
    admin.post(path + "/partialImport", {"ifResourceExists": "SKIP", "users": people})
    _gather_secretariat(admin, path)


def _gather_secretariat(admin, path):
    """Copies that are older have its people in no group."""
    group = _top(admin, path, "secretariat")
    there = {user["username"] for user in admin.get(f"{path}/groups/{group}/members", max=500)}
    for person in demonstration_people():
        if not person.country and person.name not in there:
            user = admin.get(path + "/users", username=person.name, exact="true")[0]
            admin.put(f"{path}/users/{user['id']}/groups/{group}")


def _user(person, secrets):
    first, _, last = person.title.partition(" ")
    return {
        "username": person.name,
        "enabled": True,
        "email": person.name + "@demonstration.example",
        "emailVerified": True,
        "firstName": first,
        "lastName": last,
        "realmRoles": [person.role],
        "groups": [_group_of(person)],
        "credentials": [_password(secrets.password(person.name)), *_second_factor(person, secrets)],
    }


def _second_factor(person, secrets):
    """Whoever has none yet is shown by Keycloak how to set one up, when it is first asked for."""
    if not person.second_factor:
        return []
    how = {"subType": "totp", "digits": 6, "period": 30, "algorithm": "HmacSHA1", "counter": 0}
    kept = {"value": secrets.second_factor(person.name)}
    return [{"type": "otp", "userLabel": "demonstration", "credentialData": json.dumps(how), "secretData": json.dumps(kept)}]


def _password(password):
    """The password as Keycloak keeps it, so that it need not compute dozens of them at the import."""
    salt = os.urandom(16)
    value = hashlib.pbkdf2_hmac("sha512", password.encode(), salt, _ITERATIONS, 64)
    how = {"hashIterations": _ITERATIONS, "algorithm": "pbkdf2-sha512", "additionalParameters": {}}
    kept = {
        "value": base64.b64encode(value).decode(),
        "salt": base64.b64encode(salt).decode(),
        "additionalParameters": {},
    }
    return {"type": "password", "credentialData": json.dumps(how), "secretData": json.dumps(kept)}
