import QtQuick
import Kiosk.Controls
import Kiosk.Theme

// The one thing of a page that must not be missed.
BlockRow {
    id: callout

    required property string title
    required property string body
    required property string rich
    required property string symbol

    Rectangle {
        width: callout.width
        height: Math.max(words.height + 2 * Theme.s4, arch.height + Theme.s4)
        radius: Theme.cardRadius
        color: Theme.warm

        IconArch {
            id: arch

            anchors.bottom: parent.bottom
            x: Theme.s4
            color: Theme.surface
            name: callout.symbol
        }
        Column {
            id: words

            anchors.verticalCenter: parent.verticalCenter
            x: arch.x + arch.width + Theme.s4
            width: parent.width - x - Theme.s4

            Words {
                width: parent.width
                visible: text !== ""
                text: callout.title
                font.bold: true
            }
            RichWords {
                width: parent.width
                plain: callout.body
                rich: callout.rich
            }
        }
    }
}
