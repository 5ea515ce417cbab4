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
        border.color: entry.down ? Theme.pressedLine : Theme.line
        border.width: entry.down ? Theme.heavy : Theme.border
        color: entry.down ? Theme.pressed : Theme.surface
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
            tone: entry.down ? Theme.pressedInk : Theme.pine
            visible: !Theme.large
        }
        Text {
            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.leftMargin: Theme.large ? Theme.s3 : 0
            Layout.rightMargin: Theme.s1
            color: entry.down ? Theme.pressedInk : Theme.ink
            font.bold: true
            font.pixelSize: Theme.label
            fontSizeMode: Text.Fit
            horizontalAlignment: Text.AlignLeft
            minimumPixelSize: Theme.caption
            text: entry.text
            textFormat: Text.PlainText
            verticalAlignment: Text.AlignVCenter
            wrapMode: Text.WordWrap
        }
    }
}
