import QtQuick
import Kiosk.Controls

// A paragraph.
RichWords {
    required property string body

    plain: body
}
