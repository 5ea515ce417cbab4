"""The fleet view as one HTML page that needs nothing else: no script, no address, no picture.

All that receipts say goes through `_bdi`: escaped, and in a direction of its own, whichever way
its letters run. What is said by colour is said in words as well (WCAG 1.4.1).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from html import escape
from pathlib import Path
from string import Template

from kiosk.errors import KioskError
from kiosk.staff.fleet import KioskState, cells

_PAGE = Template("""\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>Kiosks, $made</title>
<style>
:root { color-scheme: light; }
body { margin: 2rem; color: #1b1b1b; background: #fff; font: 1rem/1.45 sans-serif; }
table { border-collapse: collapse; width: 100%; }
caption { padding-bottom: .75rem; text-align: start; }
th, td { padding: .4rem .6rem; border: 1px solid #767676; text-align: start; vertical-align: top; }
td, tbody th { overflow-wrap: anywhere; }
thead th { background: #eee; }
tr.to-do > :first-child { border-inline-start: .4rem solid #9a1c1c; }
ul { margin: 0; padding-inline-start: 1.1rem; }
@media print {
  body { margin: 0; font-size: 9pt; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
}
</style>
</head>
<body>
<main>
<h1>Kiosks</h1>
<table>
<caption>The last known state of $count, from their receipts, made on $made. Times are those of
the kiosks’ own clocks.</caption>
<thead>
<tr>$headings</tr>
</thead>
<tbody>
$rows
</tbody>
</table>
$rest</main>
</body>
</html>
""")
_HEADINGS = ("Kiosk", "Content", "Last try", "Result", "Problems", "When", "To know and to do")


class PageNotWritten(KioskError):
    """The page cannot be written."""

    code = "not-written"


def write_page(file: Path, page: str) -> None:
    """Write the page, in the place of one that is there. Raises PageNotWritten."""
    try:
        file.write_text(page, "utf-8")
    except OSError as error:
        sentence = f"{file} cannot be written ({error.strerror})."
        raise PageNotWritten(sentence, "Name a file in a folder with free space.") from error


def as_page(states: Sequence[KioskState], gaps: Sequence[str], made: date) -> str:
    """The page: a table of all kiosks, and below it what could not be read."""
    return _PAGE.substitute(
        made=made.isoformat(),
        count="1 kiosk" if len(states) == 1 else f"{len(states)} kiosks",
        headings="".join(f'<th scope="col">{heading}</th>' for heading in _HEADINGS),
        rows="\n".join(map(_row, states)),
        rest=f"<h2>Not read</h2>\n{_list(gaps)}\n" if gaps else "",
    )


def _row(state: KioskState) -> str:
    name, *others = map(_bdi, cells(state))
    inner = "".join(f"<td>{cell}</td>" for cell in (*others, _list(state.notes)))
    kind = "" if state.is_right else ' class="to-do"'
    return f'<tr{kind}><th scope="row">{name}</th>{inner}</tr>'


def _list(lines: Iterable[str]) -> str:
    items = "".join(f"<li>{_bdi(line)}</li>" for line in lines)
    return f"<ul>{items}</ul>" if items else "Nothing."


def _bdi(text: str) -> str:
    return f"<bdi>{escape(text)}</bdi>"
