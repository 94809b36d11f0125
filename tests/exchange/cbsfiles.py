"""Tables of CBS as its three ways write them, made for tests: one neighbourhood, its district, its town and the country."""

import io
import re
import zipfile

import openpyxl

PLACES = (
    ("NL00", "Nederland", "Nederland", "Land", 17_942_945, 8_920_000, 9_022_945,
     2_740_000, 2_200_000, 4_680_000, 4_660_000, 3_662_945, 8_370_000),
    ("GM0363", "Amsterdam", "Amsterdam", "Gemeente", 931_300, 463_000, 468_300,
     134_000, 118_000, 343_000, 212_000, 124_300, 499_000),
    ("WK0363AD", "Burgwallen-Nieuwe Zijde", "Amsterdam", "Wijk", 4090, 2150, 1940, 215, 670, 1870, 905, 430, 2790),
    ("BU0363AD03", "Spuistraat  Noord", "Amsterdam", "Buurt", 1210, 640, 570, 60, 205, 560, 270, 115, 830),
)  # fmt: skip
"""Code, name, municipality, kind; inhabitants, men, women, five bands, households."""

ODATA = (
    "Codering_3", "WijkenEnBuurten", "Gemeentenaam_1", "SoortRegio_2", "AantalInwoners_5", "Mannen_6", "Vrouwen_7",
    "k_0Tot15Jaar_8", "k_15Tot25Jaar_9", "k_25Tot45Jaar_10", "k_45Tot65Jaar_11", "k_65JaarOfOuder_12",
    "HuishoudensTotaal_29",
)  # fmt: skip
STATLINE = (
    "Regioaanduiding/Codering  (code)", "Wijken en buurten", "Regioaanduiding/Gemeentenaam (naam)",
    "Regioaanduiding/Soort regio (omschrijving)", "Bevolking/Aantal inwoners (aantal)", "Bevolking/Geslacht/Mannen (aantal)",
    "Bevolking/Geslacht/Vrouwen (aantal)", "Bevolking/Leeftijdsgroepen/0 tot 15 jaar (aantal)",
    "Bevolking/Leeftijdsgroepen/15 tot 25 jaar (aantal)", "Bevolking/Leeftijdsgroepen/25 tot 45 jaar (aantal)",
    "Bevolking/Leeftijdsgroepen/45 tot 65 jaar (aantal)", "Bevolking/Leeftijdsgroepen/65 jaar of ouder (aantal)",
    "Bevolking/Particuliere huishoudens/Huishoudens totaal (aantal)",
)  # fmt: skip
WORKBOOK = (
    "gwb_code_10", "regio", "gm_naam", "recs", "a_inw", "a_man", "a_vrouw", "a_00_14", "a_15_24", "a_25_44", "a_45_64",
    "a_65_oo", "a_hh",
)  # fmt: skip


def odata(*, delimiter: str = ";", pad: int = 12) -> str:
    """As the service of CBS gives it: codes padded with blanks, no names but codes."""
    lines = [delimiter.join(f'"{name}"' for name in ODATA)]
    for code, _name, town, kind, *counts in PLACES:
        texts = (code.ljust(pad), code.ljust(pad), town.ljust(30), kind.ljust(11))
        lines.append(
            delimiter.join([*(f'"{words}"' for words in texts), *(f"{count:8d}" for count in counts)])
        )
    return "\r\n".join(lines) + "\r\n"


def statline(*, grouped: bool = True, named: bool = False, around: bool = True) -> str:
    """As StatLine gives it. ``named``: the code stands in the name and nowhere else; ``around``: with its title and source."""
    lines = ['"Kerncijfers wijken en buurten 2024"'] if around else []
    lines.append(";".join(f'"{name}"' for name in (STATLINE[1:] if named else STATLINE)))
    for code, name, town, kind, *counts in PLACES:
        texts = [f"{name} ({code})", town, kind] if named else [code, name, town, kind]
        numbers = [f"{count:,}".replace(",", ".") if grouped else f"{count},0" for count in counts]
        lines.append(";".join([*(f'"{words}"' for words in texts), *(f'"{number}"' for number in numbers)]))
    if around:
        lines.append('"Bron: CBS."')
    return "\n".join(lines) + "\n"


def workbook(*rows: tuple[str | int | None, ...], header: tuple[str, ...] = WORKBOOK) -> bytes:
    """The workbook with the usual places, or with ``rows``."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(header)
    for row in rows or PLACES:
        sheet.append(row)
    saved, made = io.BytesIO(), io.BytesIO()
    book.save(saved)
    # packed again without the clock, so that the same rows are the same bytes
    with zipfile.ZipFile(saved) as archive, zipfile.ZipFile(made, "w") as packed:
        for name in archive.namelist():
            timeless = re.sub(rb"[0-9-]{10}T[0-9:]{8}Z", b"2026-11-28T10:00:00Z", archive.read(name))
            packed.writestr(zipfile.ZipInfo(name), timeless, zipfile.ZIP_DEFLATED)
    return made.getvalue()
