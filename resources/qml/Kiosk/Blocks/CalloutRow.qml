import QtQuick
import Kiosk.Controls
import Kiosk.Theme

// The one thing of a page that must not be missed.
BlockRow {
    id: callout

    required property string body
    required property string rich
    required property string symbol
    required property string title

    Rectangle {
        color: Theme.warm
        height: Math.max(words.height + 2 * Theme.s4, arch.height + Theme.s4)
        radius: Theme.cardRadius
        width: callout.width

        IconArch {
            id: arch

            anchors.bottom: parent.bottom
            color: Theme.surface
            name: callout.symbol
            x: Theme.s4
        }
        Column {
            id: words

            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - x - Theme.s4
            x: arch.x + arch.width + Theme.s4

            Words {
                font.bold: true
                text: callout.title
                visible: text !== ""
                width: parent.width
            }
            RichWords {
                plain: callout.body
                rich: callout.rich
                width: parent.width
            }
        }
    }
}
