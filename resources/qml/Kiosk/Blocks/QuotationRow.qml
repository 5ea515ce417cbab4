import QtQuick
import Kiosk.Controls
import Kiosk.Theme

// Somebody's words, and whose they are.
BlockRow {
    id: quotation

    required property string body
    required property string caption
    required property string rich

    Rectangle {
        anchors.left: parent.left
        color: Theme.arch2
        height: words.height
        radius: width / 2
        width: Theme.s1
    }
    Column {
        id: words

        anchors.left: parent.left
        anchors.leftMargin: Theme.s5
        anchors.right: parent.right
        spacing: Theme.s2

        RichWords {
            plain: quotation.body
            rich: quotation.rich
            width: parent.width
        }
        Words {
            color: Theme.inkSoft
            font.pixelSize: Theme.caption
            text: quotation.caption
            width: parent.width
        }
    }
}
