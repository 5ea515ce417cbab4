import QtQuick
import Kiosk.Controls
import Kiosk.Theme

// One fact of a channel; the facts of a channel join to one card.
Item {
    id: fact

    required property string title
    required property string body
    required property string rich
    required property string symbol
    required property bool first
    required property bool last

    implicitHeight: Math.max(words.implicitHeight, arch.height) + Theme.s4

    Rectangle {
        width: parent.width
        height: parent.height + (fact.last ? 0 : Theme.s4)
        topLeftRadius: fact.first ? Theme.cardRadius : 0
        topRightRadius: topLeftRadius
        bottomLeftRadius: fact.last ? Theme.cardRadius : 0
        bottomRightRadius: bottomLeftRadius
        color: Theme.surface
    }
    Rectangle {
        anchors.bottom: parent.bottom
        anchors.bottomMargin: -Theme.s1
        visible: !fact.last
        x: Theme.s4
        width: parent.width - 2 * x
        height: Theme.thin
        color: Theme.hair
    }
    IconArch {
        id: arch

        x: Theme.s4
        y: Theme.s3
        width: Theme.archWidth
        name: fact.symbol
    }
    Column {
        id: words

        x: arch.x + arch.width + Theme.s4
        y: Theme.s3
        width: parent.width - x - Theme.s4

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
