"""Letters that languages write beside a to z, the usual ones first: by them an encoding is told from another."""

from __future__ import annotations

LATIN = {
    "French": "éèàêçùôîâûëïœæüÿ",
    "German": "üäößéàè",
    "Spanish": "óíáéñúüïçàªº",
    "Portuguese": "ãçáéêíóõúâàôüªº",
    "Italian": "àèùòìéîóªº",
    "Dutch": "ëéèïöüêçáàóâ",
    "Danish, Norwegian": "øåæéüóêäöôòà",
    "Swedish, Finnish": "äöåéüàšž",
    "Icelandic": "íáðóéöúþýæ",
    "Catalan": "àéèóíòçúïüñ",
    "Polish": "łąęóżśćńźéüö",
    "Czech, Slovak": "áíéěýřčžšůúóťňďľôĺŕä",
    "Hungarian": "áéőöíóüúű",
    "Romanian": "ăîâșțşţé",
    "Croatian, Slovene": "čšžćđéáíóú",
    "Turkish": "ıüşğçöİâîû",
    "Baltic": "āīēšžųūėąčęįļņģķõäöü",
    "Maltese, Welsh": "ħżġċŵŷâêôàùò",
}
"""By language, for words in Latin letters."""

OTHERS = {
    "Cyrillic": (
        "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё",
        "оаинвіетрслкдмпузяьбгйчхцїжєшюфщґ",
        "аіноелрскытпдвямузьгбчйўцхшжюфэё",
        "аоиентрсвлкдпмузгбяъчйхцжшюфщь",
        "аиоентрсвлкдпмузјгбчшцжхљњфћђџѓќѕ",
    ),
    "Greek": ("αοιετσνηυρπκμλςωίόάέδγήχθύφώβξζψϊϋΐΰ",),
    "Hebrew": ("יוהלאמרבתנשדקחפעטגזכםסןצךףץְִֵֶַָֹֻּ",),
    "Arabic": ("الينمتربدوعةهسكفقحجىشذصضأطخغئزثءظإآؤپچگکیژہےںٹڈڑھ",),
}
"""By script."""

ALIKE = {"Japanese": 1.0, "Hangul": 0.95, "Han": 0.7}
"""What every letter counts of scripts that have too many to be ordered; Han turns up in wrong readings most."""

RANGES = (
    (0x0041, 0x024F, "Latin"),
    (0x0370, 0x03FF, "Greek"),
    (0x0400, 0x052F, "Cyrillic"),
    (0x0590, 0x05FF, "Hebrew"),
    (0x0600, 0x06FF, "Arabic"),
    (0x1E00, 0x1EFF, "Latin"),
    (0x3040, 0x30FF, "Japanese"),
    (0x4E00, 0x9FFF, "Han"),
    (0xAC00, 0xD7A3, "Hangul"),
    (0xFF66, 0xFF9D, "Half-width"),
)
"""First and last character of each script that tables are written in."""

ALONE = frozenset("àéèóòáúìùôåöøæíоаиявуксюіоαηοόήыэوаАВИКОСУЯÀÉÈÓÍÖÅ")
"""Letters that are a word of their own, or stand alone in a list."""
