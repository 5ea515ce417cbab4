import QtQuick
import QtQuick.Templates as T
import Kiosk.Display
import Kiosk.Theme

// A tool of the dock: an icon above a word, and filled while what it offers is on.
T.AbstractButton {
    id: tool

    required property string iconName
    // What its words need in two lines, about, and what they do in one.
    readonly property int least: Math.max(label.longestWord, Math.round(label.natural * 0.62)) + 2 * Theme.s1
    readonly property int natural: label.natural + 2 * Theme.s1
    required property bool on
    readonly property color tone: down ? Theme.pressedInk : on ? Theme.switchedInk : enabled ? Theme.ink : Theme.off

    Accessible.checkable: true
    Accessible.checked: on
    Accessible.name: text
    focusPolicy: Qt.StrongFocus
    implicitHeight: Theme.toolHeight

    background: Rectangle {
        border.color: tool.down ? Theme.pressedLine : tool.on ? Theme.switched : tool.enabled ? Theme.line : Theme.hair
        border.width: tool.down ? Theme.heavy : Theme.thin
        color: tool.down ? Theme.pressed : tool.on ? Theme.switched : Theme.surface
        radius: Theme.radius

        FocusRing {
            visible: tool.visualFocus
        }
    }
    contentItem: Item {
        Column {
            anchors.centerIn: parent

            Icon {
                anchors.horizontalCenter: parent.horizontalCenter
                name: tool.iconName
                size: Math.min(Theme.toolIcon, Math.round(tool.height * 0.4))
                tone: tool.tone
                // Words that need two lines leave no room for it.
                visible: size + label.height <= tool.height - Theme.s1
            }
            Label {
                id: label

                anchors.horizontalCenter: parent.horizontalCenter
                color: tool.tone
                // On a small panel that takes room which words need; its fill says it as well.
                font.bold: tool.on && !Panel.small
                font.pixelSize: Theme.caption
                horizontalAlignment: Text.AlignHCenter
                room: tool.width - 2 * Theme.s1
                text: tool.text
            }
        }
    }
}
