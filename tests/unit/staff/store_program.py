"""Stands in for `kiosk store` and `kiosk sound`: does what a file beside it says, and notes how it
was called.

    python store_program.py FOLDER store STEP ARGUMENT …
    python store_program.py FOLDER STEP ARGUMENT …

FOLDER holds STEP.json with what it prints (`out`), its exit code and lines of progress; where it
`waits`, it does so until it is told to end.
"""

import json
import signal
import sys
from pathlib import Path

folder, step = Path(sys.argv[1]), sys.argv[3] if sys.argv[2] == "store" else sys.argv[2]
told = json.loads((folder / f"{step}.json").read_text())
ended = []
signal.signal(signal.SIGTERM, lambda number, _: ended.append(number))
with (folder / "calls").open("a") as calls:
    calls.write(json.dumps(sys.argv[3:]) + "\n")
for line in told.get("lines", ()):
    print(json.dumps(line), file=sys.stderr, flush=True)
if told.get("waits") and not ended:
    signal.pause()
said = told["cancelled"] if ended else told["out"]
print(said if isinstance(said, str) else json.dumps(said))
sys.exit(1 if ended else told.get("code", 0))
