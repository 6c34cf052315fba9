"""Signs a person in as a browser does: authorization code with PKCE, through Keycloak's own form."""

import base64
import hashlib
import html
import http.cookiejar
import json
import re
import secrets
import urllib.error
import urllib.parse
import urllib.request

from launcher import one_time_code
from launcher.refusal import Refusal

_CLIENT = "cordon-cli"
_REDIRECT = "http://127.0.0.1/cordon-cli"


class _Stay(urllib.request.HTTPRedirectHandler):
    """The redirect carries the code; nobody listens there, so it is not followed."""

    def redirect_request(self, request, *_):
        return None


def token_of(issuer, held, name, second_factor):
    """A token of somebody whose password and second factor are among the secrets that are `held`."""
    codes = [one_time_code.code(held.second_factor(name), steps) for steps in (0, 1, -1)] if second_factor else ()
    return access_token(issuer, name, held.password(name), codes)


def access_token(issuer, name, password, codes=()):
    """A fresh access token of a person; fails with one sentence when the sign-in is refused.

    With one-time `codes`, which are tried in their order, the token says that a second factor was shown.
    """
    verifier = secrets.token_urlsafe(48)
    challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
    browser = urllib.request.build_opener(
        _Stay, urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar(policy=_LoopbackCookies()))
    )
    query = {
        "client_id": _CLIENT, "redirect_uri": _REDIRECT, "response_type": "code", "scope": "openid",
        "state": secrets.token_urlsafe(16), "code_challenge": challenge, "code_challenge_method": "S256",
    }
    if codes:
        query["acr_values"] = "2"
    try:
        form = browser.open(issuer + "/protocol/openid-connect/auth?" + urllib.parse.urlencode(query), timeout=30)
        action = form_action(form.read().decode(), "kc-form-login")
        code = _code(browser, action, name, password, codes, query["state"])
        body = urllib.parse.urlencode({
            "grant_type": "authorization_code", "client_id": _CLIENT, "redirect_uri": _REDIRECT, "code": code,
            "code_verifier": verifier,
        }).encode()
        with urllib.request.urlopen(issuer + "/protocol/openid-connect/token", body, timeout=30) as answer:
            return json.loads(answer.read())["access_token"]
    except urllib.error.HTTPError as error:
        raise Refusal(f"Keycloak refuses to sign {name} in ({error.code}).")
    except OSError as error:
        raise Refusal(f"Keycloak does not answer at {issuer} ({error}): is Cordon up?")


class _LoopbackCookies(http.cookiejar.DefaultCookiePolicy):
    """Keycloak marks its cookies as secure; on the loopback address browsers send them all the same."""

    def return_ok_secure(self, cookie, request):
        return True


def form_action(page, form):
    """Where a form of Keycloak's is sent to, by its id."""
    found = re.search(rf'<form[^>]*id="{form}"[^>]*action="([^"]+)"', page) or re.search(
        rf'<form[^>]*action="([^"]+)"[^>]*id="{form}"', page
    )
    if not found:
        raise Refusal("Keycloak shows no sign-in form: look at its log with ./cordon logs keycloak.")
    return html.unescape(found.group(1))


def _code(browser, action, name, password, codes, state):
    """The authorization code that the last form leads to."""
    fields = {"username": name, "password": password, "credentialId": ""}
    for one_time in (None, *codes):
        if one_time is not None:
            fields = {"otp": one_time}
        try:
            page = browser.open(action, urllib.parse.urlencode(fields).encode(), timeout=30).read().decode()
        except urllib.error.HTTPError as answer:
            if answer.code in (302, 303):
                target = urllib.parse.parse_qs(urllib.parse.urlsplit(answer.headers["Location"]).query)
                if target.get("state") == [state] and "code" in target:
                    return target["code"][0]
            raise
        if "kc-otp-login-form" not in page:
            break
        action = form_action(page, "kc-otp-login-form")
    raise Refusal(
        f"Keycloak does not take the {'one-time code' if codes else 'password'} of {name}: "
        "wait half a minute, or run ./cordon reset if its data are from elsewhere."
    )
