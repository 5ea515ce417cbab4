import QtQuick
import Kiosk.Controls
import Kiosk.Theme

// What is known of a service: a line of its card, with an icon where it says yes or no.
CardSlice {
    id: detail

    required property string body
    required property string symbol

    inset: Theme.s5

    Item {
        height: words.height
        width: parent.width

        Icon {
            anchors.left: parent.left
            name: detail.symbol
            size: Theme.s5
            tone: Theme.pine
            y: Math.round((words.font.pixelSize * 1.45 - height) / 2)
        }
        Words {
            id: words

            anchors.left: parent.left
            anchors.leftMargin: Theme.s5 + Theme.s2
            anchors.right: parent.right
            color: Theme.inkSoft
            font.pixelSize: Theme.label
            text: detail.body
        }
    }
}
