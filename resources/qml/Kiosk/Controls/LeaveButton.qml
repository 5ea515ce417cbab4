import QtQuick
import QtQuick.Templates as T
import Kiosk.Theme

// Leave now: the only yellow thing, at the same place on every screen.
T.AbstractButton {
    id: button

    implicitHeight: Theme.navHeight
    implicitWidth: Theme.leaveWidth
    focusPolicy: Qt.StrongFocus
    text: qsTr("Leave now")
    Accessible.name: text

    background: Rectangle {
        radius: Theme.radius
        color: button.down ? Theme.leavePressed : Theme.leave
        border.width: Theme.thick
        border.color: Theme.ink

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
                text: button.text
                color: Theme.ink
                font.pixelSize: Theme.h3
                font.bold: true
                textFormat: Text.PlainText
            }
        }
    }
}
