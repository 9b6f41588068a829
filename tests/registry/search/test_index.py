"""The index: keeping, forgetting, filtering, explaining, and how much work it does."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.core.entity import Findable
from registry.search import Lexicon, MemoryIndex, Vocabulary, entries, rank, read_query
from registry.search.query import MOST_POSTINGS, MOST_WORDS
from tests.registry.search.content_index import content_index
from tests.support.examples import examples

LEXICON = Lexicon.load()
PLACES = sorted(one for one in LEXICON.places - LEXICON.stop if len(one) >= 4)

# Networks as members might make them known: no keywords, just a name and a purpose.
MEMBERS_NETWORKS = {
    "dijk": Findable("Kring Dijkversterking", "Waterschappen leren van elkaars dijken."),
    "mobiliteit": Findable(
        "Slimme Mobiliteit Brabant",
        "Minder files en meer fietsers.",
        tags=("theme:bereikbaarheid", "region:noord-brabant"),
    ),
    "wateroverlast": Findable("Leernetwerk Wateroverlast in de stad", tags=("theme:klimaat",)),
    "warmte": Findable(
        "Warmtetransitie Groningen",
        "Van het aardgas af, wijk voor wijk.",
        tags=("theme:energie", "region:groningen"),
    ),
    "erf": Findable("Platform Archeologie", "Opgravingen en vondsten.", tags=("theme:erfgoed",)),
    "boer": Findable("Boeren voor biodiversiteit", "Weidevogels op het erf."),
}


@pytest.fixture
def index():
    index = MemoryIndex(LEXICON)
    for key, found_by in MEMBERS_NETWORKS.items():
        index.put("networks", key, found_by)
    return index


def _keys(hits):
    return [hit.key for hit in hits]


@pytest.mark.parametrize(
    ("query", "key"),
    [
        ("dijken", "dijk"),
        ("versterking van waterkeringen", "dijk"),
        ("fietspaden", "mobiliteit"),
        ("traffic jams and cycling", "mobiliteit"),
        ("verkeer in eindhoven", "mobiliteit"),
        ("overstromingen in steden", "wateroverlast"),
        ("flooding", "wateroverlast"),
        ("aardwarmte", "warmte"),
        ("warmtepompen", "warmte"),
        ("zonnepanelen in de provincie groningen", "warmte"),
        ("monumenten", "erf"),
        ("heritage", "erf"),
        ("agrarische natuur", "boer"),
        ("farmers and birds", "boer"),
        ("bioversiteit", "boer"),
    ],
)
def test_networks_without_keywords_are_found_by_other_words(index, query, key):
    assert _keys(index.search(query, ["networks"], limit=2))[:1] == [key]


def test_hits_say_which_words_of_the_question_matched(index):
    (hit, *_) = index.search("hoe gaat het met de dijkversterking?")
    assert hit.key == "dijk"
    assert set(hit.words) == {"dijkversterking"}


def test_tags_filter_and_are_found_without_a_question(index):
    assert _keys(index.search("", tags=["theme:energie"])) == ["warmte"]
    assert _keys(index.search("wijk", tags=["theme:energie", "region:groningen"])) == ["warmte"]
    assert index.search("wijk", tags=["theme:energie", "region:drenthe"]) == []
    assert index.search("archeologie", tags=["theme:energie"]) == []


def test_tags_filter_by_the_whole_label(index):
    index.put("networks", "water", Findable("Iets met water", tags=("theme:water-en-bodem",)))
    assert index.search("", tags=["theme:water"]) == []
    assert _keys(index.search("", tags=["theme:water-en-bodem"])) == ["water"]


def test_sections_narrow_the_search(index):
    index.put("hubs", "dijkhub", Findable("Dijkversterking Zeeland"))
    assert {hit.section for hit in index.search("dijkversterking")} == {"hubs", "networks"}
    assert {hit.section for hit in index.search("dijkversterking", ["hubs"])} == {"hubs"}


@pytest.mark.parametrize("name", PLACES)
def test_a_place_is_not_found_as_a_part_of_another_word(name):
    index = MemoryIndex()
    index.put("hubs", "ends", Findable(f"Qwxzjk{name}"))
    index.put("hubs", "begins", Findable(f"{name}qwxzjk"))
    assert index.search(name) == []
    index.put("hubs", "itself", Findable(f"Hub {name}"))
    assert _keys(index.search(name)) == ["itself"]


def test_zeeland_does_not_find_what_is_of_zuiderzeeland():
    found = content_index().search("zeeland")
    assert not {hit.key for hit in found} & {"noordelijk-flevoland", "waterschap-zuiderzeeland"}
    first = content_index().search("zuiderzeeland")[0]
    assert first.key == "waterschap-zuiderzeeland"


def test_putting_again_replaces_and_removing_forgets(index):
    index.put("networks", "dijk", Findable("Kring Duinbeheer"))
    assert index.search("dijkversterking", ["networks"]) == []
    assert _keys(index.search("duinbeheer")) == ["dijk"]
    index.remove("networks", "dijk")
    index.remove("networks", "dijk")
    assert index.search("duinbeheer") == []


def test_what_is_not_findable_is_not_found(index):
    index.put("networks", "dijk", None)
    assert index.search("dijkversterking") == []


def test_an_empty_index_finds_nothing():
    assert MemoryIndex(LEXICON).search("water") == []


def test_one_text_never_changes_the_rows_of_another():
    found_by = MEMBERS_NETWORKS["dijk"]
    alone = list(entries("networks", "dijk", found_by, LEXICON))
    assert alone == list(entries("networks", "dijk", found_by, LEXICON))
    assert all(row.weight > 0 for row in alone)
    assert len({row.word for row in alone}) == len(alone)


def test_rows_kept_elsewhere_give_the_same_answer(index):
    """What a store does: keep rows, count words, fetch the rows of a question's words."""
    kept = [
        row
        for key, found_by in MEMBERS_NETWORKS.items()
        for row in entries("networks", key, found_by, LEXICON)
    ]
    random.Random(7).shuffle(kept)  # noqa: S311 - any other order will do
    counts = {row.word: sum(other.word == row.word for other in kept) for row in kept}
    vocabulary = Vocabulary(counts, total=len(MEMBERS_NETWORKS))
    for question in ("dijken", "fietsers in brabant", "watreoverlast", "aardgasvrije wijken"):
        query = read_query(question, LEXICON, vocabulary)
        fetched = [row for row in kept if row.word in query.words]
        assert rank(query, fetched) == index.search(question)


@settings(max_examples=examples(60), deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.text(alphabet="adeiknrstw ", max_size=30)), max_size=12
    )
)
def test_an_index_with_history_equals_a_fresh_one(changes):
    lived = MemoryIndex(LEXICON)
    for key, title in changes:
        lived.put("networks", key, Findable(title) if title.strip() else None)
    fresh = MemoryIndex(LEXICON)
    for key, title in dict(changes).items():
        fresh.put("networks", key, Findable(title) if title.strip() else None)
    for _, title in changes:
        assert lived.search(title) == fresh.search(title)


def test_equal_matches_come_in_a_fixed_order():
    index = MemoryIndex(LEXICON)
    for key in ("c", "a", "b"):
        index.put("networks", key, Findable("Grondwater"))
    assert _keys(index.search("grondwater")) == ["a", "b", "c"]
    assert _keys(index.search("grondwater", limit=2)) == ["a", "b"]


def test_the_work_for_a_question_is_bounded():
    common = {f"woord{number}": 15_000 for number in range(100)}
    vocabulary = Vocabulary(common | {"seldsam": 2}, total=100_000)
    text = "zeldzaam " + " ".join(common) * 3
    query = read_query(text, Lexicon(), vocabulary)
    assert len(query.sought) <= MOST_WORDS
    assert "seldsam" in query.words
    assert sum(vocabulary.count(word) for word in query.words) <= MOST_POSTINGS


def test_the_only_word_asked_for_is_looked_up_however_common():
    vocabulary = Vocabulary({"netwerk": 90_000}, total=100_000)
    assert read_query("netwerken", Lexicon(), vocabulary).words == {"netwerk"}


def test_a_vocabulary_forgets_words_that_nothing_has():
    vocabulary = Vocabulary({"dijk": 1, "polder": 2}, total=2)
    vocabulary.add({"dijk", "duin"})
    vocabulary.remove({"dijk", "duin"})
    vocabulary.remove({"dijk"})
    assert "dijk" not in vocabulary
    assert vocabulary.near("poldre", 1) == [("polder", pytest.approx(5 / 6))]
    assert vocabulary.around("polder") == []
    assert vocabulary.total == 1
