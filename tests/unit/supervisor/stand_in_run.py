"""The real supervisor with stand-in visitors: `stand_in_run.py KIOSK_PATH CLOSABLE COMMAND…`."""

import sys

sys.path.insert(0, sys.argv[1])

from kiosk.supervisor.supervise import supervise

supervise(sys.argv[3:], {"LC_ALL": "C.UTF-8"}, closable=sys.argv[2] == "closable")
