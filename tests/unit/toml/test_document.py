"""The line every key of a TOML file stands on."""

import pytest

from kiosk.toml.document import read_toml

LAYOUT = '''\
# [idle]
profile = "school" # [panel]
site = """
[keys]
leave = 1
"""

  [ idle ]
least_seconds = 60
"warning_seconds" = [
  # a comment ]
  [1],
]
keys.leave = 2

[panel]
[host.deeper]
name = 1
[[ list ]]
a = 1
[[list]]
a = 2
[keys]
back = { x = 1, y = [2] }
'''


@pytest.mark.parametrize(
    ("key", "line"),
    [
        (("profile",), 2),
        (("site",), 3),
        (("idle",), 8),
        (("idle", "least_seconds"), 9),
        (("idle", "warning_seconds"), 10),
        (("idle", "keys"), 14),
        (("panel",), 16),
        (("host",), 17),
        (("host", "deeper"), 17),
        (("list",), 19),
        (("keys",), 23),
        (("keys", "back"), 24),
    ],
)
@pytest.mark.parametrize("end_of_line", ["\n", "\r\n"])
def test_the_line_of_a_key(tmp_path, key, line, end_of_line):
    file = tmp_path / "a.toml"
    file.write_text(LAYOUT, newline=end_of_line)
    assert read_toml(file).lines()[key] == line


def test_what_only_looks_like_a_key_has_no_line(tmp_path):
    file = tmp_path / "a.toml"
    file.write_text(LAYOUT)
    assert ("keys", "leave") not in read_toml(file).lines()
