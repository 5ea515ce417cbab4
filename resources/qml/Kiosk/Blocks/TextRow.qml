import QtQuick
import Kiosk.Controls

// A paragraph.
BlockRow {
    id: row

    required property string body
    required property string rich

    RichWords {
        plain: row.body
        rich: row.rich
        width: row.width
    }
}
