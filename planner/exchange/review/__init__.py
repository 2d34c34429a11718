"""The review sheet: a page that somebody answers without the program, and the reply that comes back."""

from planner.exchange.review.cards import Card, Version, cards, mark_of
from planner.exchange.review.outcome import Outcome, Pending, outcome
from planner.exchange.review.reply import Answered, Reply, is_reply, read_reply
from planner.exchange.review.sheet import ReviewLook, written, wrote

__all__ = [
    "Answered",
    "Card",
    "Outcome",
    "Pending",
    "Reply",
    "ReviewLook",
    "Version",
    "cards",
    "is_reply",
    "mark_of",
    "outcome",
    "read_reply",
    "written",
    "wrote",
]
