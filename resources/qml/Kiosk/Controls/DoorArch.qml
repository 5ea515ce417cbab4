import QtQuick
import QtQuick.Templates as T
import Kiosk.Display
import Kiosk.Theme

// A door of the start screen, wide panels: the whole card is the arch.
T.AbstractButton {
    id: door

    required property string description
    required property string iconName
    required property color pressedTone
    required property color tone

    Accessible.description: description
    Accessible.name: text
    focusPolicy: Qt.StrongFocus

    background: Arch {
        border.color: door.visualFocus ? Theme.ink : Theme.light
        border.width: door.visualFocus ? Theme.ring : door.down ? Theme.s1 : 0
        color: door.down ? door.pressedTone : door.tone
    }
    contentItem: Item {
        IconArch {
            id: arch

            anchors.horizontalCenter: parent.horizontalCenter
            color: Theme.light
            name: door.iconName
            tone: door.tone
            width: Math.round(parent.height * 0.21)
            y: Math.round(parent.height * (Panel.small ? 0.08 : 0.15))
        }
        Text {
            id: heading

            anchors.top: arch.bottom
            anchors.topMargin: Theme.s3
            color: Theme.onFill
            font.bold: true
            font.pixelSize: Theme.door
            horizontalAlignment: Text.AlignHCenter
            text: door.text
            textFormat: Text.PlainText
            width: parent.width
            wrapMode: Text.Wrap
        }
        Text {
            anchors.horizontalCenter: parent.horizontalCenter
            anchors.top: heading.bottom
            anchors.topMargin: Theme.s1
            color: Theme.onFill
            font.pixelSize: Theme.body
            horizontalAlignment: Text.AlignHCenter
            text: door.description
            textFormat: Text.PlainText
            width: Math.round(parent.width * 0.84)
            wrapMode: Text.Wrap
        }
    }
}
