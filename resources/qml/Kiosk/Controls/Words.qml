import QtQuick
import QtQuick.Templates as T
import Kiosk.Theme

// Text a visitor reads: plain, wrapped, never cut.
T.Label {
    Accessible.name: text
    color: Theme.ink
    font.pixelSize: Theme.body
    lineHeight: Theme.leading
    textFormat: Text.PlainText
    wrapMode: Text.Wrap
}
