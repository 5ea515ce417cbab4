import QtQuick
import QtQuick.Templates as T
import Kiosk.Display
import Kiosk.Theme

// The one thing a screen is for.
T.AbstractButton {
    id: button

    property string iconName: ""

    Accessible.name: text
    focusPolicy: Qt.StrongFocus
    implicitHeight: Theme.primaryHeight

    background: Rectangle {
        border.color: Theme.primaryPressedLine
        border.width: button.down ? Theme.heavy : 0
        color: button.down ? Theme.pinePressed : Theme.pine
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
                id: icon

                anchors.verticalCenter: parent.verticalCenter
                name: button.iconName
                size: Theme.h2
                tone: Theme.onFill
                visible: button.iconName !== ""
            }
            Label {
                anchors.verticalCenter: parent.verticalCenter
                color: Theme.onFill
                font.bold: true
                font.pixelSize: Panel.small ? Theme.h3 : Theme.h2
                height: Math.min(implicitHeight, button.height - 2 * Theme.s1)
                room: button.width - 2 * Theme.s4 - (icon.visible ? icon.width + Theme.s3 : 0)
                text: button.text
            }
        }
    }
}
