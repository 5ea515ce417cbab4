import QtQuick
import Kiosk.Controls
import Kiosk.Display
import Kiosk.Theme

// A code does nothing by itself: said as loudly as the code is shown.
Rectangle {
    id: callout

    color: Theme.warm
    implicitHeight: words.height + 2 * (Panel.small ? Theme.s1 : Theme.s3)
    radius: Theme.cardRadius

    IconArch {
        id: arch

        anchors.bottom: parent.bottom
        color: Theme.surface
        name: "info"
        visible: !Panel.small
        x: Theme.s4
    }
    Column {
        id: words

        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - x - Theme.s4
        x: Panel.small ? Theme.s4 : arch.x + arch.width + Theme.s4

        Words {
            font.bold: true
            font.pixelSize: Theme.h1
            text: qsTr("Nothing has been sent.")
            width: parent.width
        }
        Words {
            font.pixelSize: Panel.small ? Theme.label : Theme.body
            text: qsTr("The page opens on your phone and stays in its history.")
            width: parent.width
        }
    }
}
