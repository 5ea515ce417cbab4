import QtQuick
import Kiosk.Controls
import Kiosk.Display

// A button that opens a place.
BlockRow {
    id: row

    required property string title
    required property string body
    required property string symbol
    required property string target
    signal opened(target: string)

    AnswerButton {
        width: row.width
        text: row.title
        description: row.body
        brief: Panel.small
        iconName: row.symbol
        onClicked: row.opened(row.target)
    }
}
