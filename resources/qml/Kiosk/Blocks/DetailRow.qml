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
        width: parent.width
        height: words.height

        Icon {
            y: Math.round((words.font.pixelSize * 1.45 - height) / 2)
            name: detail.symbol
            tone: Theme.pine
            size: Theme.s5
        }
        Words {
            id: words

            x: Theme.s5 + Theme.s2
            width: parent.width - x
            text: detail.body
            color: Theme.inkSoft
            font.pixelSize: Theme.label
        }
    }
}
