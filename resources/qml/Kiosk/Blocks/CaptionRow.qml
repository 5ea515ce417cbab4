import QtQuick
import Kiosk.Controls
import Kiosk.Theme

// Where it all comes from.
Words {
    required property string body

    text: body
    color: Theme.inkSoft
    font.pixelSize: Theme.caption
}
