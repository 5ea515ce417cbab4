"""An information kiosk that helps people protect children, and forgets every visitor."""

__version__ = "0.1.0"
