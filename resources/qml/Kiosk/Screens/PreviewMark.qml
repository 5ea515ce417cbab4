import QtQuick
import Kiosk.Controls
import Kiosk.Theme

// Says on every screen that this content was not verified.
Words {
    anchors.horizontalCenter: parent.horizontalCenter
    color: Theme.onFill
    font.bold: true
    font.pixelSize: Theme.caption
    padding: Theme.s1
    text: qsTr("Preview, not for visitors")

    background: Rectangle {
        color: Theme.plum
    }
}
