import QtQuick
import Kiosk.Controls
import Kiosk.Theme

// A language to go on in.
BlockRow {
    id: row

    required property string body
    required property string symbol
    required property string target
    required property string title

    signal opened(target: string)

    gap: Theme.s3

    LanguageButton {
        chosen: row.symbol !== ""
        note: row.body
        text: row.title
        width: row.width

        onClicked: row.opened(row.target)
    }
}
