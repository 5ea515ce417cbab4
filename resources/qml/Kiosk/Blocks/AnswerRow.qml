import QtQuick
import Kiosk.Controls
import Kiosk.Display

// A button that opens a place. Where `brief` it is as low as a button may be; it `tells` what is
// there unless it is brief.
BlockRow {
    id: row

    required property string body
    property bool brief: Panel.small
    required property string symbol
    required property string target
    property bool tells: !brief
    required property string title

    signal opened(target: string)

    AnswerButton {
        brief: row.brief
        description: row.body
        iconName: row.symbol
        tells: row.tells
        text: row.title
        width: row.width

        onClicked: row.opened(row.target)
    }
}
