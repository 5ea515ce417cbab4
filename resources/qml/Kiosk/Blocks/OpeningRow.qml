import QtQuick
import Kiosk.Controls
import Kiosk.Theme

// Whether a service is open now: a chip of its card, filled and with a tick when it is, outlined
// and with a clock when it opens later.
CardSlice {
    id: opening

    readonly property bool isOpen: symbol === "yes"
    required property string symbol
    required property string title

    inset: Theme.s5

    Item {
        height: chip.height + Theme.s1
        width: parent.width

        Rectangle {
            id: chip

            anchors.left: parent.left
            border.color: opening.isOpen ? Theme.ok : Theme.line
            border.width: Theme.thin
            color: opening.isOpen ? Theme.ok : Theme.clear
            height: told.height + 2 * Theme.s1
            radius: height / 2
            width: told.width + 2 * Theme.s3

            Row {
                id: told

                anchors.left: parent.left
                anchors.leftMargin: Theme.s3
                anchors.verticalCenter: parent.verticalCenter
                spacing: Theme.s2

                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    name: opening.symbol
                    size: Theme.s5
                    tone: words.color
                }
                Words {
                    id: words

                    readonly property int most: opening.width - 2 * opening.inset - 2 * Theme.s3 - Theme.s5 - Theme.s2

                    color: opening.isOpen ? Theme.onFill : Theme.ink
                    font.bold: true
                    font.pixelSize: Theme.label
                    text: opening.title
                    width: Math.min(implicitWidth, most)
                }
            }
        }
    }
}
