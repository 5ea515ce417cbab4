import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Kiosk.Theme

// A smaller entry of the start screen: an icon and one or two words, which may wrap.
T.AbstractButton {
    id: entry

    required property string iconName

    Accessible.name: text
    focusPolicy: Qt.StrongFocus
    implicitHeight: Theme.entryHeight

    background: Rectangle {
        border.color: entry.down ? Theme.pine : Theme.line
        border.width: entry.down ? Theme.heavy : Theme.border
        color: entry.down ? Theme.mint : Theme.surface
        radius: Theme.radius

        FocusRing {
            visible: entry.visualFocus
        }
    }
    contentItem: RowLayout {
        spacing: Theme.s2

        Icon {
            Layout.leftMargin: Theme.s3
            name: entry.iconName
            size: Theme.navIcon
            tone: Theme.pine
        }
        Text {
            Layout.fillWidth: true
            Layout.rightMargin: Theme.s1
            color: Theme.ink
            font.bold: true
            font.pixelSize: Theme.label
            text: entry.text
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
        }
    }
}
