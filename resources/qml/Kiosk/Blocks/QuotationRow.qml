import QtQuick
import Kiosk.Controls
import Kiosk.Theme

// Somebody's words, and whose they are.
BlockRow {
    id: quotation

    required property string body
    required property string rich
    required property string caption

    Rectangle {
        width: Theme.s1
        height: words.height
        radius: width / 2
        color: Theme.arch2
    }
    Column {
        id: words

        x: Theme.s5
        width: quotation.width - x
        spacing: Theme.s2

        RichWords {
            width: parent.width
            plain: quotation.body
            rich: quotation.rich
        }
        Words {
            width: parent.width
            text: quotation.caption
            color: Theme.inkSoft
            font.pixelSize: Theme.caption
        }
    }
}
