"""Who is meant by the words of a source: descriptions, pronouns, surnames, appositions, over all kinds of news."""

import pytest

from .reports import Read

AIRLINE = (
    "Northgate Airlines cancelled 40 flights on Monday. The airline said crews were ill. A spokeswoman for the airline "
    "declined to comment. The company said more later."
)
COURT = (
    "A judge in Leeds jailed Omar Haddad for two years. His lawyer, Ruth Cole, said he would appeal. Prosecutors said "
    "the sentence was fair. Cole said no more."
)
FIRE = (
    "Residents of Marl Street fled the fire. Firefighters said nobody died. “It was loud,” said "
    "Amira Saleh, 34, a nurse "
    "at Marl General Hospital. The hospital said it treated six. A witness said the roof fell."
)
MARKET = (
    "Zhang Weiming, chief economist at Pearl River Securities, said prices fell. Zhang added that demand was weak. "
    "“It will last,” he said."
)
MINISTRY = (
    "Faris al-Masri, spokesman for Jordan's foreign ministry, said the talks failed. Al-Masri said they would resume. "
    "The ministry said nothing. The Jordanian foreign ministry denied it."
)
UNION = (
    "The Dockers Union (DU) called a strike. The union said pay was low. The DU said more. Union "
    "leader Pat Malone said "
    "so. Harbour Freight Ltd. said it regretted the strike."
)
POLICE = "Kenyan police said three men were held. Police said they were armed. Residents said they heard shots."
SUMMIT = (
    "Indian Prime Minister Arvind Rao met Canadian Foreign Minister Claire Dubois in Delhi. Rao said trade would grow. "
    "Dubois agreed. Ottawa said talks would go on. The Indian leader said he was glad."
)
SPY = (
    "Chile’s presidential office said it is weighing a tariff. Reuters quoted the Chilean Presidential office of Rosa "
    "Mellado as saying so. A Chadian envoy to the African Union in Addis Ababa called it absurd. "
    "Kenya’s weather agency, "
    "the Rain Observation Service, briefed farmers. The weather agency said yes."
)
PAPERS = (
    "The Interior Ministry of Peru said two died. The Peruvian Interior Ministry said three. A statement from the "
    "ministry gave no names. The statement said more. A report by Oxfam said otherwise. According "
    "to a KCNA report, all "
    "was well. State media in Iran said so."
)
SPORT = "Striker Lucía Ferrán scored twice. “We were lucky,” she said. Coach Dan Abbott praised her."
UNNAMED = (
    "A Western official, who asked not to be named, said the plan was dead. Two U.S. officials "
    "familiar with the matter "
    "said it was alive. The officials spoke on Friday. Some military experts said little."
)
FIRM = "Shares fell on Friday, said Applecote's chief executive, Tim Roe, on Monday. A Marl University poll found so."
OFFICE = (
    "Pearl Foods withdrew its cheese on Monday. The Marl County Health Office said it was testing it. The company said "
    "the cheese was safe."
)
SPOKESMAN = (
    "A spokesperson for Chile's Ministry of National Defense, Jorge Haro-Paz, said it flew. "
    "Trump administration officials agreed."
)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            AIRLINE,
            [("The airline", "Northgate Airlines"), ("A spokeswoman for the airline", "spokeswoman for the airline")],
        ),
        (AIRLINE, [("The company", "Northgate Airlines")]),
        (OFFICE, [("The company", "Pearl Foods")]),
        (COURT, [("His lawyer, Ruth Cole,", "Ruth Cole"), ("Prosecutors", "Prosecutors"), ("Cole", "Ruth Cole")]),
        (
            FIRE,
            [("Firefighters", "Firefighters"), ("Amira Saleh, 34, a nurse at Marl General Hospital", "Amira Saleh")],
        ),
        (
            FIRE,
            [
                ("The hospital", "Marl General Hospital"),
                ("it treated", "Marl General Hospital"),
                ("A witness", "witness"),
            ],
        ),
        (MARKET, [("Zhang Weiming, chief economist at Pearl River Securities,", "Zhang Weiming")]),
        (MARKET, [("Zhang added", "Zhang Weiming"), ("he", "Zhang Weiming")]),
        (
            MINISTRY,
            [
                ("Faris al-Masri, spokesman for Jordan's foreign ministry,", "Faris al-Masri"),
                ("Al-Masri", "Faris al-Masri"),
            ],
        ),
        (
            MINISTRY,
            [
                ("The ministry", "Jordan's foreign ministry"),
                ("The Jordanian foreign ministry", "Jordanian foreign ministry"),
            ],
        ),
        (
            UNION,
            [("The union", "Dockers Union"), ("The DU", "Dockers Union"), ("Union leader Pat Malone", "Pat Malone")],
        ),
        (UNION, [("Harbour Freight Ltd.", "Harbour Freight Ltd."), ("it", "Harbour Freight Ltd.")]),
        (POLICE, [("Kenyan police", "Kenyan police"), ("Police", "Kenyan police"), ("Residents", "Residents")]),
        (SUMMIT, [("Rao said", "Arvind Rao"), ("Dubois agreed", "Claire Dubois"), ("Ottawa", "Ottawa")]),
        (SUMMIT, [("The Indian leader", "Arvind Rao")]),
        (
            SPY,
            [
                ("Chile’s presidential office", "Chile’s presidential office"),
                ("it", "Chile’s presidential office"),
            ],
        ),
        (SPY, [("the Chilean Presidential office of Rosa Mellado", "Chilean Presidential office")]),
        (
            SPY,
            [
                (
                    "A Chadian envoy to the African Union in Addis Ababa",
                    "Chadian envoy to the African Union",
                )
            ],
        ),
        (SPY, [("Kenya’s weather agency, the Rain Observation Service,", "Rain Observation Service")]),
        (
            PAPERS,
            [
                ("A statement from the ministry", "Peruvian Interior Ministry"),
                ("The statement", "Peruvian Interior Ministry"),
            ],
        ),
        (
            PAPERS,
            [("A report by Oxfam", "Oxfam"), ("a KCNA report", "KCNA"), ("State media in Iran", "State media in Iran")],
        ),
        (SPORT, [("she", "Lucía Ferrán"), ("Coach Dan Abbott", "Dan Abbott")]),
        (UNNAMED, [("A Western official, who asked not to be named,", "Western official")]),
        (
            UNNAMED,
            [("Two U.S. officials familiar with the matter", "U.S. officials"), ("The officials", "U.S. officials")],
        ),
        (UNNAMED, [("Some military experts", "military experts")]),
        (FIRM, [("Applecote's chief executive, Tim Roe,", "Tim Roe"), ("A Marl University poll", "Marl University")]),
        (SPOKESMAN, [("A spokesperson for Chile's Ministry of National Defense, Jorge Haro-Paz,", "Jorge Haro-Paz")]),
        (SPOKESMAN, [("Trump administration officials", "Trump administration officials")]),
    ],
)
def test_the_name_of_a_source(text: str, asked: list[tuple[str, str]]) -> None:
    read = Read(text)
    found = [read.source(words) for words, _ in asked]
    assert [entity.name if entity else None for entity in found] == [name for _, name in asked]


def test_one_body_described_twice_is_one() -> None:
    read = Read(SPY)
    first = read.source("Chile’s presidential office")
    second = read.source("the Chilean Presidential office of Rosa Mellado")
    agency = read.source("Kenya’s weather agency, the Rain Observation Service,")
    assert first and second and agency
    assert first.id == second.id
    assert {second.name, *second.aliases} == {"Chile’s presidential office", "Chilean Presidential office"}
    assert read.source("The weather agency") == agency or read.entity(agency.id).id == agency.id


@pytest.mark.parametrize(
    ("text", "words", "unnamed", "side"),
    [
        (UNNAMED, "A Western official", True, None),
        (UNNAMED, "Two U.S. officials familiar with the matter", True, None),
        (SPY, "A Chadian envoy to the African Union in Addis Ababa", False, "td"),
        (SPY, "Chile’s presidential office", False, "cl"),
        (POLICE, "Kenyan police", False, "ke"),
        (PAPERS, "State media in Iran", False, "ir"),
        (FIRE, "A witness", True, None),
        (COURT, "Prosecutors", True, None),
    ],
)
def test_unnamed_sources_are_no_side_and_bodies_of_state_are(
    text: str, words: str, unnamed: bool, side: str | None
) -> None:
    found = Read(text).source(words)
    assert found is not None
    assert (found.unnamed, found.speaks_for) == (unnamed, side)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“I saw it,” the note read. Nobody said so.", "Nobody"),
        ("It rained. He said so.", "He said"),
        ("“We won,” it read.", "We"),
    ],
)
def test_who_cannot_be_told_is_left_unresolved(text: str, words: str) -> None:
    assert Read(text).source(words) is None


def test_a_pronoun_agrees() -> None:
    read = Read("Maria Lopez met Peter Grant at the port. She said it was open. He said it was shut.")
    she, he = read.source("She"), read.source("He")
    assert she and he
    assert (she.name, he.name) == ("Maria Lopez", "Peter Grant")


def test_a_pronoun_goes_to_the_speaker_not_to_someone_in_the_quotation() -> None:
    read = Read("“Peter Grant is late,” said Omar Diaz. “Paul Roe is later.” He said so twice.")
    read.source("Omar Diaz")
    found = read.source("He")
    assert found is not None
    assert found.name == "Omar Diaz"


def test_at_tells_the_entity_of_a_token() -> None:
    read = Read("Rutger Blom lives in Oslo.")
    assert read.roster.at(1) == read.named("Rutger Blom").id
    assert read.roster.at(2) is None


def test_who_relays() -> None:
    read = Read("Reuters and the newspaper Marl Echo wrote of Ana Ruiz and of France on Telegram.")
    relays = {name for name in read.names() if read.roster.relays(read.named(name).id)}
    assert relays == {"Reuters", "Marl Echo", "Telegram"}


def test_their_spokesperson_speaks_for_the_side_of_the_body_before() -> None:
    read = Read("Chile's Ministry of Defence denied it. Their spokesperson said it flew. North Korea agreed.")
    assert read.source("Chile's Ministry of Defence") is not None
    found = read.source("Their spokesperson")
    assert found is not None
    assert (found.name, found.unnamed, found.speaks_for) == ("Their spokesperson", False, "cl")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The sale was made, Reuters reported. The report called it odd.", "Reuters"),
        ("Reuters broke the news of the sale. Ana Ruiz was glad. The report called it odd.", "report"),
        ("Reuters told of a study by Harvard. The report called it odd.", "report"),
        ("Ana Ruiz met the board. The report called it odd.", "report"),
        ("Reuters told of the sale. The leaked report called it odd.", "leaked report"),
    ],
)
def test_the_report_is_that_of_the_agency_named_just_before(text: str, who: str) -> None:
    read = Read(text)
    found = read.source("The leaked report" if "leaked" in text else "The report")
    assert found is not None
    assert found.name == who
