import QtQuick
import Kiosk.Controls
import Kiosk.Theme

// One fact of a channel; the facts of a channel join to one card.
CardSlice {
    id: fact

    required property string title
    required property string body
    required property string rich
    required property string symbol

    Rectangle {
        visible: !fact.first
        width: parent.width
        height: Theme.thin
        color: Theme.hair
    }
    Item {
        width: parent.width
        height: Math.max(words.height, arch.height) + Theme.s2

        IconArch {
            id: arch

            y: Theme.s2
            name: fact.symbol
        }
        Column {
            id: words

            x: arch.width + Theme.s4
            y: Theme.s2
            width: parent.width - x

            Words {
                width: parent.width
                text: fact.title
                color: Theme.inkSoft
                font.pixelSize: Theme.label
            }
            RichWords {
                width: parent.width
                plain: fact.body
                rich: fact.rich
            }
        }
    }
}
