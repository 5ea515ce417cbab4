"""The real supervisor with stand-ins: `stand_in_run.py KIOSK_PATH OPTIONS VISITOR [EMERGENCY]`.

OPTIONS, VISITOR and EMERGENCY are JSON: the options of `supervise`, and lists of arguments.
"""

import json
import sys

sys.path.insert(0, sys.argv[1])

from kiosk.supervisor.supervise import Programs, supervise

options, visitor, *emergency = map(json.loads, sys.argv[2:])
most_bytes = options.pop("most_bytes", None)
programs = Programs(visitor, {"LC_ALL": "C.UTF-8"}, *emergency)
supervise(programs, **options, meanwhile=lambda: most_bytes)
