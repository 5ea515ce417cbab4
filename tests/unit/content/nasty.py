"""Folders that mean harm. Each function fills an empty folder, or a copy of a clean bundle."""
