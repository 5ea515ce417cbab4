pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Display
import Kiosk.Theme

// What the start screen's title stands on: a bridge, of stone or of one line, or plain stone
// where words need the room.
Rectangle {
    id: wall

    readonly property int arches: 6
    required property bool bridge

    color: bridge ? Theme.bg : Theme.stone

    Image {
        height: parent.height
        source: "image://icon/art-bridge"
        sourceSize: Qt.size(width, height)
        visible: wall.bridge && !Theme.contrast
        width: parent.width
    }
    Row {
        anchors.bottom: parent.bottom
        anchors.horizontalCenter: parent.horizontalCenter
        spacing: Math.round(wall.width * 0.036)
        visible: wall.bridge && Theme.contrast

        Repeater {
            model: wall.arches

            Arch {
                border.color: Theme.line
                border.width: Theme.border
                color: Theme.clear
                height: Math.round(wall.height * 0.29)
                width: Math.round(wall.width * 0.13)
            }
        }
    }
}
