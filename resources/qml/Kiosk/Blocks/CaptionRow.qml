import QtQuick
import Kiosk.Controls
import Kiosk.Theme

// Where it all comes from.
BlockRow {
    id: row

    required property string body

    Words {
        color: Theme.inkSoft
        font.pixelSize: Theme.caption
        text: row.body
        width: row.width
    }
}
