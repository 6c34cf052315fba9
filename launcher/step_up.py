"""Keeps Keycloak's sign-in in two levels: a password, and a second factor when somebody asks for it."""

from urllib.parse import quote

_FLOW = "cordon browser"
_PASSWORD_LASTS = 36_000
_SECOND_FACTOR_LASTS = 300
"""Seconds; less than the 15 minutes within which services accept it, so that a fresh `auth_time` always fits."""

_LEVELS = (
    ("cordon password", 1, _PASSWORD_LASTS, "auth-username-password-form"),
    ("cordon second factor", 2, _SECOND_FACTOR_LASTS, "auth-otp-form"),
)


def reconcile(admin, path):
    """Makes the flow where it is missing, and has the realm use it for browsers."""
    flows = path + "/authentication/flows"
    if _FLOW not in {flow["alias"] for flow in admin.get(flows)}:
        _make(admin, path, flows)
    admin.put(path, {"browserFlow": _FLOW})


def _make(admin, path, flows):
    """A flow in the making has another name, so that one that was cut off is never taken for whole."""
    making = _FLOW + " in the making"
    for flow in admin.get(flows):
        if flow["alias"] == making:
            admin.delete(f"{flows}/{flow['id']}")
    admin.post(flows, {"alias": making, "providerId": "basic-flow", "topLevel": True, "builtIn": False})
    _add(admin, flows, making, "auth-cookie", "ALTERNATIVE")
    forms = _add_flow(admin, flows, making, "cordon forms", "ALTERNATIVE")
    for alias, level, lasts, form in _LEVELS:
        _add_flow(admin, flows, forms, alias, "CONDITIONAL")
        condition = _add(admin, flows, alias, "conditional-level-of-authentication", "REQUIRED")
        settings = {"loa-condition-level": str(level), "loa-max-age": str(lasts)}
        admin.post(f"{path}/authentication/executions/{condition}/config", {"alias": alias, "config": settings})
        _add(admin, flows, alias, form, "REQUIRED")
    made = next(flow for flow in admin.get(flows) if flow["alias"] == making)
    admin.put(f"{flows}/{made['id']}", {**made, "alias": _FLOW})


def _add(admin, flows, parent, provider, requirement):
    admin.post(f"{flows}/{quote(parent)}/executions/execution", {"provider": provider})
    return _require(admin, flows, parent, requirement, lambda it: it.get("providerId") == provider)["id"]


def _add_flow(admin, flows, parent, alias, requirement):
    flow = {"alias": alias, "type": "basic-flow", "provider": "registration-page-form", "description": ""}
    admin.post(f"{flows}/{quote(parent)}/executions/flow", flow)
    _require(admin, flows, parent, requirement, lambda it: it.get("displayName") == alias)
    return alias


def _require(admin, flows, parent, requirement, wanted):
    executions = f"{flows}/{quote(parent)}/executions"
    found = next(execution for execution in admin.get(executions) if wanted(execution))
    admin.put(executions, {**found, "requirement": requirement})
    return found
