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
        color: Theme.arch2
        height: words.height
        radius: width / 2
        width: Theme.s1
    }
    Column {
        id: words

        spacing: Theme.s2
        width: quotation.width - x
        x: Theme.s5

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
