"""A window that turns red when it is touched and blue at Return: `painted_window.py DISPLAY`."""

import sys

from Xlib import XK, X
from Xlib.display import Display

display = Display(sys.argv[1])
root = display.screen()
window = root.root.create_window(
    100,
    100,
    200,
    200,
    0,
    root.root_depth,
    background_pixel=0x00FF00,
    event_mask=X.ButtonPressMask | X.ButtonReleaseMask | X.KeyPressMask,
    override_redirect=True,
)
window.map()
window.set_input_focus(X.RevertToParent, X.CurrentTime)
display.sync()


def paint(colour: int) -> None:
    window.change_attributes(background_pixel=colour)
    window.clear_area()
    display.sync()


while True:
    event = display.next_event()
    if event.type == X.ButtonRelease:
        paint(0xFF0000)
    if event.type == X.KeyPress and event.detail == display.keysym_to_keycode(XK.XK_Return):
        paint(0x0000FF)
