import QtQuick
import Kiosk.Controls
import Kiosk.Theme

// A section title inside a page.
BlockRow {
    id: row

    required property int size
    required property string title

    leads: true

    Words {
        Accessible.role: Accessible.Heading
        font.bold: true
        font.pixelSize: row.size
        lineHeight: 1
        text: row.title
        topPadding: Theme.s2
        width: row.width
    }
}
