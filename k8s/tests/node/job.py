"""Jobs that are made of the templates in the cluster, as `kubectl create job --from=cronjob/<name>` makes them."""

_PATIENCE = 180


def run(cordon, template, name, **values):
    """What it has said, when it has come to its end; `values` are set in it as `kubectl set env` does."""
    found = cordon.api.call("GET", place(template)).body
    spec = found["spec"]["jobTemplate"]["spec"]
    (container,) = spec["template"]["spec"]["containers"]
    kept = [variable for variable in container["env"] if variable["name"] not in values]
    container["env"] = kept + [{"name": name, "value": value} for name, value in values.items()]
    owner = {"apiVersion": "batch/v1", "kind": "CronJob", "name": template, "uid": found["metadata"]["uid"], "controller": True}
    metadata = {"name": name, "namespace": "cordon", "ownerReferences": [owner], "annotations": {"cronjob.kubernetes.io/instantiate": "manual"}}
    made = cordon.api.call("POST", "/apis/batch/v1/namespaces/cordon/jobs", {"apiVersion": "batch/v1", "kind": "Job", "metadata": metadata, "spec": spec})
    assert made.taken, made
    cordon.until(lambda: ends(cordon, name), name, _PATIENCE)
    assert ends(cordon, name) == ["Complete"], f"{name} has failed: {said(cordon, name)}"
    return said(cordon, name)


def place(template):
    return f"/apis/batch/v1/namespaces/cordon/cronjobs/{template}"


def ends(cordon, name):
    """How a Job has ended, `Complete` or `Failed`, or nothing yet."""
    status = cordon.api.call("GET", f"/apis/batch/v1/namespaces/cordon/jobs/{name}").body["status"]
    return [told["type"] for told in status.get("conditions", ()) if told["type"] in ("Complete", "Failed") and told["status"] == "True"]


def said(cordon, name):
    (pod,) = cordon.pods("cordon", "batch.kubernetes.io/job-name=" + name)
    return cordon.api.call("GET", f"/api/v1/namespaces/cordon/pods/{pod['metadata']['name']}/log").body["message"]
