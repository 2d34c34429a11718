"""Headings, statuses, kinds and marks of sheets in four languages."""

from __future__ import annotations

import shutil
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given

from planner.app.catalogue import RESOURCES, BadData, Catalogue
from planner.domain.records import Status
from planner.exchange.own.week_csv import COLUMNS
from planner.exchange.reading.channel_cells import read_channels
from planner.exchange.reading.clocks import read_clock_text
from planner.exchange.reading.days import read_day_text
from planner.exchange.reading.model import Field
from planner.exchange.reading.vocabulary import (
    field_of,
    folded,
    is_ditto,
    is_dropped,
    is_error,
    is_total,
    likely_kinds,
    read_kind,
    read_status,
    tidy,
    week_days,
    week_mark,
)
from tests.exchange.plans import TEXT
from tests.exchange.strange_sheets import known_with, untidy_rows

CATALOGUE = Catalogue()
LEXICON = CATALOGUE.lexicon
KNOWN = known_with(CATALOGUE)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        (" Où\u00a0 ça ", "ou ca"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("Ｔｅｘｔ１", "text1"),
        ("e\u0301te\u0301", "ete"),
        ("✔\ufe0f", "✔"),
        ("a\nb\tc", "a b c"),
        ("\ufeffWeek", "week"),
        ("l’heure", "l'heure"),
        ("٣", "3"),
        ("", ""),
    ],
)
def test_folded(text: str, plain: str) -> None:
    assert folded(text) == plain


@given(TEXT)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("Marlow &amp; Daughter", "Marlow & Daughter"),
        ("£\u00a09.50  ", "£ 9.50"),
        ("Priya’s “mum”", "Priya’s “mum”"),
        ("a\n\nb \n", "a\n\nb"),
        ("&copy &b; &#39;x&#39; &lt;3", "&copy &b; 'x' <3"),
        ("R&D", "R&D"),
        ("👩‍🌾", "👩‍🌾"),
    ],
)
def test_tidy(text: str, clean: str) -> None:
    assert tidy(text) == clean


@pytest.mark.parametrize(
    ("field", "headings"),
    [
        (Field.WEEK, ("Week", "KW", "Semaine", "Semana", "Wk")),
        (Field.WEEKDAY, ("DAY", "Wochentag", "Jour", "Día", "Day of week")),
        (Field.DATE, ("Date", "DATE:", "📅 Date", "Publish Date", "Datum", "Date de publication", "Fecha", "Go-live")),
        (Field.DATE, ("Date (dd/mm/yyyy)", "Scheduled Date", "Veröffentlichungsdatum", "Date *")),
        (Field.TIME, ("Time", "Uhrzeit", "Heure", "Hora", "Post time", "time_24hr", " time", "Time (GMT)")),
        (Field.MOMENT, ("Date and Time", "Posting Time", "scheduled_at", "Publish time", "scheduleDate")),
        (Field.MOMENT, ("postAtSpecificTime (yyyy-MM-dd HH:mm:ss)", "postAtSpecificTime", "Datum und Uhrzeit")),
        (Field.ZONE, ("Time zone", "Timezone", "Zeitzone", "Fuseau horaire", "Zona horaria")),
        (
            Field.CHANNEL,
            ("Where", "Platform", "NETWORK", "Kanal", "Plattform", "Canal", "Réseau", "Red social", "Account"),
        ),
        (Field.CHANNEL, ("Platform(s)", "Social Network", "Profile", "platforms")),
        (Field.FORMAT, ("Format", "Post type", "Media type", "postType", "Instagram Post Type", "ig_publish_type")),
        (Field.KIND, ("Type", "Content type", "Art", "Type de contenu", "Tipo")),
        (Field.PILLAR, ("Pillar", "Content Pillar", "Topic/pillar", "Säule", "Pilier", "Categoría")),
        (Field.CAMPAIGN, ("Campaign", "CAMPAIGN", "Theme", "Kampagne", "Campagne", "Campaña")),
        (Field.TITLE, ("Title", "Titel", "Titre", "Título", "Hook", "Youtube Video Title")),
        (Field.TEXT, ("Caption", "MESSAGE", "Copy", "Post copy", "message_text", "Texte", "Texto", "Beitragstext")),
        (Field.TEXT, ("Caption / Copy", "Légende", "post_content", "Caption (max 2200)")),
        (Field.HASHTAGS, ("Hashtags", "#Hashtags", "Tags", "Etiquetas")),
        (Field.LINK, ("Link", "URL", "Link(s)", "Lien", "Enlace", "link (OGmetaUrl)", "Landing page")),
        (
            Field.MEDIA,
            ("Pic / video", "Pic/Video", "IMAGE", "Picture Url 1", "Picture Url 10", "Media URL(s)", "imageUrls"),
        ),
        (Field.MEDIA, ("Bild", "Visuel", "Imagen", "Asset", "Creative", "mediaUrls")),
        (Field.ALT, ("Alt text", "Alt text picture 3", "Alt text(s)", "Alternativtext", "Texte alternatif")),
        (Field.FIRST_COMMENT, ("First Comment", "Comment(s)", "First Comment Text", "first_comment", "comment1")),
        (Field.OWNER, ("Who", "OWNER", "Verantwortlich", "Responsable", "Assigned to")),
        (Field.STATUS, ("Status", "STATUS", "Statut", "Estado", "Status/CTA", "Approval", "Freigabe")),
        (Field.NOTES, ("Notes", "Comments", "Bemerkungen", "Remarques", "Observaciones")),
        (Field.ADDRESS, ("Permalink", "Post URL", "Link zum Beitrag")),
        (Field.NOTHING, ("CHARACTERS", "Impressions", "Likes", "Reach", "Engagement rate", "Shortener", "Reichweite")),
        (Field.NOTHING, ("Post ID", "TikTok disable duet", "Twitter/X Poll Option 2", "Label(s)", "#")),
    ],
)
def test_headings(field: Field, headings: tuple[str, ...]) -> None:
    assert {heading: field_of(heading, LEXICON) for heading in headings} == dict.fromkeys(headings, field)


@pytest.mark.parametrize("heading", ["", " ", "Ferrow", "Monday first crack", "Title / Caption", "12", "Instagram"])
def test_headings_that_nobody_knows(heading: str) -> None:
    assert field_of(heading, LEXICON) is None


def test_our_own_columns_are_known() -> None:
    others = {"week_start": Field.WEEK, "timezone": Field.ZONE}
    assert all(field_of(name, LEXICON) == others.get(name, name) for name in COLUMNS)


@pytest.mark.parametrize(
    ("status", "texts"),
    [
        (Status.IDEA, ("idea", "💡", "tbc", "Idee", "idée", "to do", "💡 idea")),
        (
            Status.DRAFT,
            ("Draft", "WIP", "?", "waiting for pics", "Entwurf", "brouillon", "borrador", "draft?", "ok but crop"),
        ),
        (Status.READY, ("ready", "for approval", "zur Freigabe", "à valider", "pendiente de aprobación", "In review")),
        (
            Status.APPROVED,
            ("approved", "OK Maeve", "ok", "Approved by Tom", "freigegeben", "validé", "aprobado", "Approved ✅"),
        ),
        (Status.SCHEDULED, ("Scheduled ✅", "geplant", "programmé", "programado", "scheduled for 8:30", "queued")),
        (
            Status.POSTED,
            ("Posted ✅", "live ✔", "DONE", "done", "Published", "veröffentlicht", "publié", "publicado", "sent"),
        ),
        (Status.SKIPPED, ("NO", "cancelled", "gestrichen", "annulé", "cancelado", "skipped")),
    ],
)
def test_statuses(status: Status, texts: tuple[str, ...]) -> None:
    assert {text: read_status(text, LEXICON) for text in texts} == dict.fromkeys(texts, status)


@pytest.mark.parametrize("text", ["", " ", "joke?", "✅", "Priya", "42", "x", "waiting" * 20])
def test_statuses_that_nobody_can_know(text: str) -> None:
    assert read_status(text, LEXICON) is None


@pytest.mark.parametrize(
    ("kind", "texts"),
    [
        (
            "bts",
            (
                "BTS",
                "bts",
                "behind the scenes",
                "Hinter den Kulissen",
                "coulisses",
                "detrás de las cámaras",
                "making of",
            ),
        ),
        ("education", ("education", "edu", "how-to", "How to", "Tipps", "astuces", "consejos")),
        ("entertain", ("fun", "entertainment", "Unterhaltung", "meme", "Entertainment!")),
        ("question", ("Q", "Question", "engage", "engagement", "Umfrage", "sondage", "encuesta")),
        ("community", ("comm.", "community", "local", "Gemeinschaft")),
        ("ugc", ("UGC", "ugc", "customer pic", "Kundenfoto")),
        ("proof", ("social proof", "testimonial", "témoignage")),
        ("offer", ("offer", "Angebot", "descuento", "🏷 offer")),
        ("product", ("product", "launch", "lancement")),
        ("partner", ("collab", "paid collab", "influencer", "bezahlte Partnerschaft")),
        ("curated", ("curated", "share")),
        ("seasonal", ("holiday", "seasonal", "Feiertag")),
        ("news", ("info", "news", "actualité")),
        ("event", ("event", "Veranstaltung")),
    ],
)
def test_kinds(kind: str, texts: tuple[str, ...]) -> None:
    read = {text: read_kind(text, KNOWN) for text in texts}
    assert {text: label and label.key for text, label in read.items()} == dict.fromkeys(texts, kind)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("promo", ["product", "offer"]),
        ("Promo ", ["product", "offer"]),
        ("Werbung", ["product", "offer"]),
        ("giveaway", ["question", "offer"]),
        ("Brew School", []),
        ("", []),
    ],
)
def test_kinds_that_have_to_be_asked_about(text: str, kinds: list[str]) -> None:
    assert read_kind(text, KNOWN) is None
    assert [label.key for label in likely_kinds(text, KNOWN)] == kinds


@pytest.mark.parametrize(
    "text",
    ["Total posts this week: 7", "TOTAL", "Gesamt: 12", "=COUNTA(G5:G140)", "=SUMME(A1)", "7 posts total", "Sum 3"],
)
def test_totals(text: str) -> None:
    assert is_total(text, LEXICON)


@pytest.mark.parametrize(
    "text", ["", "Count me in", "=3 tins for the price of 2.8 😅", "Total respect to the team", "7"]
)
def test_what_is_no_total(text: str) -> None:
    assert not is_total(text, LEXICON)


@pytest.mark.parametrize("text", ["#REF!", "#N/A", "#NAME?", " #ref! ", "#BEZUG!", "#NV", "#NOM?", "#¡REF!", "Err:502"])
def test_errors_of_formulas(text: str) -> None:
    assert is_error(text, LEXICON)


@pytest.mark.parametrize("text", ["", "#BrewSchool", "#ad", "Error", "#"])
def test_what_is_no_error(text: str) -> None:
    assert not is_error(text, LEXICON)


@pytest.mark.parametrize(
    "text", ['"', "''", "“", "〃", "see above", "See Above", "s.o.", "idem", "↑", "siehe oben", "^^"]
)
def test_as_above(text: str) -> None:
    assert is_ditto(text, LEXICON)


@pytest.mark.parametrize(
    "text", ["", " ", "-", "–", "^^ ask Priya for the salt photo", "above all", '"Like a toffee apple"']
)
def test_what_is_not_as_above(text: str) -> None:
    assert not is_ditto(text, LEXICON)


@pytest.mark.parametrize(
    "text",
    [
        "xxx",
        "XXX",
        "do not post",
        "Do not post!",
        "gestrichen",
        "annulé",
        "xxx do not post – competition idea, Maeve says no",
    ],
)
def test_dropped_rows(text: str) -> None:
    assert is_dropped(text, LEXICON)


@pytest.mark.parametrize("text", ["", "do not post before 9am", "skip the queue", "Instagram", "deleted scenes"])
def test_what_is_not_dropped(text: str) -> None:
    assert not is_dropped(text, LEXICON)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("WEEK 3 – 12 Oct to 18 Oct", ("12 oct", "18 oct")),
        ("WEEK OF 28 SEPTEMBER", ("28 september",)),
        ("Week commencing 05/10/2026", ("05/10/2026",)),
        ("W2", ()),
        ("W 12", ()),
        ("KW 41", ()),
        ("KW41", ()),
        ("41. KW", ()),
        ("2026-W41", ()),
        ("Semaine 3", ()),
        ("Semana 3 (12-18 oct.)", ("18 oct.",)),
        ("Semaine du 5 octobre au 11 octobre", ("5 octobre", "11 octobre")),
        ("Woche vom 5. Oktober bis 11. Oktober", ("5. oktober", "11. oktober")),
        ("Week 42: Oct 12 - Oct 18, 2026", ("oct 12", "oct 18, 2026")),
        ("w/c 5 Oct", ("5 oct",)),
    ],
)
def test_marks_of_weeks(text: str, days: tuple[str, ...]) -> None:
    assert week_mark(text, LEXICON)
    assert week_days(text, LEXICON) == days


@pytest.mark.parametrize(
    "text", ["", "Week", "7", "weekend", "Week 3 of our challenge", "Weekly 5", "12 Oct", "S", "Sunday"]
)
def test_what_is_no_mark_of_a_week(text: str) -> None:
    assert not week_mark(text, LEXICON)


@given(TEXT)
def test_no_text_is_too_strange(text: str) -> None:
    tidy(text)
    for read in (field_of, read_status, is_total, is_error, is_ditto, is_dropped, week_mark, week_days):
        read(text, LEXICON)
    read_kind(text, KNOWN)


def test_the_words_of_the_untidy_sheet(shared: Path) -> None:
    """The tidy plan has no *scheduled*, and *promo* is there product or offer; all else agrees where it is read."""
    rows = [row for row in untidy_rows(shared) if row.entries]
    said = {"published": "posted"}
    statuses = {
        (row.cells["Status"], read_status(row.cells["Status"], LEXICON), said.get(was, was))
        for row in rows
        if row.cells["Status"] and (was := row.entries[0]["status"])
    }
    kinds = [(row.cells["Type"], read_kind(row.cells["Type"], KNOWN), row.entries[0]["kind"]) for row in rows]
    assert {one for one in statuses if one[1] != one[2]} == {("Scheduled ✅", Status.SCHEDULED, "approved")}
    assert all(label is None or label.key == kind for _, label, kind in kinds)
    assert {word.strip().casefold() for word, label, _ in kinds if word and not label} == {"promo", "brew school"}
    assert all(kind in {one.key for one in likely_kinds("promo", KNOWN)} for word, _, kind in kinds if "romo" in word)


def test_the_other_records_of_the_untidy_sheet(shared: Path) -> None:
    for row in untidy_rows(shared):
        for sort, read in {"total": is_total, "error_cell": is_error}.items():
            assert any(read(cell, LEXICON) for cell in row.cells.values()) == (row.sort == sort), row
        week = row.cells["Week"]
        assert week_mark(week, LEXICON) == bool(week and not week.isdigit() and week != "Week"), row
        assert bool(week_days(week, LEXICON)) == (row.sort == "week_separator"), row
    assert [row.number for row in untidy_rows(shared) if is_dropped(row.cells["Date"], LEXICON)] == [50]
    dittos = [row.number for row in untidy_rows(shared) if is_ditto(row.cells["Link"], LEXICON)]
    assert len(dittos) == 11


def test_words_may_not_have_two_meanings(tmp_path: Path) -> None:
    shutil.copytree(RESOURCES / "import", tmp_path / "import")
    file = tmp_path / "import" / "words.toml"
    file.write_text(file.read_text(encoding="utf-8").replace('"idea", ', '"idea", "draft", '), encoding="utf-8")
    with pytest.raises(BadData, match="“draft” stands under"):
        _ = Catalogue(tmp_path).lexicon


def test_kinds_and_formats_are_those_that_are_shipped() -> None:
    kinds, formats = {kind.key for kind in CATALOGUE.kinds}, {one for net in CATALOGUE.platforms for one in net.formats}
    assert {key for keys in LEXICON.kinds.values() for key in keys} == kinds
    assert {key for keys in LEXICON.channels.formats.values() for key in keys} <= formats
    for platform, form in LEXICON.channels.surfaces.values():
        assert form in LEXICON.channels.formats
        assert CATALOGUE.platforms.named(platform)


def test_ten_thousand_rows_are_read_at_once() -> None:
    """Against a floor of plain string work on as many cells, so that a slow machine does not matter."""
    rows = [
        (f"{day % 28 + 1}/{day % 12 + 1}/2026", f"{day % 24}:{day % 60:02}", f"IG + FB {day}") for day in range(10_000)
    ]
    start = perf_counter()
    for day, clock, where in rows:
        read_day_text(day, LEXICON)
        read_clock_text(clock, LEXICON)
        read_channels(where.rstrip("0123456789"), KNOWN)
        read_status("Posted ✅", LEXICON)
        read_kind("behind the scenes", KNOWN)
    spent = perf_counter() - start
    start = perf_counter()
    for row in rows:
        for cell in row * 20:
            cell.casefold().split()
    assert spent < 4 * (perf_counter() - start)
