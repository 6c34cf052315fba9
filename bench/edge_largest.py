"""The largest permitted request of every method, two at once, and somebody of another country beside them."""

import http.client
import json
import multiprocessing
import re
import statistics
import time
import urllib.request
import uuid
from pathlib import Path

from bench.one_copy import tell

LARGEST = 4 * 2**20
SECONDS = 4
WARM_SECONDS = 20
PAUSE = 0.02
REST = 0.2
SENDERS = ("ng-ncb", "planner")
LINES, SUBJECTS = 400, 200


def measure(copy):
    operation = copy.get("leadership", "/operations")["operations"][0]["operationId"]
    bystander = f"/api/v1/operations/{operation}"
    before = {name: part["pid"] for name, part in copy.parts().items()}
    calls(copy, bystander, WARM_SECONDS)
    ratios = []
    for name, requests in sorted(everything(copy, operation).items()):
        idle = calls(copy, bystander, SECONDS)
        loaded, answers = beside(copy, bystander, requests)
        ratios.append((late(loaded) / late(idle), name))
        size = max(len(body or b"") for _, _, body in requests) / 2**20
        print(f"{name:<44} {size:5.2f} MiB  {late(idle):6.1f} ms  {late(loaded):6.1f} ms  {ratios[-1][0]:5.2f}  {answers}", flush=True)
    after = {name: part["pid"] for name, part in copy.parts().items()}
    tell("ratio of the 95th percentiles, median", statistics.median(r for r, _ in ratios), "")
    tell(f"the worst, {max(ratios)[1]}", max(ratios)[0], "", "goal: at most 1.5")
    tell("parts that have ended", sum(before[name] != after.get(name) for name in before), "", "goal: 0")
    tell("parts that ran out of heap", sum("OutOfMemory" in log.read_text("utf-8", "replace") for log in copy.home.rglob("*.log")), "", "goal: 0")
    for name, pid in after.items():
        if pid and name != "keycloak":
            peak = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())
            tell(f"most that {name} was resident", int(peak[1]) / 1024, "MiB")


def everything(copy, operation):
    """Requests of one kind by its name: verb, path and body."""
    with urllib.request.urlopen(f"http://127.0.0.1:{copy.port}/api/openapi.json", timeout=30) as answer:
        document = json.loads(answer.read())
    found = {}
    for path, verbs in document["paths"].items():
        if not path.startswith("/api/v1/") or path.endswith(":watch"):
            continue
        place = path.replace("{operation_id}", operation).replace("{country}", "NG")
        place = re.sub(r"\{[^}]*\}", str(uuid.uuid4()), place)
        for verb, method in verbs.items():
            if verb == "get":
                sized = any(p.get("name") in ("pageSize", "page_size") for p in method.get("parameters", ()))
                found[method["operationId"]] = [("GET", place + ("?page_size=200" if sized else ""), None)]
            elif verb in ("post", "put", "patch"):
                schema = method["requestBody"]["content"]["application/json"]["schema"]
                body = json.dumps(largest(document, schema, LARGEST - 1024), separators=(",", ":")).encode()
                found[method["operationId"]] = [(verb.upper(), place, body)]
    path = f"/api/v1/operations/{operation}/submissions"
    found["SubmitResults, 400 lines of 200 addresses"] = [("POST", path, submission(number)) for number in range(2)]
    return found


def submission(number):
    return json.dumps({"reference": f"BENCH-{number}-{uuid.uuid4()}", "results": [
        {"reference": f"B-{uuid.uuid4()}", "occurredTime": "2025-07-01T08:00:00Z", "infrastructuresTakenDown": {"items": {"identifiers": [
            {"type": 6, "value": f"10.{number}{line // 200}.{line % 200}.{subject}"} for subject in range(SUBJECTS)
        ]}}} for line in range(LINES)
    ]}, separators=(",", ":")).encode()


def largest(document, schema, room):
    """A value that is as long as its schema allows, within what a body may have."""
    while "$ref" in schema:
        found = document
        for step in schema["$ref"].lstrip("#/").split("/"):
            found = found[step]
        schema = found
    if "anyOf" in schema:
        return largest(document, schema["anyOf"][0], room)
    if "allOf" in schema and "properties" not in schema and "type" not in schema:
        return largest(document, schema["allOf"][0], room)
    if schema.get("enum"):
        return next(value for value in reversed(schema["enum"]) if value is not None)
    kinds = schema.get("type", "string")
    kind = kinds[0] if isinstance(kinds, list) else kinds
    if kind == "object":
        return filled(document, schema, room)
    if kind == "array":
        item = largest(document, schema.get("items", {}), room)
        size = len(json.dumps(item, separators=(",", ":"))) + 1
        return [item] * max(1, min(schema.get("maxItems", LARGEST), room // size))
    if kind in ("integer", "number"):
        return schema.get("maximum", 1)
    if kind == "boolean":
        return True
    if schema.get("examples") and ("pattern" in schema or "format" in schema):
        return schema["examples"][0]
    if schema.get("format") == "date-time":
        return "2025-07-01T08:00:00.123456789+00:00"
    if schema.get("format") == "uuid":
        return str(uuid.uuid4())
    return "x" * min(schema.get("maxLength", 10), room)


def filled(document, schema, room):
    """Every field; of those of which one is chosen, the longest."""
    arms = [arm["required"][0] for choice in (schema, *schema.get("allOf", ())) for arm in choice.get("oneOf", ()) if "required" in arm]
    fields = schema.get("properties", {})
    value, share = {}, max(1, len(fields) - max(0, len(arms) - 1))
    options = {name: largest(document, fields[name], room // share) for name in fields}
    for name, option in options.items():
        if name not in arms:
            value[name] = option
    if arms:
        longest = max(arms, key=lambda name: len(json.dumps(options[name])))
        value[longest] = options[longest]
    return value


def beside(copy, bystander, requests):
    """Milliseconds of the bystander's calls while two send, rest a little after each answer, and send again; and their answers."""
    orders, theirs = multiprocessing.Pipe()
    work = [(requests[i % len(requests)], copy.headers(name)) for i, name in enumerate(SENDERS)]
    process = multiprocessing.Process(target=send, args=(copy.port, work, theirs), daemon=True)
    process.start()
    orders.recv()
    took = calls(copy, bystander, SECONDS)
    orders.send("enough")
    answers = orders.recv()
    process.join()
    return took, answers


def send(port, work, orders):
    from concurrent.futures import ThreadPoolExecutor

    enough, answers = [], {}

    def one(request, headers):
        while not enough:
            (verb, path, body) = request
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
            try:
                connection.request(verb, path, body, headers)
                answer = connection.getresponse()
                content = answer.read()
                reason = json.loads(content).get("reason", "") if answer.status >= 400 else ""
            except OSError as gone:
                answer, reason = None, type(gone).__name__
            told = f"{answer.status if answer else 0} {reason}".strip()
            answers[told] = answers.get(told, 0) + 1
            connection.close()
            time.sleep(REST)

    with ThreadPoolExecutor(len(work)) as threads:
        for request, headers in work:
            threads.submit(one, request, headers)
        orders.send("begun")
        orders.recv()
        enough.append(True)
    orders.send(answers)


def calls(copy, path, seconds):
    """One caller of Kenya's, who rests a little after each answer; milliseconds of each call."""
    connection = http.client.HTTPConnection("127.0.0.1", copy.port, timeout=60)
    headers = copy.headers("ke-ncb")
    took = []
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        began = time.monotonic()
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        answer.read()
        if answer.status != 200:
            raise SystemExit(f"bench: a call of the bystander was answered {answer.status}")
        took.append(1000 * (time.monotonic() - began))
        time.sleep(PAUSE)
    return took


def late(took):
    return sorted(took)[len(took) * 95 // 100]
