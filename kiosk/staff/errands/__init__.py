"""What the staff panel has done for it: sticks found, content installed and undone, by a process
that runs `kiosk store`."""
