"""A field for a language, by its name or its BCP 47 tag."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QLocale, QStringListModel
from PySide6.QtWidgets import QComboBox

from planner.ui.pieces.dialog_parts import searched_box
from planner.ui.words import tr


@cache
def _tags() -> dict[str, str]:
    """The tags of all languages that Qt knows, alone and with their countries, by the words that are shown for each."""
    any_, script, territory = QLocale.Language.AnyLanguage, QLocale.Script.AnyScript, QLocale.Country.AnyCountry
    locales = [one for one in QLocale.matchingLocales(any_, script, territory) if one.language() != QLocale.Language.C]
    tags = {one.bcp47Name(): _name(one, alone=True) for one in locales}
    tags |= {one.name().replace("_", "-"): _name(one, alone=False) for one in locales}
    return {f"{name} · {tag}": tag for tag, name in sorted(tags.items(), key=lambda pair: pair[1].casefold())}


@cache
def _model() -> QStringListModel:
    return QStringListModel(["", *_tags()])


def language_field(tag: str) -> QComboBox:
    """A list of languages that finds them by any part of their names; a tag can be typed; empty is the computer's."""
    field = searched_box(_model(), letters=10)
    line = field.lineEdit()
    assert line is not None
    line.setPlaceholderText(tr("Like the computer ({language})", language=_name(QLocale(), alone=True)))
    field.setCurrentText(language_words(tag))
    return field


def language_words(tag: str) -> str:
    """A language as the field shows it."""
    return next((words for words, known in _tags().items() if known == tag), tag)


def language_in(text: str) -> str:
    """The tag in what was chosen or typed; raises ValueError for what is none."""
    words = text.strip()
    tag = _tags().get(words, words.replace("_", "-"))
    if tag and QLocale(tag).language() == QLocale.Language.C:
        raise ValueError(f"“{words}” is no language; write it like en-GB")
    return tag


def language_name(tag: str) -> str:
    """The language of a tag and its country, if it says one, in words; the tag where that is not known."""
    locale = QLocale(tag)
    return tag if locale.language() == QLocale.Language.C else _name(locale, alone="-" not in tag)


def _name(locale: QLocale, *, alone: bool) -> str:
    language = QLocale.languageToString(locale.language())
    return language if alone else f"{language} ({QLocale.territoryToString(locale.territory())})"
