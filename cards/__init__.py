"""Presentation: domain objects as Adaptive Cards, in Dutch and English.

One package per subject, named as in `registry`, on top of `kit`. In: entities and views that a
reader may see, and a `Translator`. Out: the JSON of a card, or a `Form` that also reads what comes
back. Texts are in `texts/<language>`. Nothing here knows the store or HTTP.
"""

from pydantic import BaseModel

# Microsoft's package makes 114 models of Adaptive Cards when it is imported, and a card is made of
# a few: their validators are made when first used. Models take their configuration from what they
# derive from, so for as long as this import takes it is asked of all that is defined.
BaseModel.model_config["defer_build"] = True
try:
    import microsoft_teams.cards as _cards  # noqa: F401
finally:
    del BaseModel.model_config["defer_build"]
