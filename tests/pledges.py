"""A workbook of thirty pledges as a policy analyst keeps it: foreign headers, names, words for dates and states."""

from pathlib import Path

from tests.factories import ActorFactory
from tests.workbooks import workbook

HEADERS = ("No.", "Who", "Pledge", "Date", "Deadline", "Status", "Source link", "Notes")
WHO = ("China", "United States", "EU", "U.S., China", "中国", "Beijing")
MADE = ("15 Nov 2023", "November 2023", "Q3 2024", "2024", "early 2025", "15-Jan-24")
DUE = ("end of 2026", "by June 2026", "2027", "TBC", "December 2026", "")
STATES = ("Done", "Ongoing", "Not yet", "Done", "Stalled", "Ongoing")
NOTES = ("Said at the summit.", "NA", "", "NA", "Repeated since.", "NA")
COUNT = 30


def pledges() -> list[list[object]]:
    """The rows below two lines of title, and the headers."""
    rows = [
        [
            number + 1,
            WHO[number % 6],
            f"Share data on shipment {number + 1} of précursors",
            MADE[number % 6],
            DUE[number % 6],
            STATES[number % 6],
            f"https://example.org/news/{number % 5}",
            NOTES[number % 6],
        ]
        for number in range(COUNT)
    ]
    return [["Pledges of the ministry"], [], list(HEADERS), *rows]


def pledges_at(folder: Path) -> Path:
    """The workbook in a folder."""
    path = folder / "Pledges 2026.xlsx"
    path.write_bytes(workbook(*pledges()))
    return path


def actors() -> None:
    """The actors that the workbook speaks of, but for one."""
    ActorFactory(ref="china", name="China", native_name="中国", aliases=["PRC"])
    ActorFactory(ref="united-states", name="United States", aliases=["U.S.", "USA"])
    ActorFactory(ref="european-union", name="European Union", aliases=["EU"])
