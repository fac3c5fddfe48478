"""What beside their names says that two people are one: the same side, or a word of their roles and titles."""

from onrecord.people.cards import Card, fold, titles

SAYING = 4  # letters of a word of a role that says something


def supported(card: Card, other: Card) -> bool:
    """Whether something beside the names says that the two are one."""
    return (card.side is not None and card.side == other.side) or bool(roles(card) & roles(other))


def roles(card: Card) -> set[str]:
    """The words of somebody's roles, and the titles printed before the name."""
    printed = [name.split()[0] for name in (card.entity.name, *card.entity.aliases) if " " in name]
    words = {word for role in card.entity.roles for word in map(fold, role.split())}
    words |= {word for word in map(fold, printed) if word in titles()}
    return {word for word in words if len(word) >= SAYING}
