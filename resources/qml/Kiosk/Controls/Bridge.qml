import QtQuick
import Kiosk.Theme

// A calm row of arches that connects, as wide as it is given.
Rectangle {
    id: bridge

    readonly property int span: Math.round(height * 0.72)
    readonly property int arches: Math.max(0, Math.floor(width / Math.max(1, span * 1.35)))

    color: Theme.arch2

    Rectangle {
        width: parent.width
        height: Math.round(parent.height * 0.08)
        color: Theme.arch1
    }
    Repeater {
        model: bridge.arches

        Arch {
            required property int index

            anchors.bottom: parent.bottom
            x: Math.round((index + 0.5) * bridge.width / bridge.arches - width / 2)
            width: bridge.span
            height: Math.round(bridge.height * 0.78)
            color: Theme.mint
        }
    }
}
