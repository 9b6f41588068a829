"""Lists are read as people write them: csv of any kind, Outlook lists, and never an error."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.core.vocabulary import COMPLETE, Profile, Role
from registry.core.writing.plain_text import one_line
from registry.onboarding.batches.columns import Column, column_named, profile_named
from registry.onboarding.batches.encoding import decoded, is_no_text
from registry.onboarding.batches.parse import LONGEST_CELL, ParsedRow, parsed

ANNA = ParsedRow(2, "anna@x.nl", "Anna de Vries", "Gemeente X", "Twente", "verbinder")


def people(text, before=()):
    return [(one.name, one.email) for one in parsed(text, before).rows]


@pytest.mark.parametrize("sign", [";", ",", "\t", "|"])
@pytest.mark.parametrize(
    "head",
    [
        ("naam", "e-mail", "organisatie", "hub", "profiel"),
        ("Name", "E-mail address", "Organisation", "Group", "Profile or role"),
        ("Volledige naam", "Emailadres *", "Organisatie (werkgever)", "Groep of hub", "Rol"),
    ],
)
def test_a_heading_in_dutch_or_english_with_any_sign(sign, head):
    line = sign.join(("Anna de Vries", "anna@x.nl", "Gemeente X", "Twente", "verbinder"))
    assert parsed(f"{sign.join(head)}\n{line}\n").rows == (ANNA,)


def test_columns_in_any_order_and_those_that_are_not_read_are_named():
    found = parsed("Telefoon;mail;tussenvoegsel;achternaam;voornaam\n06;anna@x.nl;de;Vries;Anna")
    assert [(one.name, one.email) for one in found.rows] == [("Anna de Vries", "anna@x.nl")]
    assert found.ignored == ("Telefoon",)


def test_excel_says_its_own_sign():
    assert people("sep=|\r\nnaam|e-mail\r\nA; B; C|a@x.nl\r\n") == [("A; B; C", "a@x.nl")]


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("anna@x.nl", ("", "anna@x.nl", "")),
        ("Anna de Vries <anna@x.nl>; Gemeente X", ("Anna de Vries", "anna@x.nl", "Gemeente X")),
        ("Vries, Anna de <anna@x.nl>", ("Anna de Vries", "anna@x.nl", "")),
        ("'Anna' <mailto:anna@x.nl>;", ("Anna", "anna@x.nl", "")),
        ('"Vries, Anna de" <anna@x.nl>', ("Anna de Vries", "anna@x.nl", "")),
        ("Anna de Vries\tanna@x.nl\tGemeente X", ("Anna de Vries", "anna@x.nl", "Gemeente X")),
        ("anna@x.nl;Anna de Vries;Gemeente X", ("Anna de Vries", "anna@x.nl", "Gemeente X")),
        ("Anna de Vries (anna@x.nl)", ("Anna de Vries", "anna@x.nl", "")),
        ("Anna de Vries anna@x.nl", ("Anna de Vries", "anna@x.nl", "")),
        ("Anna zonder adres", ("Anna zonder adres", "", "")),
    ],
)
def test_a_line_without_a_heading(line, meant):
    [row] = parsed(line).rows
    assert (row.name, row.email, row.organisation) == meant


def test_what_stands_behind_the_address_goes_by_its_place_and_a_profile_by_its_word():
    [row] = parsed("Anna;anna@x.nl;;Twente;verbinder;1-3-2027").rows
    assert row == ParsedRow(1, "anna@x.nl", "Anna", "", "Twente", "verbinder", "1-3-2027")
    [row] = parsed("Anna;anna@x.nl;connector").rows
    assert (row.profile, row.organisation) == ("connector", "")


@pytest.mark.parametrize(
    "line",
    [
        "Anna de Vries <anna@x.nl>; Smit, Piet <piet@y.nl>; bob@z.nl",
        "Anna de Vries <anna@x.nl>, Piet Smit <piet@y.nl>, bob@z.nl",
        '"Vries, Anna de" <anna@x.nl>, "Smit, Piet" <piet@y.nl>, bob@z.nl',
        "Anna de Vries <anna@x.nl> Piet Smit <piet@y.nl> bob@z.nl",
    ],
)
def test_an_outlook_list_on_one_line(line):
    assert people(line) == [
        ("Anna de Vries", "anna@x.nl"),
        ("Piet Smit", "piet@y.nl"),
        ("", "bob@z.nl"),
    ]


def test_a_long_outlook_list_is_one_line_too():
    line = "; ".join(f"Mens {n} <mens{n}@gemeente.example>" for n in range(500))
    assert people(line) == [(f"Mens {n}", f"mens{n}@gemeente.example") for n in range(500)]


def test_who_gets_into_two_groups_is_two_rows_of_one_line():
    rows = parsed("e-mail;groep;hub\na@x.nl;Initiatiefgroep;Twente\nb@x.nl;;\n").rows
    assert [(one.line, one.group) for one in rows] == [
        (2, "Initiatiefgroep"),
        (2, "Twente"),
        (3, ""),
    ]


def test_a_further_part_goes_by_the_heading_of_the_first():
    first = parsed("mail;naam;werkgever\na@x.nl;Anna;RIVM")
    assert first.heading == (Column.EMAIL, Column.NAME, Column.ORGANISATION)
    [row] = parsed("b@x.nl;Bob;CBS", first.heading).rows
    assert (row.name, row.organisation) == ("Bob", "CBS")
    assert people("Bob <b@x.nl>; Kees <k@x.nl>", first.heading) == [
        ("Bob", "b@x.nl"),
        ("Kees", "k@x.nl"),
    ]


def test_a_quote_that_nobody_closed_spoils_its_own_line_alone():
    rows = parsed('naam;e-mail\nAnna;a@x.nl\n"Piet;p@x.nl\nBob;b@x.nl\n').rows
    assert [(one.line, one.trouble) for one in rows] == [(2, ""), (3, "quote"), (4, "")]
    assert rows[1].email == "p@x.nl"


def test_a_value_over_several_lines_counts_by_its_first():
    rows = parsed('naam;e-mail\n"Anna\nde Vries";a@x.nl\n\nBob;b@x.nl').rows
    assert [(one.line, one.name) for one in rows] == [(2, "Anna de Vries"), (5, "Bob")]


def test_far_too_long_a_value_is_said_and_cut():
    [row] = parsed(f"naam;e-mail\n{'x' * 500};a@x.nl").rows
    assert (row.trouble, len(row.name)) == ("long", LONGEST_CELL)


def test_a_formula_is_a_text_like_any_other():
    [row] = parsed('naam;e-mail\n"=HYPERLINK(""https://x"",""klik"")";a@x.nl').rows
    assert row.name == '=HYPERLINK("https://x","klik")'


TEXT = "naam;e-mail\r\nZoë Ünal – d'Été;zoe@x.nl\r\n"


@pytest.mark.parametrize(
    "raw",
    [
        TEXT.encode("utf-8"),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        TEXT.encode("cp1252"),
        TEXT.replace("\r\n", "\r").encode("utf-8"),
    ],
    ids=["utf-8", "mark", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "old mac"],
)
def test_what_excel_writes_is_read_in_any_encoding(raw):
    assert people(decoded(raw)) == [("Zoë Ünal – d'Été", "zoe@x.nl")]


def test_a_workbook_is_no_text():
    assert is_no_text(b"PK\x03\x04\x14\x00")
    assert is_no_text(b"%PDF-1.7")
    assert not is_no_text(TEXT.encode("utf-16"))


CELLS = st.text(
    st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\u2028\u2029")
    | st.sampled_from(";,\t\"'\n|= "),
    max_size=30,
)


@given(
    st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=8),
    st.sampled_from([";", ",", "\t"]),
    st.sampled_from(["\n", "\r\n"]),
)
def test_what_a_csv_writer_writes_comes_back(rows, sign, end):
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=sign, lineterminator=end)
    writer.writerow(["e-mail", "organisatie", "groep"])
    for number, (organisation, group) in enumerate(rows):
        writer.writerow([f"n{number}@x.nl", organisation, group])
    found = parsed(out.getvalue())
    assert found.heading == (Column.EMAIL, Column.ORGANISATION, Column.GROUP)
    assert [(one.email, one.organisation, one.group) for one in found.rows] == [
        (f"n{number}@x.nl", one_line(organisation), one_line(group))
        for number, (organisation, group) in enumerate(rows)
    ]


@given(st.binary(max_size=400))
def test_bytes_of_any_kind_are_read_without_an_error(raw):
    found = parsed(decoded(raw))
    assert all(0 < one.line <= found.lines for one in found.rows)


PIECES = st.sampled_from(
    ["naam", "e-mail", ";", ",", "\n", '"', "<", ">", "@", "a@b.nl", "Anna", " ", "\t", "sep=", "x"]
)


@given(st.lists(PIECES, max_size=60).map("".join))
def test_no_order_of_signs_makes_an_error_or_loses_an_address(text):
    found = parsed(text)
    assert sum("a@b.nl" in f"{one.email} {one.name} {one}" for one in found.rows) <= text.count("@")
    assert all(len(value) <= LONGEST_CELL for one in found.rows for value in (one.email, one.name))


@pytest.mark.parametrize("language", COMPLETE)
def test_each_profile_is_understood_as_cards_call_it(language):
    from cards.kit.translator import translator

    t = translator(language)
    for one in (*Profile, Role.MEMBER):
        assert profile_named(t.label(one)) == one.value
        assert profile_named(one.value) == one.value
    for field in Column:
        if t.has(f"batch-field-{field}"):
            assert column_named(t(f"batch-field-{field}")) is field or field is Column.PROFILE


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("naam;e-mail;tot\nAnna;a@x.nl;1-7-2027", "1-7-2027"),
        ("naam;e-mail;t/m\nAnna;a@x.nl;30-6-2027", "t/m 30-6-2027"),
        ("naam;e-mail;einddatum\nAnna;a@x.nl;30 juni", "t/m 30 juni"),
        ("naam;e-mail;einddatum\nAnna;a@x.nl;tot 1 juli", "tot 1 juli"),
        ("naam;e-mail;einddatum\nAnna;a@x.nl;", ""),
        ("Anna;a@x.nl;Twente;tot 1 juli", "tot 1 juli"),
        ("Anna;a@x.nl;tm 30 juni;verbinder", "tm 30 juni"),
    ],
)
def test_an_end_is_found_by_its_heading_or_its_own_word(text, until):
    [row] = parsed(text).rows
    assert (row.name, row.until) == ("Anna", until)
