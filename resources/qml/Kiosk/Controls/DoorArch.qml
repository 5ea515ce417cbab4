import QtQuick
import QtQuick.Templates as T
import Kiosk.Display
import Kiosk.Theme

// A door of the start screen, wide panels: the whole card is the arch.
T.AbstractButton {
    id: door

    required property string iconName
    required property string description
    required property color tone
    required property color pressedTone

    focusPolicy: Qt.StrongFocus
    Accessible.name: text
    Accessible.description: description

    background: Arch {
        color: door.down ? door.pressedTone : door.tone
        border.width: door.visualFocus ? Theme.ring : door.down ? Theme.s1 : 0
        border.color: door.visualFocus ? Theme.ink : Theme.light
    }

    contentItem: Item {
        IconArch {
            id: arch

            anchors.horizontalCenter: parent.horizontalCenter
            y: Math.round(parent.height * (Panel.small ? 0.08 : 0.15))
            width: Math.round(parent.height * 0.21)
            name: door.iconName
            tone: door.tone
            color: Theme.light
        }
        Text {
            id: heading

            anchors.top: arch.bottom
            anchors.topMargin: Theme.s3
            width: parent.width
            text: door.text
            color: Theme.onFill
            font.pixelSize: Theme.door
            font.bold: true
            horizontalAlignment: Text.AlignHCenter
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
        }
        Text {
            anchors.top: heading.bottom
            anchors.topMargin: Theme.s1
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.round(parent.width * 0.84)
            text: door.description
            color: Theme.onFill
            font.pixelSize: Theme.body
            horizontalAlignment: Text.AlignHCenter
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
        }
    }
}
