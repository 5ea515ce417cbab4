import QtQuick
import Kiosk.Controls
import Kiosk.Theme

// Something to know about this place: not a button.
BlockRow {
    id: card

    required property string body
    required property string symbol
    required property string title

    Rectangle {
        color: Theme.surface
        height: Math.max(words.height + 2 * Theme.s4, arch.height + Theme.s4)
        radius: Theme.cardRadius
        width: card.width

        IconArch {
            id: arch

            anchors.bottom: parent.bottom
            anchors.left: parent.left
            anchors.leftMargin: Theme.s4
            name: card.symbol
        }
        Column {
            id: words

            anchors.left: arch.right
            anchors.leftMargin: Theme.s4
            anchors.right: parent.right
            anchors.rightMargin: Theme.s4
            anchors.verticalCenter: parent.verticalCenter

            Words {
                font.bold: true
                font.pixelSize: Theme.h3
                text: card.title
                width: parent.width
            }
            Words {
                text: card.body
                width: parent.width
            }
        }
    }
}
