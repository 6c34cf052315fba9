"""Programs of a country or of the secretariat: clients of the realm that sign for themselves (private_key_jwt, RFC 7523)."""

import base64
import json

from launcher.realm import people_mappers
from launcher.refusal import Refusal

ROLES = ("planner", "duty-officer", "ncb-officer", "field-officer", "leadership", "auditor")
"""What a program may be; releasing a plan and keeping the installation are for persons."""
_OF_A_COUNTRY = ("ncb-officer", "field-officer")
_OF_EITHER = ("planner",)
_MARK = "cordon.machine"
_TOKEN_SECONDS = "300"
"""How long what was taken from a program goes on to work, at most."""
_CURVES = ("P-256", "P-384", "P-521")
_SMALLEST_RSA = 2048
_PRIVATE = ("d", "p", "q", "dp", "dq", "qi", "k")


def public_keys(text):
    """The key set (RFC 7517) as the realm takes it; refuses private keys and what cannot sign an assertion."""
    try:
        keys = json.loads(text)["keys"]
        problem = next((said for key in keys for said in _problems(key)), None if keys else "there is no key in it")
    except (ValueError, KeyError, TypeError, AttributeError):
        problem = 'it is no JSON of the form {"keys": [...]}'
    if problem:
        raise Refusal(f"The key set cannot be taken: {problem}.")
    return json.dumps({"keys": [{**key, "use": "sig"} for key in keys]})


def _problems(key):
    if any(part in key for part in _PRIVATE):
        yield "it holds a private key, which only the program may have; give the public ones"
    if key.get("kty") == "EC":
        if key.get("crv") not in _CURVES:
            yield "an EC key is on none of the curves " + ", ".join(_CURVES)
    elif key.get("kty") != "RSA":
        yield "a key is neither RSA nor EC"
    elif _bits(key["n"]) < _SMALLEST_RSA:
        yield f"an RSA key has less than {_SMALLEST_RSA} bits"
    if not key.get("kid"):
        yield "a key has no kid"
    if key.get("use", "sig") != "sig":
        yield "a key is not for signatures"


def _bits(number):
    return int.from_bytes(base64.urlsafe_b64decode(number + "=" * (-len(number) % 4)), "big").bit_length()


def register(admin, path, name, role, country, keys):
    """Lets a program in, or gives one that is known other keys, another role or another country.

    `path` is that of the realm below Keycloak's /admin.
    """
    if role not in _OF_EITHER and (role in _OF_A_COUNTRY) != bool(country):
        raise Refusal(f"{role} is of a country: say which with --country." if not country else f"{role} is of no country: leave --country out.")
    group = _group(admin, path, country) if country else None
    found = _known(admin, path, name)
    content = {
        "clientId": name, "name": name, "protocol": "openid-connect", "publicClient": False,
        "clientAuthenticatorType": "client-jwt", "serviceAccountsEnabled": True, "standardFlowEnabled": False,
        "directAccessGrantsEnabled": False, "fullScopeAllowed": True, "redirectUris": [], "webOrigins": [],
        "attributes": {_MARK: "true", "use.jwks.string": "true", "jwks.string": keys, "access.token.lifespan": _TOKEN_SECONDS},
    }
    if found:
        admin.put(f"{path}/clients/{found['id']}", {**found, **content})
    else:
        admin.post(path + "/clients", {**content, "protocolMappers": people_mappers()})
        found = _known(admin, path, name)
    account = f"{path}/users/" + admin.get(f"{path}/clients/{found['id']}/service-account-user")["id"]
    held = [known for known in admin.get(account + "/role-mappings/realm") if not known["name"].startswith("default-roles-")]
    admin.delete(account + "/role-mappings/realm", held)
    admin.post(account + "/role-mappings/realm", [admin.get(f"{path}/roles/{role}")])
    for other in admin.get(account + "/groups"):
        admin.delete(f"{account}/groups/{other['id']}")
    if group:
        admin.put(f"{account}/groups/{group['id']}")


def remove(admin, path, name):
    """The program gets no token any more; one that it has works for the rest of its five minutes."""
    found = _known(admin, path, name)
    if not found:
        raise Refusal(f"No program is called {name}.")
    admin.delete(f"{path}/clients/{found['id']}")


def _known(admin, path, name):
    found = admin.get(path + "/clients", clientId=name)
    if found and found[0].get("attributes", {}).get(_MARK) != "true":
        raise Refusal(f"{name} is a client of the realm that is no program of this kind: choose another name.")
    return found[0] if found else None


def _group(admin, path, country):
    group = admin.get(f"{path}/group-by-path/countries/{country}")
    if group is None:
        raise Refusal(f"{country} is no country of this installation: give the two letters of one that it has.")
    return group
