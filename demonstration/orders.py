"""The order that teams work from: issued to every country in numbered copies; most give receipt, and officers of some have read it."""

# How many countries, in their order, give receipt, and of how many an officer has read and understood it.
RECEIVED, READ = 7, 4


def play(read, post, operation, countries):
    """
    Issues it once, out of the plan in force, and does what follows; nothing where somebody has put another in its place.

    :param read: of who and path
    :param post: of who, path, body and step
    """
    path = f"/operations/{operation}/orders"
    listed = read("planner", path)["orders"]
    codes = [country["code"] for country in countries]
    if listed:
        order = listed[-1]
    else:
        revision = read("planner", f"/operations/{operation}")["operation"]["approvedRevision"]
        order = post("planner", path, {"hash": revision["hash"], "receiverCountries": codes}, "order")["order"]
    if order["state"] != "ORDER_STATE_IN_FORCE":
        return
    own = f"{path}/{order['orderId']}"
    for who, act in acts(codes):
        post(who, f"{own}:{act}", {}, f"order/{who}/{act}")


def acts(codes):
    """What becomes of the copies, as (who, act): receipt by those who speak for a country, reading by whoever works from it."""
    for number, code in enumerate(codes[:RECEIVED]):
        yield code.lower() + "-ncb", "receive"
        if number < READ:
            yield code.lower() + "-ncb", "confirmRead"
            yield code.lower() + "-field", "confirmRead"
