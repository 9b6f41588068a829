"""A document into the registry: all of it, or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from registry.document.check import Checked
from registry.document.problems import DocumentError
from registry.document.read import plain, read
from registry.document.references import doubles, missing
from registry.document.result import Loaded, LoadResult
from registry.noun import Noun
from registry.unit import Repository, Unit


async def load(unit: Unit, document: str | Mapping[str, Any], *, source: str = "") -> LoadResult:
    """Add what is new and replace what is different; what is the same is left as it is.

    Args:
        unit: a writing one.
        document: JSON or TOML as text, or what `dump` gives.
        source: the file's name, for messages; its ending tells JSON from TOML.

    Raises:
        DocumentError: it has mistakes; each is named, and nothing was changed.
    """
    values = read(document, source) if isinstance(document, str) else document
    values = {section: plain(items) for section, items in values.items()}
    checked = Checked(values)
    problems = [*checked.problems, *doubles(values), *await missing(unit, values)]
    if problems:
        raise DocumentError(problems, source)
    return LoadResult(
        {section: await _keep(unit, found.values()) for section, found in checked.nouns.items()}
    )


async def _keep(unit: Unit, nouns: Iterable[Noun]) -> Loaded:
    items = list(nouns)
    if not items:
        return Loaded()
    repository: Repository[Noun] = unit.of(type(items[0]))
    known = {one.slug: one for one in await repository.some([item.slug for item in items])}
    added = changed = 0
    for item in items:
        before = known.get(item.slug)
        if before is None:
            await repository.add(item)
            added += 1
            continue
        after = item.model_copy(update={"revision": before.revision})
        if after != before:
            await repository.put(after)
            changed += 1
    return Loaded(added, changed, len(items) - added - changed)
