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
        border.color: Theme.hair
        border.width: Theme.outline
        color: Theme.warm
        height: Math.max(words.height + 2 * Theme.s4, arch.height + Theme.s4)
        radius: Theme.cardRadius
        width: callout.width

        IconArch {
            id: arch

            anchors.bottom: parent.bottom
            anchors.left: parent.left
            anchors.leftMargin: Theme.s4
            color: Theme.surface
            name: callout.symbol
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
