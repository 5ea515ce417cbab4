import QtQuick
import Kiosk.Controls
import Kiosk.Theme

// Where it all comes from.
BlockRow {
    id: row

    required property string body

    Words {
        width: row.width
        text: row.body
        color: Theme.inkSoft
        font.pixelSize: Theme.caption
    }
}
