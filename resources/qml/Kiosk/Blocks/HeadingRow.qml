import QtQuick
import Kiosk.Controls
import Kiosk.Theme

// A section title inside a page.
BlockRow {
    id: row

    required property string title
    required property int size

    leads: true

    Words {
        width: row.width
        topPadding: Theme.s2
        text: row.title
        font.pixelSize: row.size
        font.bold: true
        lineHeight: 1
        Accessible.role: Accessible.Heading
    }
}
