"""The arguments of the larger commands; kiosk.cli has the others."""
