import QtQuick
import Kiosk.Controls
import Kiosk.Theme

// An item of a list, with a tick or its number.
BlockRow {
    id: item

    required property string body
    required property string number
    required property string rich
    required property string symbol

    Icon {
        anchors.left: parent.left
        name: item.symbol
        size: Theme.s5
        tone: Theme.pine
        visible: name !== ""
        y: Math.round((words.font.pixelSize * 1.45 - height) / 2)
    }
    Words {
        anchors.left: parent.left
        color: Theme.pine
        font.bold: true
        text: item.number === "" ? "" : Theme.digits(Number(item.number))
        visible: text !== ""
    }
    RichWords {
        id: words

        anchors.left: parent.left
        anchors.leftMargin: Theme.s6
        anchors.right: parent.right
        plain: item.body
        rich: item.rich
    }
}
