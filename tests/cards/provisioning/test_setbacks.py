"""What failed is said whole, whatever is known of it: no empty brackets, and Graph's own reason."""

import pytest

from cards.kit.translator import translator
from cards.provisioning.wording import quarantine_sentence
from graph_sync import quarantine
from registry.core.vocabulary import Language
from registry.provisioning.sync_plan import Quarantine

CODES = sorted(
    {
        value
        for name, value in vars(quarantine).items()
        if name.isupper() and isinstance(value, str) and not name.startswith("_")
    }
    | {"something-new"}
)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("value", ["", "Kernteam", "POST /teams/…/channels"])
@pytest.mark.parametrize("name", ["", "GW Twente"])
@pytest.mark.parametrize("code", CODES)
def test_nothing_is_left_empty(code, name, value, language):
    t = translator(language)
    for area in ("", "hub:twente"):
        line = quarantine_sentence(t, Quarantine(area=area, name=name, why=code, value=value))
        assert "()" not in line
        assert "  " not in line
        assert " ." not in line
        assert "sync-" not in line


@pytest.mark.parametrize("language", list(Language))
def test_what_graph_said_stands_beside_it(language):
    one = Quarantine(area="hub:twente", why="refused", code="Forbidden", said="not for guests")
    assert "Forbidden: not for guests" in quarantine_sentence(translator(language), one)
    assert "not for guests" in quarantine_sentence(
        translator(language), one.model_copy(update={"code": ""})
    )
