"""Spelling without a window: which words are judged, which dictionaries there are, and what is installed."""

from __future__ import annotations

import io
import json
import os
import zipfile
from pathlib import Path
from time import perf_counter

import pytest

from planner.app.failures import PlanError
from planner.app.spelling import installing
from planner.app.spelling.added_words import AddedWords
from planner.app.spelling.child import Judge, Judges, serve
from planner.app.spelling.dictionaries import Dictionaries, Origin
from planner.app.spelling.speller import Speller
from planner.app.spelling.tags import language_of
from planner.app.spelling.words import name_words, words_of
from tests.dictionaries import british

AFF = b"SET UTF-8\nTRY aeknu\n\nSFX A Y 1\nSFX A 0 s .\n"
DIC = "3\nKuchen/A\nBäckerei\nTag\n".encode()


def written(folder: Path, name: str, aff: bytes = AFF, dic: bytes = DIC) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.dic").write_bytes(dic)
    (folder / f"{name}.aff").write_bytes(aff)
    return folder / f"{name}.aff"


def archive(path: Path, **files: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return path


def only(folder: Path) -> Dictionaries:
    return Dictionaries(folder, elsewhere=lambda: [])


def judged(text: str) -> list[str]:
    return [word for _, _, word in words_of(text)]


# words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Our new oven’s here!", ["Our", "new", "oven's", "here"]),
        ("see https://exmaple.org/pathh?a=b now", ["see", "now"]),
        ("see www.exmaple.org/pathh and fernhil.co.uk/menuu now", ["see", "and", "now"]),
        ("Hot.Then cold", ["Hot", "Then", "cold"]),
        ("write to bakar@fernhil.example please", ["write", "to", "please"]),
        ("by @bakar_co and #sourdoughh, too", ["by", "and", "too"]),
        ("12 loaves, 3rd batch, B2B, v2", ["loaves", "batch"]),
        ("NASA YouTube iPhone McDonald", []),
        ("l’école d'été", ["l'école", "d'été"]),
        ("get {offer end} of {link}", ["get", "of"]),
        ("well-known", ["well", "known"]),
        ("a I", []),
        ("焼きたてのパン ขนมปัง", []),
        ("𝗯𝗼𝗹𝗱 naïve cafe\u0301", ["naïve", "café"]),
        ("हिन्दी शब्द", ["हिन्दी", "शब्द"]),
        ("snake_case", []),
        ("x" * 61, []),
    ],
)
def test_only_words_are_judged(text: str, words: list[str]) -> None:
    assert [word for word in judged(text) if word != "𝗯𝗼𝗹𝗱"] == words


def test_positions_are_those_of_the_text() -> None:
    text = "🎉 See #tags and www.x.org: fresh"
    assert [text[start:end] for start, end, _ in words_of(text)] == ["See", "and", "fresh"]


def test_what_looks_like_a_link_is_found_in_no_time() -> None:
    for part in ("a.", "@", "{", "a-", "a@", "#", "www", "x://", ".", "a'"):
        began = perf_counter()
        judged(part * 20_000)
        assert perf_counter() - began < 1, part


# verdicts


@pytest.fixture
def speller(tmp_path: Path) -> Speller:
    made = Speller(AddedWords(tmp_path / "words.txt"))
    made.learn("en-GB", {"teh": False, "the": True, "Fernhill's": False})
    return made


def test_what_is_not_known_yet_is_not_wrong(speller: Speller) -> None:
    assert speller.wrong("teh the qwxz", "en-GB") == [(0, 3)]
    assert speller.unknown("teh the qwxz qwxz", "en-GB") == ["qwxz"]
    assert speller.wrong("teh", "de") == []


def test_names_of_the_brand_are_never_wrong(speller: Speller) -> None:
    assert speller.wrong("Fernhill’s", "en-GB") == [(0, 10)]
    assert speller.wrong("Fernhill’s", "en-GB", name_words(["Fernhill Bakery"])) == []


def test_positions_are_code_points(speller: Speller) -> None:
    assert speller.wrong("🎉 teh", "en-GB") == [(2, 5)]


# the user's words


def test_own_words_are_kept_and_never_wrong(tmp_path: Path, speller: Speller) -> None:
    file = tmp_path / "deep" / "words.txt"
    own = AddedWords(file)
    own.add("teh")
    own.add("Šaltibarščiai")
    assert file.read_text(encoding="utf-8") == "teh\nŠaltibarščiai\n"
    again = AddedWords(file)
    assert again.words() == own.words()
    assert "TEH" in again
    assert "teh’s" in again
    again.remove("Teh")
    assert "teh" not in AddedWords(file)


def test_words_that_another_window_added_stay(tmp_path: Path) -> None:
    one, other = AddedWords(tmp_path / "words.txt"), AddedWords(tmp_path / "words.txt")
    assert one.words() == other.words() == []
    one.add("alpha")
    other.add("beta")
    assert AddedWords(tmp_path / "words.txt").words() == ["alpha", "beta"]


def test_a_file_of_words_that_cannot_be_read_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "words.txt").mkdir()
    own = AddedWords(tmp_path / "words.txt")
    assert own.words() == []
    with pytest.raises(PlanError, match="could not be written"):
        own.add("alpha")


# judging


@pytest.fixture(scope="module")
def stem(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The path of a British dictionary, without its ending."""
    return str(british(tmp_path_factory.mktemp("dictionaries")))


@pytest.fixture(scope="module")
def judge(stem: str) -> Judge:
    return Judge(stem)


def test_a_dictionary_knows_right_words_from_wrong_ones(judge: Judge) -> None:
    words = ["colour", "recieve", "bakery's", "Tuesday", "tuesday", "café", "récieve"]
    assert [judge.right(word) for word in words] == [True, False, True, True, False, True, False]
    assert judge.suggestions("recieve")[0] == "receive"


def test_words_of_another_script_are_not_judged(judge: Judge) -> None:
    assert judge.right("булочка")
    assert judge.right("𝗯𝗼𝗹𝗱")
    assert not judge.right("qwxz")


def test_a_dictionary_in_an_old_encoding(tmp_path: Path) -> None:
    aff = written(tmp_path, "de", AFF.replace(b"UTF-8", b"ISO8859-1"), DIC.decode().encode("latin-1"))
    judge = Judge(str(aff.with_suffix("")))
    assert judge.right("Bäckerei")
    assert not judge.right("Bäckerai")
    assert not judge.right("Backerei")
    assert judge.right("łódź")  # cannot even be written in it
    assert judge.suggestions("łódź") == []


def test_the_process_answers_each_line_with_a_line(tmp_path: Path, stem: str) -> None:
    questions = [
        {"stem": stem, "words": ["colour", "collour"]},
        {"stem": str(tmp_path / "none"), "words": ["a"]},
        {"stem": stem, "word": "collour"},
    ]
    answers = io.BytesIO()
    serve([json.dumps(question).encode() for question in questions], answers)
    right, trouble, suggestions = (json.loads(line) for line in answers.getvalue().splitlines())
    assert right["right"] == [True, False]
    assert "none" in trouble["trouble"]
    assert "colour" in suggestions["suggestions"]


def test_only_a_few_dictionaries_stay_in_memory(tmp_path: Path) -> None:
    stems = [str(written(tmp_path, name).with_suffix("")) for name in ("aa", "bb", "cc", "dd")]
    judges = Judges()
    first = judges.of(stems[0])
    assert judges.of(stems[0]) is first
    for stem in stems[1:]:
        judges.of(stem)
    assert judges.of(stems[0]) is not first


# languages


@pytest.mark.parametrize(
    ("name", "tag"),
    [
        ("de_DE_frami", "de-DE"),
        ("en_GB-large", "en-GB"),
        ("sr-Latn-RS", "sr-Latn-RS"),
        ("sr-latn", "sr-Latn"),
        ("ca-valencia", "ca"),
        ("es_419", "es-419"),
        ("haw", "haw"),
    ],
)
def test_the_name_says_the_language(name: str, tag: str) -> None:
    language = language_of(name)
    assert language is not None
    assert language.tag == tag


@pytest.mark.parametrize("name", ["index", "", "1", "dictionary"])
def test_a_name_that_says_no_language(name: str) -> None:
    assert language_of(name) is None


@pytest.mark.parametrize(
    ("there", "wanted", "found"),
    [
        (["en-GB", "en-US"], "en-US", "en-US"),
        (["en-US"], "en-GB", None),
        (["en-US"], "en", "en-US"),
        (["de-DE"], "de-AT", "de-DE"),
        (["de-DE", "de-AT", "de"], "de-AT", "de-AT"),
        (["es", "es-MX"], "es-AR", "es"),
        (["pt-BR"], "pt-PT", None),
        (["sr-Latn"], "sr-Cyrl", None),
        (["de-DE"], "", None),
        ([], "en", None),
    ],
)
def test_the_dictionary_for_a_language(tmp_path: Path, there: list[str], wanted: str, found: str | None) -> None:
    for tag in there:
        written(tmp_path, tag)
    dictionary = only(tmp_path).for_language(wanted)
    assert (dictionary.tag if dictionary else None) == found


def test_the_users_own_come_first_and_half_a_pair_is_none(tmp_path: Path) -> None:
    own, system = tmp_path / "own", tmp_path / "system"
    written(own, "de_DE")
    written(system, "de_DE_frami")
    written(system, "nl_NL")
    written(system, "fr").with_suffix(".dic").unlink()
    dictionaries = Dictionaries(own, lambda: [(Origin.COMPUTER, system), (Origin.COMPUTER, tmp_path / "missing")])
    found = [(one.tag, one.origin) for one in dictionaries.installed()]
    assert found == [("de-DE", Origin.OWN), ("nl-NL", Origin.COMPUTER)]


def test_english_comes_along(tmp_path: Path) -> None:
    origins = {one.tag: one.origin for one in Dictionaries(tmp_path).installed()}
    assert origins["en-US"] in (Origin.SHIPPED, Origin.COMPUTER)


# installing


def test_a_pair_of_files_is_installed_and_removed(tmp_path: Path) -> None:
    dictionaries = only(tmp_path / "own")
    told: list[int] = []
    dictionaries.listen(lambda: told.append(1))
    aff = written(tmp_path / "from", "de_DE_frami")
    assert dictionaries.install(aff.with_suffix(".dic")) == ["de-DE"]
    dictionaries.read_again()
    assert [one.tag for one in dictionaries.installed()] == ["de-DE"]
    assert sorted(os.listdir(tmp_path / "own")) == ["de-DE.aff", "de-DE.dic"]
    dictionaries.remove("de-DE")
    assert dictionaries.installed() == []
    assert os.listdir(tmp_path / "own") == []
    assert told == [1, 1]


def test_all_dictionaries_of_an_extension_are_installed(tmp_path: Path) -> None:
    files = {"de__de_DE_frami_dot_aff": AFF, "de__de_DE_frami_dot_dic": DIC, "nl_dot_aff": AFF, "nl_dot_dic": DIC}
    oxt = archive(tmp_path / "dict.oxt", **files, README_dot_txt=b"hello", hyph_de_dot_dic=b"x")
    assert only(tmp_path / "own").install(oxt) == ["de-DE", "nl"]


def test_names_that_lead_out_of_the_folder_only_say_a_language(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "d.zip", "w") as made:
        for name in ("../../nl", "/etc/de"):
            made.writestr(f"{name}.aff", AFF)
            made.writestr(f"{name}.dic", DIC)
    assert only(tmp_path / "a" / "b" / "own").install(tmp_path / "d.zip") == ["nl", "de"]
    assert {path.name for path in tmp_path.rglob("*.aff")} == {"nl.aff", "de.aff"}
    assert {path.parent for path in tmp_path.rglob("*.aff")} == {tmp_path / "a" / "b" / "own"}


def refused(tmp_path: Path, file: Path, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        only(tmp_path / "own").install(file)
    assert not (tmp_path / "own").exists() or os.listdir(tmp_path / "own") == []


def test_what_is_no_dictionary_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.oxt").write_bytes(b"PK no archive")
    refused(tmp_path, tmp_path / "x.oxt", "damaged, or no archive")
    refused(tmp_path, archive(tmp_path / "y.zip", nl_dot_aff=AFF), "no dictionary in y.zip")
    refused(tmp_path, written(tmp_path, "index"), "does not say its language")
    refused(tmp_path, tmp_path / "letter.txt", "is no dictionary")
    refused(tmp_path, tmp_path / "nl.aff", "cannot be read")


@pytest.mark.parametrize("dic", [b"", b"hello\nworld\n", b"3\nab\0c\n", b"1\n", b"0\n"])
def test_a_list_of_words_that_is_none_is_refused(tmp_path: Path, dic: bytes) -> None:
    refused(tmp_path, written(tmp_path / "from", "nl", dic=dic), "damaged|does not work")


def test_an_archive_that_swells_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installing, "_LARGEST_DIC", 1_000_000)
    bomb = archive(tmp_path / "bomb.zip", nl_dot_aff=AFF, nl_dot_dic=b"1\n" + b"a" * 30_000_000)
    assert bomb.stat().st_size < 100_000
    refused(tmp_path, bomb, "too large")


def test_dictionaries_that_are_too_large_together_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installing, "_LARGEST_TOGETHER", 1_000_000)
    words = b"1\n" + b"a" * 600_000
    bombs = archive(tmp_path / "b.zip", nl_dot_aff=AFF, nl_dot_dic=words, de_dot_aff=AFF, de_dot_dic=words)
    refused(tmp_path, bombs, "too large together")


def test_an_archive_with_very_many_files_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installing, "_MOST_FILES", 3)
    refused(tmp_path, archive(tmp_path / "many.zip", a=b"", b=b"", c=b"", d=b""), "too many files")


def test_an_encrypted_archive_is_refused(tmp_path: Path) -> None:
    plain = archive(tmp_path / "e.zip", nl_dot_aff=AFF, nl_dot_dic=DIC)
    content = bytearray(plain.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(mark)
        while at >= 0:
            content[at + offset] |= 1
            at = content.find(mark, at + 4)
    plain.write_bytes(content)
    refused(tmp_path, plain, "damaged, or no archive")


def test_of_several_dictionaries_all_or_none_are_kept(tmp_path: Path) -> None:
    files = {"de_dot_aff": AFF, "de_dot_dic": DIC, "nl_dot_aff": AFF, "nl_dot_dic": b"0\n"}
    refused(tmp_path, archive(tmp_path / "two.zip", **files), "does not work")


def test_a_dictionary_that_ends_the_process_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = installing.command()[0]
    monkeypatch.setattr(installing, "command", lambda: [program, "-c", "import os; os.abort()"])
    refused(tmp_path, written(tmp_path / "from", "nl"), "does not work")
