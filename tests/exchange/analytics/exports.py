"""Small exports of results, typed with the headers that the networks use."""

from __future__ import annotations

from datetime import date
from io import BytesIO

from openpyxl import Workbook

from planner.app.catalogue import Catalogue
from planner.app.incoming.formats import formats_of
from planner.exchange.analytics import Export, ResultRow, ResultWishes, read_export, read_sheets

CAME = date(2026, 11, 23)

X_POSTS = """Post id,Date,Post text,Post Link,Impressions,Likes,Engagements,Bookmarks,Shares,New follows,Replies,\
Reposts,\
Profile visits,Detail Expands,URL Clicks,Hashtag Clicks,Permalink Clicks
2088707180694323466,"Sat, Aug 15, 2026",@jo thanks!,https://x.com/me/status/2088707180694323466,44,1,3,0,0,0,1,0,0,1,\
0,0,0
2088514913140417004,"Sat, Aug 15, 2026","Coffee, all day",https://x.com/me/status/2088514913140417004,"12,400",--,9,2,\
0,0,1,3,0,1,7,0,0
"""
X_CLASSIC = """Tweet id,Tweet permalink,Tweet text,time,impressions,engagements,engagement rate,retweets,replies,likes,\
user profile clicks,url clicks,hashtag clicks,detail expands,permalink clicks,app opens,app installs,follows
6.49E+17,https://twitter.com/me/status/649000000000000123,Hello,2016-06-20 21:56:23,100,5,0.05,1,2,3,0,1,0,0,0,0,0,0
6.49E+17,,Other,2026-10-01 10:00 +0000,100,5,0.05,1,2,3,0,1,0,0,0,0,0,0
"""
X_VIDEOS = """Video overview,,,,,
Date,Views,Watch Time (ms),Completion Rate,Average Watch Time (ms),Estimated revenue
2026-11-20,10,20000,10%,2000,0
2026-11-21,12,24000,12%,2000,0

Videos,,,,,
Post Link,Views,Watch Time (ms),Completion Rate,Average Watch Time (ms),
https://x.com/me/status/2088514913140417004,22,44000,11%,2500,
"""
INSTAGRAM = """Post ID,Account ID,Account username,Account name,Description,Duration (sec),Publish time,Permalink,\
Post type,\
Data comment,Date,Views,Reach,Likes,Shares,Follows,Comments,Saves
18011223344556677,1784,ferrow,Ferrow,Cups are back,0,03/04/2026 23:30,https://www.instagram.com/p/AbC_1/,IG image,,\
Lifetime,\
"1,200",900,50,1,0,4,
18011223344556678,1784,ferrow,Ferrow,Second,12,03/05/2026 06:08,https://www.instagram.com/reel/AbC_2/,IG reel,,\
Lifetime,\
1.2K,0,50,1,0,4,3
18011223344556679,1784,ferrow,Ferrow,Third,12,03/05/2026 06:08,https://www.instagram.com/reel/AbC_3/,IG reel,,\
03/06/2026,\
10,9,5,1,0,4,3
"""
INSTAGRAM_GERMAN = """Beitrags-ID;Konto-ID;Konto-Benutzername;Kontoname;Beschreibung;Dauer (Sek.);\
Veröffentlichungszeitpunkt;\
Permalink;Beitragstyp;Datenkommentar;Datum;Aufrufe;Reichweite;„Gefällt mir“-Angaben;Geteilte Inhalte;Follows;\
Kommentare;\
Gespeicherte Beiträge
18011223344556677;1784;ferrow;Ferrow;Tassen;0;27.03.2026 06:08;https://www.instagram.com/p/AbC_1/;IG-Karussell;;\
Gesamte Laufzeit;1.200;900;50;1;0;4;2
"""
FACEBOOK = """Post ID,Page ID,Page name,Title,Description,Duration (sec),Publish time,Permalink,Post type,Date,Views,\
Reach,\
Reactions,Comments,Shares,Average Seconds viewed
1.22158E+17,100,Ferrow,,Cups are back,0,11/10/2025 21:00,https://www.facebook.com/ferrow/posts/122158000000000123,\
Photos,\
Lifetime,300,200,10,2,1,
"""
YOUTUBE = """Content,Video title,Video publish time,Duration,Views,Watch time (hours),Subscribers,\
Average view duration,\
Thumbnail impressions,Thumbnail click-through rate (%)
Total,,,,12100212.0,138067.1021,7785.0,0:00:41,68113477,6.77
9rU6Jf1EpLg,Latte art,"Sep 9, 2026",31.0,1348535.0,10078.3329,604.0,0:01:26,12336850,7.46
ebmgmp6pqf0,Live,,14.0,,,,,97,0.0
"""
YOUTUBE_GERMAN = """Videos,Videotitel,Veröffentlichungszeitpunkt des Videos,Dauer,Aufrufe,Wiedergabezeit (Stunden),\
Abonnenten,\
Geschätzter Umsatz (EUR),Impressionen,Klickrate der Impressionen (%)
Gesamt,,,,10,"1,5",1,,100,"4,2"
9rU6Jf1EpLg,Latte,"09.09.2026",31,10,"1,5",1,,100,"4,2"
"""
FACEBOOK_VIDEOS = """Video asset ID,Page ID,Page name,Title,Duration (sec),Publish time,Reach,3-second video views,\
1-minute video views,Reactions,Comments,Shares
122158000000000123,100,Ferrow,Latte,30,11/20/2025 21:00,200,80,9,10,2,1
"""
LINKEDIN_TOP = [
    ["Maximum of 50 posts available to include in this list"],
    [],
    ["Post URL", "Post publish date", "Engagements", "481", "Post URL", "Post publish date", "Impressions"],
    ["{0}1", "10/16/2026", "50", "481", "{0}2", "10/9/2026", "3,000"],
    ["{0}2", "10/9/2026", "90", "481", "{0}1", "10/16/2026", "1500"],
    ["{0}3", "10/8/2026", "2", "481"],
]
LINKEDIN_PAGE = [
    ["All metrics are estimates."],
    [
        "Post title", "Post link", "Post type", "Campaign name", "Posted by", "Created date", "Campaign start date",
        "Campaign end date", "Audience", "Impressions", "Views (Excluding offsite video views)", "Offsite Views",\
 "Clicks",
        "Click through rate (CTR)", "Likes", "Comments", "Reposts", "Follows", "Engagement rate", "Content Type",
    ],
    ["Hello", "{0}1", "Organic", "", "Jo", "10/16/2026", "", "", "All", "120", "", "", "5", "0.04", "3", "0", "-", "",\
 "0.07", ""],
]  # fmt: skip
LINKEDIN_SINGLE = [
    ["Post URL", "{0}1"],
    ["Post Date", "10/16/2026"],
    ["Post Publish Time", "9:00 AM"],
    ["Impressions", "1,234"],
    ["Members reached", "987"],
    ["Reactions", "40"],
    ["Comments", "0"],
    ["Saves", "< 1%"],
    [],
    ["Post viewer demographics"],
    ["Category", "Value", "%"],
    ["Job title", "Baker", "2%"],
]  # fmt: skip
_ACTIVITY = "https://www.linkedin.com/feed/update/urn:li:activity:740653569078563225"

FORMATS = formats_of(Catalogue())


def a_book(**sheets: list[list[str]]) -> bytes:
    """A workbook of sheets of text."""
    book, out = Workbook(), BytesIO()
    for name, rows in sheets.items():
        sheet = book.create_sheet(name.replace("_", " "))
        for row in rows:
            sheet.append([cell.replace("{0}", _ACTIVITY) for cell in row])
    del book["Sheet"]
    book.save(out)
    return out.getvalue()


def export_of(content: str | bytes, came: date = CAME, columns: dict[str, str] | None = None, **answers: str) -> Export:
    """An export as it is read in London."""
    sheets = read_sheets(content.encode() if isinstance(content, str) else content, "export.csv")
    wishes = ResultWishes(answers=answers, columns=columns or {})
    export = read_export(sheets, FORMATS, came, "Europe/London", wishes)
    told = {(at.sheet, at.number) for row in export.rows for at in (row.at, *row.also)}
    told |= {(one.at.sheet, one.at.number) for one in export.left_out}
    assert told == {(at, record.number) for at, sheet in enumerate(sheets) for record in sheet.records}
    return export


def numbers(row: ResultRow) -> dict[str, str]:
    """The numbers of a row by key."""
    return {number.key: number.value for number in row.values}


def reasons(export: Export) -> list[str]:
    """Why records are left out."""
    return [one.why for one in export.left_out]
