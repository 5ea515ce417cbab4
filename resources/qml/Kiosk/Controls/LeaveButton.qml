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
        border.color: Theme.leaveBorder
        border.width: button.down ? Theme.heavy : Theme.thick
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
                id: cross

                anchors.verticalCenter: parent.verticalCenter
                name: "leave"
                size: Theme.large ? Theme.h3 : Theme.h2
                tone: Theme.leaveInk
            }
            Label {
                anchors.verticalCenter: parent.verticalCenter
                color: Theme.leaveInk
                font.bold: true
                font.pixelSize: Theme.h3
                height: Math.min(implicitHeight, button.height - 2 * Theme.thick)
                room: button.width - cross.width - Theme.s3 - 2 * Theme.s2
                text: button.text
            }
        }
    }
}
