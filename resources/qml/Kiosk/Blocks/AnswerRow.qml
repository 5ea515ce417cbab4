import QtQuick
import Kiosk.Controls
import Kiosk.Display

// A button that opens a place.
BlockRow {
    id: row

    required property string body
    required property string symbol
    required property string target
    required property string title

    signal opened(target: string)

    AnswerButton {
        brief: Panel.small
        description: row.body
        iconName: row.symbol
        text: row.title
        width: row.width

        onClicked: row.opened(row.target)
    }
}
