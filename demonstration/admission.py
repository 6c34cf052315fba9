"""First officers of countries that join: one is admitted, one waits for a second officer of the secretariat."""

import secrets

from demonstration import directory

_ADMITTED, _WAITING = directory.JOINING
_STANDING = ("ADMISSION_STATE_PROPOSED", "ADMISSION_STATE_ADMITTED", "ADMISSION_STATE_SUSPENDED")


class Admission:
    """`get` and `post` are calls of a person; what was done in an earlier play stays."""

    def __init__(self, get, post):
        self._get = get
        self._post = post

    def play(self):
        rows = self._get("admin", "/api/v1/admissions?page_size=100")["people"]
        standing = {row["country"]: row["admission"] for row in rows if row["admission"]["state"] in _STANDING}
        for country in (_ADMITTED, _WAITING):
            if country not in standing:
                standing[country] = self._propose(country)
        first = standing[_ADMITTED]
        if first["state"] == "ADMISSION_STATE_PROPOSED":
            # Nobody signs in as them, so nobody is told the password.
            password = secrets.token_urlsafe(24)
            path = f"/api/v1/people/{first['personId']}:admit"
            self._post("approver", path, {"oneTimePassword": password}, "demonstration/admit/" + secrets.token_hex(8))

    def _propose(self, country):
        username = country.lower() + "-first"
        body = {
            "country": country, "username": username, "givenName": "First", "familyName": "Made-Up",
            "mail": username + "@demonstration.example", "roles": ["ROLE_NCB_OFFICER"],
            "letterReference": f"NCB/{country}/1 (made up)",
        }
        answer = self._post("admin", "/api/v1/people", body, f"demonstration/propose/{country}/" + secrets.token_hex(8))
        return answer["admission"]
