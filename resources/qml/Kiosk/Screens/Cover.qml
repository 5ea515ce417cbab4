import QtQuick
import Kiosk.Theme

// Hides everything in the very next frame.
Rectangle {
    color: Theme.pine
}
