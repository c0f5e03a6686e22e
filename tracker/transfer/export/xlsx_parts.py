"""The parts of a workbook that are not its rows (ECMA-376, part 1): what it consists of, its styles, its lists."""

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from tracker.transfer.export.sheets import CellKind, Sheet

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
LONGEST_TITLE = 31
NO_TITLE = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
# The places of the formats in STYLES.
HEADER_STYLE = 1
STYLE_OF = {CellKind.TEXT: 2, CellKind.WRAPPED: 3, CellKind.DAY: 4, CellKind.NUMBER: 5}
DAY_FORMAT = 164  # the first number that is ours to give; 49 is @, whose cells keep what is typed
STYLES = (
    f'{HEAD}<styleSheet xmlns="{MAIN}">'
    f'<numFmts count="1"><numFmt numFmtId="{DAY_FORMAT}" formatCode="yyyy\\-mm\\-dd"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    "</fills><borders count='1'><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>'
    + "".join(
        f'<xf numFmtId="{number}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" '
        f'applyAlignment="1"><alignment vertical="top"{wrapped}/></xf>'
        for number, wrapped in ((49, ""), (49, ' wrapText="1"'), (DAY_FORMAT, ""), (0, ""))
    )
    + '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
PACKAGE_RELATIONS = (
    f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)


def sheet_part(place: int) -> str:
    """The name of the part that holds the sheet at this place."""
    return f"xl/worksheets/sheet{place}.xml"


def content_types(sheets: int) -> str:
    """What each part is."""
    parts = "".join(
        f'<Override PartName="/{sheet_part(place)}" ContentType="{SHEET_TYPE}.worksheet+xml"/>'
        for place in range(1, sheets + 1)
    )
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{SHEET_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{SHEET_TYPE}.styles+xml"/>{parts}</Types>'
    )


def workbook_relations(sheets: int) -> str:
    """Which parts the workbook consists of; its styles come after its sheets."""
    parts = "".join(
        f'<Relationship Id="rId{place}" Type="{RELATIONS}/worksheet" Target="worksheets/sheet{place}.xml"/>'
        for place in range(1, sheets + 1)
    )
    styles = f'<Relationship Id="rId{sheets + 1}" Type="{RELATIONS}/styles" Target="styles.xml"/>'
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{parts}{styles}</Relationships>'


def workbook(sheets: Sequence[Sheet], filtered: Sequence[str], hidden: Sequence[str]) -> str:
    """The workbook: its sheets, those hidden that only hold lists, and over which cells each one can be filtered."""
    told = [f'name={quoteattr(title(sheet.title))} sheetId="{place}"' for place, sheet in enumerate(sheets, start=1)]
    listed = "".join(
        f'<sheet {each} state="{_state(sheet, hidden)}" r:id="rId{place}"/>'
        for place, (each, sheet) in enumerate(zip(told, sheets, strict=True), start=1)
    )
    names = "".join(
        f'<definedName name="_xlnm._FilterDatabase" localSheetId="{place}" hidden="1">'
        f"{escape(quoted_title(sheet.title))}!{cells}</definedName>"
        for place, (sheet, cells) in enumerate(zip(sheets, filtered, strict=True))
        if cells
    )
    return (
        f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{listed}</sheets>'
        f"{f'<definedNames>{names}</definedNames>' if names else ''}</workbook>"
    )


def _state(sheet: Sheet, hidden: Sequence[str]) -> str:
    return "hidden" if sheet.title in hidden else "visible"


def title(words: str) -> str:
    """The words as far as a sheet can be called so."""
    return words.translate(NO_TITLE)[:LONGEST_TITLE] or "Sheet"


def quoted_title(words: str) -> str:
    """The name of a sheet as formulas have it."""
    return "'" + title(words).replace("'", "''") + "'"


def column_letters(place: int) -> str:
    """What spreadsheets call a column: A for the first, AA for the twenty-seventh."""
    letters = ""
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
