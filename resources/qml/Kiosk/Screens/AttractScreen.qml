import QtQuick
import Kiosk.Controls
import Kiosk.Display
import Kiosk.Theme

// What everybody sees who passes. The whole of it is one control, and it names no topic. Neither
// here nor in what it is made of is QtQuick.Templates, which would delay the first frame.
MouseArea {
    id: attract

    required property VisitModel visit

    Accessible.description: visit.lead
    Accessible.name: visit.title
    Accessible.role: Accessible.Button

    Accessible.onPressAction: visit.open("start")
    onClicked: visit.open("start")

    Portal {
        anchors.fill: parent

        Image {
            anchors.bottom: parent.bottom
            height: Math.round(width * 560 / 840)
            source: "image://icon/art-valley"
            sourceSize: Qt.size(width, height)
            visible: Panel.portrait
            width: parent.width
        }
        Bridge {
            anchors.bottom: parent.bottom
            height: Math.round(parent.height * 0.24)
            visible: !Panel.portrait
            width: parent.width
        }
        Column {
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: Theme.s4
            width: Math.round(parent.width * 0.84)
            y: Math.round(parent.height * (Panel.portrait ? 0.2 : 0.22))

            Words {
                font.bold: true
                font.pixelSize: Theme.display
                horizontalAlignment: Text.AlignHCenter
                lineHeight: 1
                text: attract.visit.title
                width: parent.width
            }
            Words {
                color: Theme.inkSoft
                font.pixelSize: Theme.lead
                horizontalAlignment: Text.AlignHCenter
                text: attract.visit.lead
                width: parent.width
            }
        }
    }
}
