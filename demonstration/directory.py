"""The directory of the demonstration: the countries of the story, with one for which another speaks. Whom to call is made up."""

_WEEK = {"days": [1, 2, 3, 4, 5], "from": "08:00", "to": "16:00"}
_HOLIDAYS = [{"firstDay": f"{year}-12-25", "lastDay": f"{year}-12-26", "name": "End of the year (made up)"} for year in range(2026, 2031)]
_PLACES = {
    "AO": ("Africa/Luanda", "pt"), "BJ": ("Africa/Porto-Novo", "fr"), "CM": ("Africa/Douala", "fr en"),
    "TD": ("Africa/Ndjamena", "fr ar"), "CI": ("Africa/Abidjan", "fr"), "CD": ("Africa/Kinshasa", "fr"),
    "GA": ("Africa/Libreville", "fr"), "GH": ("Africa/Accra", "en"), "KE": ("Africa/Nairobi", "en sw"),
    "MU": ("Indian/Mauritius", "en fr"), "NG": ("Africa/Lagos", "en"), "RW": ("Africa/Kigali", "rw en fr"),
    "SN": ("Africa/Dakar", "fr"), "ZA": ("Africa/Johannesburg", "en"), "SC": ("Indian/Mahe", "en fr"),
    "TZ": ("Africa/Dar_es_Salaam", "sw en"), "ZM": ("Africa/Lusaka", "en"), "ZW": ("Africa/Harare", "en"),
    "GB": ("Europe/London", "en"),
}
_AGENCIES = (
    ("POLICE", "Police (made up)", "AGENCY_KIND_POLICE"),
    ("CUSTOMS", "Customs (made up)", "AGENCY_KIND_CUSTOMS"),
    ("FIU", "Financial intelligence unit (made up)", "AGENCY_KIND_FINANCIAL_INTELLIGENCE"),
)
SPONSORED = {"code": "SH", "contact": "NCB Manchester", "sponsor": "GB", "zone": "Atlantic/St_Helena"}
"""A territory without a bureau of its own."""
JOINING = {"NA": ("NCB Windhoek", "Africa/Windhoek", "en"), "BW": ("NCB Gaborone", "Africa/Gaborone", "en tn")}
"""Countries that take part in nothing yet: one has its first officer, for the other one is proposed."""


def entries(countries):
    """What is added for these countries, each after the one that speaks for it."""
    return [_entry(country["code"], country["contact"], *_PLACES[country["code"]]) for country in countries] + [
        _entry(SPONSORED["code"], SPONSORED["contact"], SPONSORED["zone"], "en", SPONSORED["sponsor"])
    ] + [_entry(code, *said) for code, said in JOINING.items()]


def _entry(code, contact, zone, languages, sponsor=""):
    kind = "CONTACT_POINT_KIND_SPONSOR" if sponsor else "CONTACT_POINT_KIND_NCB"
    note = "" if sponsor else "Made up: whom to call here is invented."
    spec = {
        "contactPoint": {"kind": kind, "name": contact}, "sponsorCountry": sponsor, "timeZone": zone,
        "languages": languages.split(), "workingHours": _WEEK, "note": note, "holidays": _HOLIDAYS,
    }
    desk = {"office": "Duty desk (made up)", "mail": f"duty@ncb-{code.lower()}.example"}
    agencies = [] if sponsor else [{"code": short, "name": name, "kind": sort} for short, name, sort in _AGENCIES]
    return {"country": code, "spec": spec, "contacts": [] if sponsor else [desk], "agencies": agencies}
