"""Text of strangers: which encoding it is in."""

from __future__ import annotations

import pytest

from planner.exchange.format import BadFile
from planner.exchange.sheets import ENCODINGS, read_workbook
from tests.exchange.sheet_files import cells

SENTENCES = {
    "cp1252": "Découvrez notre café d’été à la française, crème brûlée et où ça, garçon",
    "mac_roman": "¿Qué tal mañana? ¡El próximo miércoles café!",
    "iso8859_15": "Un œuf à 3 € au café, sœur élégante",
    "cp850": "Schöne Grüße aus München, heiße Schokolade",
    "cp1250": "Zażółć gęślą jaźń, środa: świeża kawa i pączki dla każdego",
    "iso8859_2": "Příští středu čerstvá káva, žluťoučký kůň úpěl ďábelské ódy",
    "cp1257": "Šviežia kava kiekvieną rytą, ačiū už apsilankymą, žiemos šventė",
    "cp1254": "Yarın güzel bir gün, ışıkları açık kahveciye buyurun, şimdi ağaç çiçek",
    "cp1251": "Привет, свежий кофе каждое утро, приходите в воскресенье",
    "koi8_u": "Привет, свежий кофе каждое утро, приходите в воскресенье",
    "mac_cyrillic": "Привет, свежий кофе каждое утро, приходите в воскресенье",
    "cp1253": "Καλημέρα, φρέσκος καφές κάθε πρωί, ελάτε την Κυριακή",
    "cp1255": "שלום, קפה טרי כל בוקר, בואו ביום ראשון",
    "cp1256": "مرحبا، قهوة طازجة كل صباح، تعالوا يوم الأحد",
    "cp932": "おはようございます。毎朝新鮮なコーヒーをどうぞ",
    "gb18030": "早上好，每天早晨新鲜咖啡，欢迎光临",
    "big5": "早安，每天早晨新鮮咖啡，歡迎光臨",
    "cp949": "안녕하세요, 매일 아침 신선한 커피를 드세요",
    "utf-16-le": "Привет, свежий кофе ☕",
    "utf-16-be": "Hallo ☕ Grüße",
    "utf-32-le": "Hallo ☕ Grüße",
}


@pytest.mark.parametrize("key", [key for key in SENTENCES if key != "utf-32-le"])
def test_the_encoding_is_found(key: str) -> None:
    sentence = SENTENCES[key]
    content = f'Date,Channel,Text\r\n2026-11-23,Instagram,"{sentence}"\r\n'.encode(key)
    book = read_workbook(content)
    assert cells(book.sheets[0])[1] == ("2026-11-23", "Instagram", sentence)
    assert book.encodings[0].key == key
    assert book.encodings[0].name == ENCODINGS[key]
    assert book.notes == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "It’s here – “Harvest Lantern” … only £4.50",
        "Don’t miss it",
        "Only £4 today",
        "Le café est ouvert",
        "Schöne Grüße",
        "Över åtta nya bröd på söndag",
        "Não há pão de manhã",
        "• one • two",
        "CAFÉ À PARIS",
        "10 °C — ½ price",
    ],
)
def test_western_text_of_windows_is_read_as_that(sentence: str) -> None:
    book = read_workbook(f"Date,Text\n2026-11-23,{sentence}\n".encode("cp1252"))
    assert cells(book.sheets[0])[1][1] == sentence
    assert book.encodings[0].key == "cp1252"


@pytest.mark.parametrize("sentence", ["It’s “here” … café", "Schöne Grüße und heiße Schokolade", "Le café d’été"])
def test_western_text_of_old_macs_is_read_as_that(sentence: str) -> None:
    book = read_workbook(f"Date,Text\r2026-11-23,{sentence}\r".encode("mac_roman"))
    assert cells(book.sheets[0])[1][1] == sentence


@pytest.mark.parametrize("key", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides_and_is_no_text(key: str) -> None:
    book = read_workbook("Date,Text\n2026-11-23,Grüße\n".encode(key))
    assert cells(book.sheets[0]) == [("Date", "Text"), ("2026-11-23", "Grüße")]
    assert len(book.encodings) == 1


def test_bytes_that_leave_it_open_show_a_line_in_each_encoding() -> None:
    book = read_workbook("Text\nplain\nDon’t wait\n".encode("cp1252"))
    assert {one.key: one.sample for one in book.encodings} == {"cp1252": "Don’t wait", "mac_roman": "Donít wait"}


def test_letters_that_are_the_same_in_two_encodings_leave_nothing_open() -> None:
    assert [one.key for one in read_workbook("Text\nGrüße, schöne Öfen\n".encode("cp1252")).encodings] == ["cp1252"]


def test_utf_8_leaves_nothing_open() -> None:
    assert [one.key for one in read_workbook("Text\nGrüße\n".encode()).encodings] == ["utf-8"]
    assert [one.key for one in read_workbook(b"Text\nplain\n").encodings] == ["utf-8"]


def test_an_encoding_that_was_chosen_holds_and_comes_first() -> None:
    book = read_workbook("Text\nDon’t wait\n".encode("cp1252"), encoding="mac_roman")
    assert cells(book.sheets[0])[1] == ("Donít wait",)
    assert [one.key for one in book.encodings] == ["mac_roman", "cp1252"]
    assert read_workbook("é".encode("latin-1"), encoding="windows-1252").encodings[0].key == "cp1252"


@pytest.mark.parametrize("name", ["klingon", "zlib", "hex", "a\0b"])
def test_an_encoding_that_there_is_not(name: str) -> None:
    with pytest.raises(BadFile, match="There is no encoding"):
        read_workbook(b"a,b\n", encoding=name)


def test_a_few_damaged_bytes_do_not_make_utf_8_something_else() -> None:
    content = "Text\nGrüße aus München, schöne Öfen\n".encode() + b"caf\xe9\n"
    book = read_workbook(content)
    assert cells(book.sheets[0])[1:] == [("Grüße aus München", " schöne Öfen"), ("caf\ufffd",)]
    assert book.encodings[0].key == "utf-8"
    assert "do not fit" in book.notes[0]


def test_nul_and_half_characters_are_replaced_and_told() -> None:
    book = read_workbook(b"a,b\nx\0y,z\n")
    assert cells(book.sheets[0])[1] == ("x\ufffdy", "z")
    assert "cannot be stored" in book.notes[0]
    lone = "\ufeffa,b\nx\ud83dy,☕🪜\n".encode("utf-16-le", "surrogatepass")
    assert cells(read_workbook(lone).sheets[0])[1] == ("x\ufffdy", "☕🪜")


@pytest.mark.parametrize("content", [bytes(range(32)) * 40, b"\x00" * 500, b"\x7fELF\x02\x01\x01" + b"\x03\x04" * 300])
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(BadFile, match="not text"):
        read_workbook(content)
