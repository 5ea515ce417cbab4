import QtQuick
import Kiosk.Controls
import Kiosk.Theme

// One fact of a channel; the facts of a channel join to one card.
CardSlice {
    id: fact

    required property string body
    required property string rich
    required property string symbol
    required property string title

    Rectangle {
        color: Theme.hair
        height: Theme.thin
        visible: !fact.first
        width: parent.width
    }
    Item {
        height: Math.max(words.height, arch.height) + Theme.s2
        width: parent.width

        IconArch {
            id: arch

            anchors.left: parent.left
            name: fact.symbol
            y: Theme.s2
        }
        Column {
            id: words

            anchors.left: arch.right
            anchors.leftMargin: Theme.s4
            anchors.right: parent.right
            y: Theme.s2

            Words {
                color: Theme.inkSoft
                font.pixelSize: Theme.label
                text: fact.title
                width: parent.width
            }
            RichWords {
                plain: fact.body
                rich: fact.rich
                width: parent.width
            }
        }
    }
}
