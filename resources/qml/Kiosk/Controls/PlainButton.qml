import QtQuick
import QtQuick.Templates as T
import Kiosk.Display
import Kiosk.Theme

// A secondary control: white, bordered, an icon and a word; on small panels one above the other.
T.AbstractButton {
    id: button

    property string iconName: ""
    property bool stacked: Panel.small

    Accessible.name: text
    focusPolicy: Qt.StrongFocus
    implicitHeight: Theme.navHeight
    implicitWidth: Theme.navWidth

    background: Rectangle {
        border.color: button.down ? Theme.pine : button.enabled ? Theme.line : Theme.hair
        border.width: button.down ? Theme.heavy : Theme.border
        color: button.down ? Theme.mint : Theme.surface
        radius: Theme.radius

        FocusRing {
            visible: button.visualFocus
        }
    }
    contentItem: Item {
        Grid {
            anchors.centerIn: parent
            columnSpacing: Theme.s2
            columns: button.stacked ? 1 : 2
            horizontalItemAlignment: Grid.AlignHCenter
            verticalItemAlignment: Grid.AlignVCenter

            Icon {
                name: button.iconName
                size: Theme.navIcon
                tone: button.enabled ? Theme.ink : Theme.off
                visible: button.iconName !== ""
            }
            Text {
                color: button.enabled ? Theme.ink : Theme.off
                font.bold: button.enabled
                font.pixelSize: button.stacked ? Theme.label : Theme.body
                text: button.text
                textFormat: Text.PlainText
            }
        }
    }
}
