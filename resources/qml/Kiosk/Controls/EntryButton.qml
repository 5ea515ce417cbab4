import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Kiosk.Theme

// A smaller entry of the start screen: an icon and one or two words, which may wrap.
T.AbstractButton {
    id: entry

    required property string iconName

    implicitHeight: Theme.entryHeight
    focusPolicy: Qt.StrongFocus
    Accessible.name: text

    background: Rectangle {
        radius: Theme.radius
        color: entry.down ? Theme.mint : Theme.surface
        border.width: entry.down ? Theme.heavy : Theme.border
        border.color: entry.down ? Theme.pine : Theme.line

        FocusRing {
            visible: entry.visualFocus
        }
    }

    contentItem: RowLayout {
        spacing: Theme.s2

        Icon {
            Layout.leftMargin: Theme.s3
            name: entry.iconName
            tone: Theme.pine
            size: Theme.navIcon
        }
        Text {
            Layout.fillWidth: true
            Layout.rightMargin: Theme.s1
            text: entry.text
            color: Theme.ink
            font.pixelSize: Theme.label
            font.bold: true
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
        }
    }
}
