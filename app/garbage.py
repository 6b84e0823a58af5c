"""How often Python looks for garbage.

A process with 10,000 live customers holds a million objects that live as long as they do, and each
full look at them stops everything for half a second. What is loaded at the start is taken out of
the looking, and the young are looked at less often: a request leaves few cycles behind.
"""

import gc

__all__ = ["look_less_often"]

YOUNG, MIDDLE, OLD = 5_000, 10, 500
"""Collections begin after so many new objects, so many young ones, and so many middle ones."""


def look_less_often() -> None:
    """Call it once everything is loaded, in the process that serves."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, MIDDLE, OLD)
