"""The one exception for things that the person at the terminal can put right."""


class Refusal(Exception):
    """One sentence that says what is wrong and what to do about it."""


class Stopped(Exception):
    """Raised inside a step when another step has failed or the person has pressed Ctrl-C."""
