"""What a visitor process gives up before it shows anything (docs/security.md)."""
