import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Kiosk.Theme

// A language in its own name. The present one has a tick and a heavy border.
T.AbstractButton {
    id: language

    required property bool chosen
    required property string note

    Accessible.checkable: true
    Accessible.checked: chosen
    Accessible.description: note
    Accessible.name: text
    focusPolicy: Qt.StrongFocus
    implicitHeight: Math.ceil(Math.max(Theme.smallest, words.implicitHeight + 2 * Theme.s1))

    background: Rectangle {
        border.color: language.down ? Theme.pressedLine : language.chosen ? Theme.pine : Theme.line
        border.width: language.down || language.chosen ? Theme.heavy : Theme.border
        color: language.down ? Theme.pressed : Theme.surface
        radius: Theme.radius

        FocusRing {
            visible: language.visualFocus
        }
    }
    contentItem: RowLayout {
        spacing: Theme.s3

        Item {
            Layout.leftMargin: Theme.s4
            Layout.preferredHeight: tick.height
            Layout.preferredWidth: tick.width

            Icon {
                id: tick

                name: "yes"
                size: Theme.navIcon
                tone: language.down ? Theme.pressedInk : Theme.pine
                visible: language.chosen
            }
        }
        RowLayout {
            id: words

            Layout.fillWidth: true
            spacing: Theme.s4

            Text {
                color: language.down ? Theme.pressedInk : Theme.ink
                font.bold: true
                font.pixelSize: Theme.h3
                text: language.text
                textFormat: Text.PlainText
            }
            Text {
                Layout.fillWidth: true
                Layout.rightMargin: Theme.s4
                color: language.down ? Theme.pressedInk : Theme.inkSoft
                font.pixelSize: Theme.caption
                horizontalAlignment: Text.AlignRight
                text: language.note
                textFormat: Text.PlainText
                wrapMode: Text.Wrap
            }
        }
    }
}
