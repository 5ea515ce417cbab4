import QtQuick
import Kiosk.Controls
import Kiosk.Theme

// A section title. It never stands last on a page.
Words {
    required property string title
    required property int size
    readonly property bool leads: true

    topPadding: Theme.s2
    text: title
    font.pixelSize: size
    font.bold: true
    lineHeight: 1
    Accessible.role: Accessible.Heading
}
