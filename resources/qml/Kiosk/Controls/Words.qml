import QtQuick
import Kiosk.Theme

// Text a visitor reads: plain, wrapped, never cut.
Text {
    Accessible.name: text
    Accessible.role: Accessible.StaticText
    color: Theme.ink
    font.pixelSize: Theme.body
    horizontalAlignment: Text.AlignLeft
    lineHeight: Theme.leading
    textFormat: Text.PlainText
    wrapMode: Text.Wrap
}
