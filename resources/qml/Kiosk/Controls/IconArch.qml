import QtQuick
import Kiosk.Theme

// An icon in a doorway.
Arch {
    id: arch

    required property string name
    property color tone: Theme.pine

    width: Theme.archWidth
    height: Math.round(width * 1.15)
    color: Theme.mint

    Icon {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Math.round(parent.height * 0.2)
        name: arch.name
        tone: arch.tone
        size: Math.round(arch.width * 0.52)
    }
}
