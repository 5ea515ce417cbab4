import QtQuick
import Kiosk.Controls
import Kiosk.Theme

// An item of a list, with a tick or its number.
BlockRow {
    id: item

    required property string body
    required property string rich
    required property string symbol
    required property string number

    Icon {
        y: Math.round((words.font.pixelSize * 1.45 - height) / 2)
        visible: name !== ""
        name: item.symbol
        tone: Theme.pine
        size: Theme.s5
    }
    Words {
        visible: text !== ""
        text: item.number
        color: Theme.pine
        font.bold: true
    }
    RichWords {
        id: words

        x: Theme.s6
        width: item.width - x
        plain: item.body
        rich: item.rich
    }
}
