"""Files that people write in TOML, read into frozen records, every problem with its line."""
