import QtQuick
import Kiosk.Controls
import Kiosk.Theme

// Says on every screen that this content was not verified.
Words {
    anchors.horizontalCenter: parent.horizontalCenter
    padding: Theme.s1
    text: qsTr("Preview, not for visitors")
    color: Theme.onFill
    font.pixelSize: Theme.caption
    font.bold: true
    background: Rectangle {
        color: Theme.plum
    }
}
