import QtQuick
import QtQuick.Templates as T
import Kiosk.Controls
import Kiosk.Display
import Kiosk.Theme

// What everybody sees who passes. The whole of it is one control, and it names no topic.
T.AbstractButton {
    id: attract

    required property VisitModel visit

    text: visit.title
    Accessible.name: text
    Accessible.description: visit.lead
    focusPolicy: Qt.NoFocus
    onClicked: visit.open("start")

    Portal {
        anchors.fill: parent

        Image {
            anchors.bottom: parent.bottom
            visible: Panel.portrait
            width: parent.width
            height: Math.round(width * 560 / 840)
            sourceSize: Qt.size(width, height)
            source: Qt.resolvedUrl("../../../icons/art-valley.svg")
        }
        Bridge {
            anchors.bottom: parent.bottom
            visible: !Panel.portrait
            width: parent.width
            height: Math.round(parent.height * 0.24)
        }
        Column {
            anchors.horizontalCenter: parent.horizontalCenter
            y: Math.round(parent.height * (Panel.portrait ? 0.2 : 0.22))
            width: Math.round(parent.width * 0.84)
            spacing: Theme.s4

            Words {
                width: parent.width
                text: attract.visit.title
                font.pixelSize: Theme.display
                font.bold: true
                lineHeight: 1
                horizontalAlignment: Text.AlignHCenter
            }
            Words {
                width: parent.width
                text: attract.visit.lead
                color: Theme.inkSoft
                font.pixelSize: Theme.lead
                horizontalAlignment: Text.AlignHCenter
            }
        }
    }
}
