"""How the entries of a ZIP may be packed, which a workbook is too."""

import zipfile

USUAL = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def has_unusual_compression(entry: zipfile.ZipInfo) -> bool:
    """Whether an entry is packed as no spreadsheet or file manager does: such may take any memory to unpack."""
    return entry.compress_type not in USUAL
