"""What a plan holds: frozen records with text ids.

Every record is one row of one table; the store maps fields to columns by their type. Text is kept as typed.
"""

from __future__ import annotations

from planner.domain.records.brands import (
    LONGEST_LEAD,
    Brand,
    Campaign,
    Channel,
    Label,
    LabelSet,
    Milestone,
    Snippet,
    SnippetSort,
    Stance,
)
from planner.domain.records.paid import Collaboration, Deliverable, Flight, Stage
from planner.domain.records.posts import SETTLED, UNAPPROVED, Comment, Media, Placement, Post, Rights, Status
from planner.domain.records.presence import Audit, AuditAnswer, Fate, PageReading, Profile, Said, Verified
from planner.domain.records.results import NOT_OFFERED, Age, Experiment, Measurement, Trial
from planner.domain.records.weeks import (
    Answer,
    Exported,
    Logged,
    OwnRule,
    Per,
    Question,
    Reply,
    Routine,
    RuleSort,
    SheetLayout,
    Waiver,
)

Record = (
    Brand
    | Channel
    | LabelSet
    | Label
    | Campaign
    | Post
    | Placement
    | Snippet
    | Waiver
    | OwnRule
    | Question
    | Answer
    | Routine
    | Logged
    | Exported
    | Comment
    | SheetLayout
    | Profile
    | AuditAnswer
    | Audit
    | PageReading
    | Flight
    | Collaboration
    | Deliverable
    | Measurement
    | Experiment
)

RECORD_TYPES: tuple[type[Record], ...] = (
    Brand,
    Channel,
    LabelSet,
    Label,
    Campaign,
    Post,
    Placement,
    Snippet,
    Waiver,
    OwnRule,
    Question,
    Answer,
    Routine,
    Logged,
    Exported,
    Comment,
    SheetLayout,
    Profile,
    AuditAnswer,
    Audit,
    PageReading,
    Flight,
    Collaboration,
    Deliverable,
    Measurement,
    Experiment,
)

__all__ = [
    "Age",
    "Answer",
    "Audit",
    "AuditAnswer",
    "Brand",
    "Campaign",
    "Channel",
    "Collaboration",
    "Comment",
    "Deliverable",
    "Experiment",
    "Exported",
    "Fate",
    "Flight",
    "LONGEST_LEAD",
    "Label",
    "LabelSet",
    "Logged",
    "Measurement",
    "Media",
    "Milestone",
    "NOT_OFFERED",
    "OwnRule",
    "PageReading",
    "Per",
    "Placement",
    "Post",
    "Profile",
    "Question",
    "RECORD_TYPES",
    "Record",
    "Reply",
    "Rights",
    "Routine",
    "RuleSort",
    "SETTLED",
    "Said",
    "SheetLayout",
    "Snippet",
    "SnippetSort",
    "Stage",
    "Stance",
    "Status",
    "Trial",
    "UNAPPROVED",
    "Verified",
    "Waiver",
]
