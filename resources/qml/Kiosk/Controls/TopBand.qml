import QtQuick
import QtQuick.Layouts
import Kiosk.Theme

// What this is, and where in it one is. Nothing here can be touched.
Rectangle {
    id: band

    required property string section

    color: Theme.stone
    visible: height > 0

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        spacing: Theme.s4

        Image {
            readonly property int size: Math.round(Math.min(Theme.caption * 1.75, band.height * 0.62))

            source: Theme.contrast ? "image://icon/mark-line/" + Theme.hex(Theme.ink) : "image://icon/mark"
            sourceSize: Qt.size(size, size)
        }
        Words {
            font.pixelSize: Theme.caption
            text: qsTr("Rights · Safety · Help")
        }
        Words {
            Layout.fillWidth: true
            font.pixelSize: Theme.caption
            horizontalAlignment: Text.AlignRight
            text: band.section
            visible: band.section !== ""
        }
        Item {
            Layout.fillWidth: true
            visible: band.section === ""
        }
    }
}
