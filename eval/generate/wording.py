"""Words for the generator: synonyms, page furniture, invented agencies, outlets, notices. General language, nobody's text."""

SYNONYMS = {
    "en": {
        "said": "stated", "told": "informed", "also": "too", "about": "around", "after": "following", "before": "ahead of",
        "more": "further", "big": "large", "began": "started", "start": "begin", "ended": "finished", "killed": "slain",
        "people": "persons", "government": "authorities", "officials": "functionaries", "country": "nation",
        "many": "numerous", "however": "but", "according": "as reported", "police": "officers", "attack": "assault",
        "reported": "announced", "saying": "stating", "against": "versus", "because": "since", "while": "as", "help": "assist",
        "show": "indicate", "want": "wish", "need": "require", "get": "obtain", "last": "past", "week": "seven days",
    },
    "de": {
        "sagte": "erklärte", "erklärte": "sagte", "auch": "ebenfalls", "rund": "etwa", "etwa": "rund", "nach": "laut",
        "viele": "zahlreiche", "jedoch": "aber", "aber": "jedoch", "begann": "startete", "zudem": "außerdem", "weil": "da",
        "menschen": "personen", "derzeit": "momentan", "mehr": "weitere", "bereits": "schon", "schon": "bereits",
        "mitteilte": "angab", "gegen": "wider", "seit": "ab", "sowie": "und", "beim": "bei dem", "nun": "jetzt",
    },
    "fr": {
        "dit": "déclaré", "déclaré": "affirmé", "affirmé": "déclaré", "aussi": "également", "environ": "quelque",
        "après": "à la suite de", "avant": "préalablement à", "plusieurs": "divers", "cependant": "toutefois",
        "mais": "or", "personnes": "individus", "commencé": "débuté", "selon": "d'après", "pays": "état", "alors": "tandis",
        "depuis": "dès", "beaucoup": "nombre", "notamment": "en particulier", "début": "commencement",
    },
}  # fmt: skip
CHROME = {
    "en": ("Read more on this topic below", "Follow us for the latest updates", "Sign up to our morning newsletter"),
    "de": (
        "Lesen Sie auch unsere weiteren Meldungen",
        "Folgen Sie uns für mehr Nachrichten",
        "Hier geht es zum Newsletter",
    ),
    "fr": (
        "Lire aussi nos autres articles",
        "Suivez-nous pour ne rien manquer",
        "Inscrivez-vous à notre lettre du matin",
    ),
}
AGENCIES = ("NWA", "Tellus", "Kontra Press", "AMB", "Interplan", "SPN", "Medusa News", "VLD", "Harpa", "OPD")
OUTLETS = (
    "Morning Lantern", "Harbour Gazette", "The Upland Times", "Stadtblatt", "Der Uferbote", "Talkurier", "Le Courrier du Lac",
    "Radio Colline", "La Voix des Ports", "Daily Compass", "Newsgrove", "Pressewinkel", "Infoline", "Seitenblick", "Le Fanal",
    "The Quarry Post", "Nordlicht online", "Agora Direct", "Meridian Feed", "Wochenwarte",
)  # fmt: skip
PLACES = ("PORTMERE", "LINDHAFEN", "VALCOURT", "ELMSTEDT", "SAINT-ROSAN", "KIRNDORF", "ASHBY VALE", "MONTLEDOUX")
CREDITS = {
    "en": ("Source: {agency}", "({agency})", "With material from {agency}"),
    "de": ("Quelle: {agency}", "({agency})", "Mit Material von {agency}"),
    "fr": ("Source : {agency}", "({agency})", "Avec {agency}"),
}
OUTLET_CREDITS = {"en": "Source: {outlet}", "de": "Quelle: {outlet}", "fr": "Source : {outlet}"}
SYNDICATED = {
    "en": "This article comes from a syndicated feed and has not been edited.",
    "de": "Dieser Beitrag wurde unverändert aus einem Feed übernommen.",
    "fr": "Article issu d'un flux et publié sans relecture.",
}
#: frames of a report of one's own that shares an official's words
QUOTING = {
    "en": ("Asked about it later, a spokesman repeated: {quote}", "{quote}, reporters in the hall were told."),
    "de": ("Auf Nachfrage wiederholte ein Sprecher: {quote}", "{quote}, hörten die Journalisten im Saal."),
    "fr": (
        "Interrogé plus tard, un porte-parole a répété : {quote}",
        "{quote}, ont entendu les journalistes présents.",
    ),
}
