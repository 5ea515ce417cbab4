"""Shows all of some content to nobody, and looks at it (kiosk.supervisor.trial)."""
