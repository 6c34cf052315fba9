"""What is done, met on and asked for before the action days, and what is left of it; all of it made up."""

from datetime import timedelta

from demonstration import times

_MADE_UP = "Made up for the demonstration: "
_POST, _COUNTRY = "post", "country"


def _item(title, phase, kind, owner, due, fate="open", gate=False):
    return {"title": title, "phase": phase, "owner": {kind: owner}, "due": due, "fate": fate, "gate": gate}


# Days are counted from the first action day, a week before the play: what is open and due before its seventh day is late.
ITEMS = (
    _item("Book rooms and lines for the coordination unit", "PREPARATION", _POST, "operational", -50, "done"),
    _item("Agree on the form for takedown lists", "PREPARATION", _POST, "operational", -45, "done"),
    _item("Name the investigators and the forensic examiner", "PREPARATION", _COUNTRY, "NG", -30, "done"),
    _item("Name the shelters that take people in at night", "PREPARATION", _POST, "ghana", -20, "done"),
    _item("Hire a hall for the press", "PREPARATION", _POST, "strategic", -15, "dropped"),
    _item("Confirm the interpreters for Arabic and Hausa", "ACTION", _POST, "operational", -1, gate=True),
    _item("Send the list of duty telephones", "ACTION", _COUNTRY, "SN", 3),
    _item("Return the borrowed forensic kits", "EXPLOITATION", _COUNTRY, "GH", 14),
    _item("Have a target named by each country", "ACTION", _POST, "strategic", -3, "done", gate=True),
)

MEETINGS = (
    {
        "key": "planning",
        "title": "First planning meeting",
        "kind": "PLANNING",
        "day": -60,
        "place": "Lagos, coordination unit",
        "countries": ["GH", "KE", "NG", "ZA"],
        "agenda": "1. What the countries know. 2. The action days. 3. What is needed.",
        "decisions": [
            ("The action days begin on a Monday.", "Courts sit from Monday on."),
            ("Each country brings its own forensic kits.", "Borders are slow with equipment of others."),
        ],
        "followUps": [_item("Ask the courts for their sittings", "PREPARATION", _POST, "nigeria", -40, "done")],
        "closed": True,
    },
    {
        "key": "selection",
        "title": "Selection of cases",
        "kind": "CASE_SELECTION",
        "day": -40,
        "place": "",
        "countries": ["BJ", "CI", "CM", "GH", "KE", "NG", "SN", "ZA"],
        "agenda": "24 cases, by the criteria of the plan.",
        "decisions": [("Eight cases are taken into the action days.", "Two countries or more can act in each of them.")],
        "followUps": [_item("Tell the owners of the other cases why", "TARGETING", _POST, "operational", -35, "done")],
        "closed": True,
    },
    {
        "key": "coordination",
        "title": "Coordination before the action days",
        "kind": "COORDINATION",
        "day": -10,
        "place": "Accra, police headquarters",
        "countries": ["GH", "KE", "NG"],
        "agenda": "1. Forensic kits. 2. Who speaks to the press.",
        "decisions": [("Kits are lent between countries where one has too few.", "Two countries have none to spare.")],
        "supersedes": ("planning", 2),
        "followUps": [
            _item("Draw up a receipt for kits that are lent", "PREPARATION", _COUNTRY, "KE", -7, "done"),
            _item("Collect what was learnt for the debrief", "DEBRIEF", _COUNTRY, "NG", 15),
        ],
        "closed": False,
    },
)

# Who is asked for how much of which need, and what became of it: the steps that it has taken with their quantities.
CONTRIBUTIONS = (
    ("kits", "NG", 8, (("pledge", 8), ("commit", 8), ("deploy", 8))),
    ("kits", "GH", 6, (("pledge", 6), ("commit", 6), ("deploy", 5))),
    ("kits", "KE", 6, (("pledge", 6), ("commit", 6))),
    ("kits", "ZA", 6, (("pledge", 4),)),
    ("kits", "CI", 4, ()),
    ("kits", "SN", 4, (("decline", "All of its kits are in use at home."),)),
    ("kits", "RW", 2, (("pledge", 2), ("withdraw", "Both kits are out of order."))),
    ("kits", "ZM", 2, (("takeBack", "Two fewer are needed than was thought."),)),
    ("interpreters", "NG", 4, (("pledge", 4), ("commit", 4), ("deploy", 4), ("release", None))),
    ("interpreters", "GB", 4, (("pledge", 3), ("commit", 3), ("deploy", 3))),
    ("interpreters", "CM", 4, (("pledge", 2),)),
)
_OF_COUNTRIES = ("pledge", "decline", "withdraw", "deploy", "release")


def spec(item, action):
    """An item as it is sent."""
    return {
        "title": item["title"] + " (made up)",
        "text": "",
        "phase": "PHASE_KIND_" + item["phase"],
        "owner": item["owner"],
        "dueTime": times.text(action + timedelta(days=item["due"])),
        "opensPhase": item["gate"],
    }


def meeting(one, action):
    """A meeting as it is planned and held."""
    return {
        "title": one["title"] + " (made up)",
        "kind": "MEETING_KIND_" + one["kind"],
        "meetTime": times.text(action + timedelta(days=one["day"])),
        "place": one["place"],
        "byVideo": not one["place"],
        "countries": one["countries"],
        "agenda": _MADE_UP + one["agenda"],
    }


def day(key, action):
    """The day of a meeting."""
    return next(meeting(one, action)["meetTime"][:10] for one in MEETINGS if one["key"] == key)


def decisions(one, known):
    """What a meeting decided; `known` has the ids of the meetings before it."""
    found = [{"text": text, "rationale": _MADE_UP + why} for text, why in one["decisions"]]
    if "supersedes" in one:
        key, number = one["supersedes"]
        found[0]["supersedes"] = {"meetingId": known[key], "number": number}
    return found


class Preparation:
    """Plays it. `post(person, path below the operation, body, step)` gives the answer."""

    def __init__(self, post, action):
        self._post = post
        self._action = action
        self.meetings = {}

    def play(self):
        for number, item in enumerate(ITEMS):
            created = self._post("planner", "/items", {"spec": spec(item, self._action)}, f"item/{number}")
            self._end(item, created["item"]["itemId"])
        for one in MEETINGS:
            self._meet(one)
        self._ask()

    def _meet(self, one):
        step, said = "meeting/" + one["key"], {"spec": meeting(one, self._action)}
        planned = self._post("planner", "/meetings", said, step)["meeting"]["meetingId"]
        what = {
            "decisions": decisions(one, self.meetings),
            "followUps": [spec(item, self._action) for item in one["followUps"]],
        }
        held = self._post("planner", f"/meetings/{planned}:hold", dict(said, **what), step + "/hold")
        for item, created in zip(one["followUps"], held["followUps"]):
            self._end(item, created["itemId"])
        if one["closed"]:
            self._post("planner", f"/meetings/{planned}:closeMinutes", {}, step + "/close")
        self.meetings[one["key"]] = planned

    def _end(self, item, created):
        if item["fate"] == "done":
            kind, owner = next(iter(item["owner"].items()))
            who = owner.lower() + "-ncb" if kind == _COUNTRY else "planner"
            self._post(who, f"/items/{created}:complete", {"remark": _MADE_UP + "done in time."}, "done/" + created)
        elif item["fate"] == "dropped":
            reason = _MADE_UP + "the press is told in writing."
            self._post("planner", f"/items/{created}:drop", {"reason": reason}, "drop/" + created)

    def _ask(self):
        for need in dict.fromkeys(need for need, *_ in CONTRIBUTIONS):
            rows = [row for row in CONTRIBUTIONS if row[0] == need]
            body = {
                "needKey": need,
                "countries": [{"country": code, "quantity": str(quantity)} for _, code, quantity, _ in rows],
                "neededTime": times.text(self._action),
                "message": _MADE_UP + "by the first action day, please.",
            }
            asked = self._post("planner", "/contributions:ask", body, "ask/" + need)["contributions"]
            for row, one in zip(rows, asked):
                for move, how in row[3]:
                    self._give(row[1], one["contributionId"], move, how)

    def _give(self, code, contribution, move, how):
        who = code.lower() + "-ncb" if move in _OF_COUNTRIES else "planner"
        if move == "release":
            body = {"releaseTime": times.text(self._action + timedelta(days=5))}
        elif isinstance(how, str):
            body = {"reason": _MADE_UP + how}
        else:
            body = {"quantity": str(how)}
        if move == "deploy":
            body |= {"place": "Lagos, coordination unit", "deployTime": times.text(self._action - timedelta(days=1))}
        self._post(who, f"/contributions/{contribution}:{move}", body, f"{move}/{contribution}")
