import QtQuick
import Kiosk.Controls
import Kiosk.Display
import Kiosk.Theme

// A code does nothing by itself: said as loudly as the code is shown.
Rectangle {
    id: callout

    border.color: Theme.hair
    border.width: Theme.outline
    color: Theme.warm
    implicitHeight: words.height + 2 * (Panel.small || Theme.large ? Theme.s1 : Theme.s3)
    radius: Theme.cardRadius

    IconArch {
        id: arch

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.leftMargin: Theme.s4
        color: Theme.surface
        name: "info"
        visible: !Panel.small
    }
    Column {
        id: words

        anchors.left: Panel.small ? parent.left : arch.right
        anchors.leftMargin: Theme.s4
        anchors.right: parent.right
        anchors.rightMargin: Theme.s4
        anchors.verticalCenter: parent.verticalCenter

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
