import QtQuick
import QtQuick.Templates as T
import Kiosk.Display
import Kiosk.Theme

// A secondary control: white, bordered, an icon and a word; on small panels one above the other.
T.AbstractButton {
    id: button

    property string iconName: ""
    // What its longest word needs, or a finger, and what all of its words do.
    readonly property int least: Math.max(Theme.mm(20.3), words.longestWord + sides + (stacked ? 0 : Theme.navIcon + Theme.s2))
    readonly property int natural: least + words.natural - words.longestWord
    // What is left free beside the words, left and right together.
    readonly property int sides: stacked && iconName !== "" ? Theme.s1 : 2 * Theme.s1
    property bool stacked: Panel.small
    readonly property color tone: down ? Theme.pressedInk : enabled ? Theme.ink : Theme.off

    Accessible.name: text
    focusPolicy: Qt.StrongFocus
    implicitHeight: Theme.navHeight

    background: Rectangle {
        border.color: button.down ? Theme.pressedLine : button.enabled ? Theme.line : Theme.hair
        border.width: button.down ? Theme.heavy : Theme.border
        color: button.down ? Theme.pressed : Theme.surface
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
                tone: button.tone
                visible: button.iconName !== "" && (!button.stacked || size + words.height <= button.height)
            }
            Label {
                id: words

                color: button.tone
                font.bold: button.enabled
                font.pixelSize: button.stacked || Theme.large ? Theme.label : Theme.body
                horizontalAlignment: button.stacked || button.iconName === "" ? Text.AlignHCenter : Text.AlignLeft
                room: button.width - button.sides - (button.stacked || button.iconName === "" ? 0 : Theme.navIcon + Theme.s2)
                text: button.text
            }
        }
    }
}
