#!/usr/bin/env bash
# SheetJS: a CSV with dates in EDTF (ISO 8601-2), where "?" marks a date as uncertain and "/.." an interval without an end.
# Expected: what is no plain date stays text, as "2024-01-30~" does. Seen with xlsx 0.18.5: "2023-11-16?", "2023-11?" and
# "2022-08/.." become cells of plain days (the first of the month where there was none), the same as without the mark,
# and are written back as such; "~", "1984?" and an interval of two dates stay text.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes > /dev/null
npm install --silent --no-fund --no-audit xlsx@0.18.5 > /dev/null

cat > read.js <<'JAVASCRIPT'
const assert = require("assert");
const XLSX = require("xlsx");

const dates = ["2023-11-16", "2023-11-16?", "2023-11?", "2022-08/..", "2024-01-30~", "1984?", "2004-01/2005"];
const book = XLSX.read("made_on\n" + dates.join("\n") + "\n", { type: "string" });
const sheet = book.Sheets[book.SheetNames[0]];
const read = dates.map((date, place) => sheet["A" + (place + 2)]);
console.log("xlsx", XLSX.version);
dates.forEach((date, place) => console.log(date.padEnd(12), "->", read[place].t, read[place].v, read[place].w || ""));
assert.deepStrictEqual(read.map((cell) => cell.t), ["n", "n", "n", "n", "s", "s", "s"]);
assert.strictEqual(read[1].v, read[0].v);
assert.deepStrictEqual(XLSX.utils.sheet_to_csv(sheet).trim().split("\n").slice(1, 5), ["11/16/23", "11/16/23", "11/1/23", "8/1/22"]);
console.log("as seen before: what was uncertain or open is a plain day");
JAVASCRIPT
node read.js
