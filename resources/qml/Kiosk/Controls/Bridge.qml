pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

// A calm row of arches that connects, as wide as it is given.
Rectangle {
    id: bridge

    readonly property int arches: Math.max(0, Math.floor(width / Math.max(1, span * 1.35)))
    readonly property int span: Math.round(height * 0.72)

    color: Theme.arch2

    Rectangle {
        color: Theme.arch1
        height: Math.round(parent.height * 0.08)
        width: parent.width
    }
    Repeater {
        model: bridge.arches

        Arch {
            required property int index

            color: Theme.mint
            height: Math.round(bridge.height * 0.78)
            width: bridge.span
            x: Math.round((index + 0.5) * bridge.width / bridge.arches - width / 2)
            y: bridge.height - height
        }
    }
}
