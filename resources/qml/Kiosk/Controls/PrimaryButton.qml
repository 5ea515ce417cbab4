import QtQuick
import QtQuick.Templates as T
import Kiosk.Display
import Kiosk.Theme

// The one thing a screen is for.
T.AbstractButton {
    id: button

    property string iconName: ""

    implicitHeight: Theme.primaryHeight
    focusPolicy: Qt.StrongFocus
    Accessible.name: text

    background: Rectangle {
        radius: Theme.radius
        color: button.down ? Theme.pinePressed : Theme.pine
        border.width: button.down ? Theme.heavy : 0
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
                visible: button.iconName !== ""
                name: button.iconName
                tone: Theme.onFill
                size: Theme.h2
            }
            Text {
                anchors.verticalCenter: parent.verticalCenter
                text: button.text
                color: Theme.onFill
                font.pixelSize: Panel.small ? Theme.h3 : Theme.h2
                font.bold: true
                textFormat: Text.PlainText
            }
        }
    }
}
