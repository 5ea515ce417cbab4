import QtQuick
import QtQuick.Templates as T
import Kiosk.Controls
import Kiosk.Theme

// A key of the pad: a digit or an icon; the one that enters is filled.
T.AbstractButton {
    id: key

    property string iconName: ""
    property bool primary: false
    readonly property color tone: down ? Theme.pressedInk : !enabled ? Theme.off : primary ? Theme.onFill : Theme.ink

    Accessible.name: text
    focusPolicy: Qt.StrongFocus

    background: Rectangle {
        border.color: key.down ? Theme.pressedLine : key.enabled ? Theme.line : Theme.hair
        border.width: key.down ? Theme.heavy : Theme.border
        color: key.down ? Theme.pressed : key.primary && key.enabled ? Theme.pine : Theme.surface
        radius: Theme.radius

        FocusRing {
            visible: key.visualFocus
        }
    }
    contentItem: Item {
        Icon {
            anchors.centerIn: parent
            name: key.iconName
            size: Theme.h1
            tone: key.tone
            visible: name !== ""
        }
        Text {
            anchors.centerIn: parent
            color: key.tone
            font.bold: true
            font.pixelSize: Theme.h1
            text: key.text
            textFormat: Text.PlainText
            visible: key.iconName === ""
        }
    }
}
