import QtQuick
import Kiosk.Controls
import Kiosk.Theme

// Says on every screen that this content was not verified.
Rectangle {
    anchors.horizontalCenter: parent.horizontalCenter
    color: Theme.plum
    height: words.height
    width: words.width

    Words {
        id: words

        color: Theme.onFill
        font.bold: true
        font.pixelSize: Theme.caption
        padding: Theme.s1
        text: qsTr("Preview, not for visitors")
    }
}
