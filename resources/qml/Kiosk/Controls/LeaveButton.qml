import QtQuick
import QtQuick.Templates as T
import Kiosk.Theme

// Leave now: the only yellow thing, at the same place on every screen.
T.AbstractButton {
    id: button

    Accessible.name: text
    focusPolicy: Qt.StrongFocus
    implicitHeight: Theme.navHeight
    implicitWidth: Theme.leaveWidth
    text: qsTr("Leave now")

    background: Rectangle {
        border.color: Theme.ink
        border.width: Theme.thick
        color: button.down ? Theme.leavePressed : Theme.leave
        radius: Theme.radius

        FocusRing {
            visible: button.visualFocus
        }
    }
    contentItem: Item {
        Row {
            anchors.centerIn: parent
            spacing: Theme.s3

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: "leave"
                size: Theme.h2
            }
            Text {
                anchors.verticalCenter: parent.verticalCenter
                color: Theme.ink
                font.bold: true
                font.pixelSize: Theme.h3
                text: button.text
                textFormat: Text.PlainText
            }
        }
    }
}
