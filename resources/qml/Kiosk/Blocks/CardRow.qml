import QtQuick
import Kiosk.Controls
import Kiosk.Theme

// Something to know about this place: not a button.
BlockRow {
    id: card

    required property string title
    required property string body
    required property string symbol

    Rectangle {
        width: card.width
        height: Math.max(words.height + 2 * Theme.s4, arch.height + Theme.s4)
        radius: Theme.cardRadius
        color: Theme.surface

        IconArch {
            id: arch

            anchors.bottom: parent.bottom
            x: Theme.s4
            name: card.symbol
        }
        Column {
            id: words

            anchors.verticalCenter: parent.verticalCenter
            x: arch.x + arch.width + Theme.s4
            width: parent.width - x - Theme.s4

            Words {
                width: parent.width
                text: card.title
                font.pixelSize: Theme.h3
                font.bold: true
            }
            Words {
                width: parent.width
                text: card.body
            }
        }
    }
}
