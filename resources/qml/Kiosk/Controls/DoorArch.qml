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
        border.color: door.visualFocus ? Theme.ink : Theme.contrast ? door.tone : Theme.light
        border.width: door.visualFocus ? Theme.ring : door.down ? Theme.s1 : Theme.doorBorder
        color: Theme.contrast ? Theme.surface : door.down ? door.pressedTone : door.tone
    }
    contentItem: Item {
        id: inside

        readonly property int archTop: Math.round(height * (Panel.small ? 0.08 : 0.15))
        readonly property int foot: heading.implicitHeight + (words.text === "" ? 0 : words.implicitHeight) + Theme.s1
        // Large text needs room: first the icon gives way, then the description.
        readonly property bool iconFits: archTop + arch.height + Theme.s3 + foot <= height
        readonly property bool wordsFit: Math.round(height * 0.2) + foot <= height

        IconArch {
            id: arch

            anchors.horizontalCenter: parent.horizontalCenter
            color: Theme.contrast ? door.tone : Theme.light
            name: door.iconName
            tone: Theme.contrast ? Theme.onFill : door.tone
            visible: inside.iconFits
            width: Math.round(parent.height * 0.21)
            y: inside.archTop
        }
        Text {
            id: heading

            color: Theme.onDeep
            font.bold: true
            font.pixelSize: Theme.door
            horizontalAlignment: Text.AlignHCenter
            lineHeight: Panel.small && Theme.large ? 0.85 : 1
            text: door.text
            textFormat: Text.PlainText
            width: parent.width
            wrapMode: Text.Wrap
            y: inside.iconFits ? arch.y + arch.height + Theme.s3 : inside.wordsFit ? Math.round(inside.height * 0.2) : Math.round((inside.height - height) / 2)
        }
        Text {
            id: words

            anchors.horizontalCenter: parent.horizontalCenter
            anchors.top: heading.bottom
            anchors.topMargin: Theme.s1
            color: Theme.onDeep
            font.pixelSize: Theme.body
            horizontalAlignment: Text.AlignHCenter
            text: door.description
            textFormat: Text.PlainText
            visible: inside.wordsFit
            width: Math.round(parent.width * 0.84)
            wrapMode: Text.Wrap
        }
    }
}
