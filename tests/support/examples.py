"""How many examples a property is tried with: all in CI, a third of them for who waits.

Each run draws others, so what a third misses today it finds another day; CI misses less.
"""

import os

ALL = bool(os.environ.get("PLEK_REQUIRE_ALL"))
"""Everything is tried, as CI wants it."""
FEWEST = 5


def examples(full: int) -> int:
    """What to give hypothesis for `max_examples`, where CI tries `full`."""
    return full if ALL else max(min(full, FEWEST), full // 3)
