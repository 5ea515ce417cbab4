import QtQuick
import QtQuick.Templates as T
import Kiosk.Theme

// Leave now: the only yellow thing, at the same place on every screen. A `bare` one is an outline.
T.AbstractButton {
    id: button

    property bool bare: false
    property color ink: Theme.leaveInk

    Accessible.name: text
    focusPolicy: Qt.StrongFocus
    implicitHeight: Theme.navHeight
    implicitWidth: Theme.leaveWidth
    text: qsTr("Leave now")

    background: Rectangle {
        border.color: button.bare ? button.ink : Theme.leaveBorder
        border.width: button.down ? Theme.heavy : Theme.thick
        color: button.bare ? Theme.clear : button.down ? Theme.leavePressed : Theme.leave
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
                tone: button.ink
            }
            Label {
                anchors.verticalCenter: parent.verticalCenter
                color: button.ink
                font.bold: true
                font.pixelSize: Theme.h3
                height: Math.min(implicitHeight, button.height - 2 * Theme.thick)
                room: button.width - cross.width - Theme.s3 - 2 * Theme.s2
                text: button.text
            }
        }
    }
}
