import QtQuick
import QtQuick.Templates as T
import Kiosk.Display
import Kiosk.Theme

// A secondary control: white, bordered, an icon and a word; on small panels one above the other.
T.AbstractButton {
    id: button

    property string iconName: ""
    property bool stacked: Panel.small

    implicitHeight: Theme.navHeight
    implicitWidth: Theme.navWidth
    focusPolicy: Qt.StrongFocus
    Accessible.name: text

    background: Rectangle {
        radius: Theme.radius
        color: button.down ? Theme.mint : Theme.surface
        border.width: button.down ? Theme.heavy : Theme.border
        border.color: button.down ? Theme.pine : button.enabled ? Theme.line : Theme.hair

        FocusRing {
            visible: button.visualFocus
        }
    }

    contentItem: Item {
        Grid {
            anchors.centerIn: parent
            columns: button.stacked ? 1 : 2
            columnSpacing: Theme.s2
            horizontalItemAlignment: Grid.AlignHCenter
            verticalItemAlignment: Grid.AlignVCenter

            Icon {
                visible: button.iconName !== ""
                name: button.iconName
                tone: button.enabled ? Theme.ink : Theme.off
                size: Theme.navIcon
            }
            Text {
                text: button.text
                color: button.enabled ? Theme.ink : Theme.off
                font.pixelSize: button.stacked ? Theme.label : Theme.body
                font.bold: button.enabled
                textFormat: Text.PlainText
            }
        }
    }
}
