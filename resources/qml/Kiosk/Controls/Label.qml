import QtQuick
import Kiosk.Theme

// The words of a control: they wrap between words, and where that is not enough they become
// smaller, but never smaller than everything may be. `room` is the width there is.
Text {
    id: label

    readonly property int longestWord: fonts.height > 0 ? Math.ceil(Math.max(...text.split(" ").map(word => fonts.advanceWidth(word)))) + 2 : 0
    // A little more than is measured: where letters come from several typefaces they are laid out wider.
    readonly property int natural: Math.ceil(metrics.advanceWidth * 1.01) + 2
    required property int room

    color: Theme.ink
    fontSizeMode: Text.Fit
    minimumPixelSize: Theme.caption
    textFormat: Text.PlainText
    verticalAlignment: Text.AlignVCenter
    width: Math.min(natural, room)
    wrapMode: Text.WordWrap

    FontMetrics {
        id: fonts

        font: label.font
    }
    TextMetrics {
        id: metrics

        font: label.font
        text: label.text
    }
}
