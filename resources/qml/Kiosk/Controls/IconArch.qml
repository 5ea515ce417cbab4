import QtQuick
import Kiosk.Theme

// An icon in a doorway.
Arch {
    id: arch

    required property string name
    property color tone: Theme.pine

    border.color: tone
    border.width: Theme.contrast ? Theme.thin : 0
    color: Theme.mint
    height: Math.round(width * 1.15)
    width: Theme.archWidth

    Icon {
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Math.round(parent.height * 0.2)
        anchors.horizontalCenter: parent.horizontalCenter
        name: arch.name
        size: Math.round(arch.width * 0.52)
        tone: arch.tone
    }
}
