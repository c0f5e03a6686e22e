"""Encoding, separator and the line of headers, told by how a file begins."""

from io import BytesIO

import pytest

from tests.workbooks import workbook
from tracker.transfer.declaration.file_mapping import FileMapping
from tracker.transfer.guessing.layout import guess_encoding, guess_separator, guess_sheet, header_line, layout_of
from tracker.transfer.reading.files import RecordFile

CHINESE = "承诺,日期\n加强对前体化学品的出口管制,二零二四年三月\n停止出口芬太尼及其类似物,十一月\n"
JAPANESE = "約束,日付\nフェンタニルの前駆体の輸出を止める,三月\n"
KOREAN = "약속,날짜\n펜타닐 전구체의 수출을 중단한다,삼월\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Who,Pledge\nChina,Stop\n", "utf-8"),
        ("Qui,Engagement\nÉtat,Réduire\n", "utf-8"),
        ("Who,Pledge\n", "utf-16"),
        ("Qui,Engagement\nÉtat,Réduire à zéro l’été\n", "windows-1252"),
        ("Wer,Zusage\nÖsterreich,Zölle für Früchte\n", "windows-1252"),
        (CHINESE, "utf-8"),
        (CHINESE, "gb18030"),
        (JAPANESE, "shift_jis"),
        (KOREAN, "euc-kr"),
    ],
)
def test_an_encoding_is_guessed(text: str, encoding: str) -> None:
    assert guess_encoding(text.encode(encoding)) == encoding


def test_half_of_a_character_at_the_end_says_nothing() -> None:
    assert guess_encoding(CHINESE.encode()[:-2]) == "utf-8"


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("a,b\n1,2\n", ","),
        ("a;b\n1,5;2,5\n", ";"),
        ("a\tb\nx, y, z\tw\n", "\t"),
        ("a|b\nx, y|z\n", "|"),
        ("sep=;\na;b,c,d\n", ";"),
        ('a,"b;c;d"\n1,2\n', ","),
        ("Our list\n\na;b\n1;2\n", ";"),
        ("alone\nx\n", ","),
    ],
)
def test_a_separator_is_guessed(text: str, separator: str) -> None:
    assert guess_separator(text.encode(), "utf-8") == separator


def test_the_line_of_headers_is_the_first_with_more_than_one_cell_unless_too_many_come_before() -> None:
    assert header_line([(1, ["Pledges", ""]), (4, ["Who", "What"])]) == 4
    assert header_line([(1, ["name"]), (2, ["a"])]) == 1
    assert header_line([(line, ["x", ""]) for line in range(1, 9)]) == 1
    assert header_line([]) == 1


def test_the_sheet_is_the_first_with_rows_and_all_are_told_with_their_size() -> None:
    content = workbook(["Read me"], others={"Pledges": [["Who", "What"], ["a", "b"]]})
    file = RecordFile("a.xlsx", "topics", lambda: BytesIO(content))
    assert guess_sheet(file) == "Pledges"
    layout = layout_of(file, FileMapping(sheet="Pledges"))
    assert [(sheet.title, sheet.rows, sheet.columns) for sheet in layout.sheets] == [
        ("Sheet", 1, 1),
        ("Pledges", 2, 2),
    ]
    assert (layout.lines[0], layout.encoding) == ((1, ["Who", "What"]), "")
