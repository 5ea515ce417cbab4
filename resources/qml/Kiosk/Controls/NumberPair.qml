import QtQuick
import Kiosk.Theme

// A number and the words before it, or above it in `room` pixels where it is not `flat`.
Item {
    id: pair

    required property bool flat
    readonly property real flatWidth: words.implicitWidth + Theme.s2 + digits.implicitWidth
    required property string number
    required property int room
    readonly property real stackWidth: Math.max(words.implicitWidth, digits.implicitWidth)
    required property string title

    implicitHeight: flat ? digits.height : words.height + digits.height
    implicitWidth: flat ? flatWidth : room

    Words {
        id: words

        anchors.left: parent.left
        color: Theme.onFill
        font.pixelSize: Theme.label
        lineHeight: 1
        text: pair.title
        width: pair.flat ? implicitWidth : pair.room
        y: pair.flat ? Math.round(digits.y + digits.baselineOffset - baselineOffset) : 0
    }
    Words {
        id: digits

        anchors.bottom: parent.bottom
        anchors.left: pair.flat ? words.right : parent.left
        anchors.leftMargin: pair.flat ? Theme.s2 : 0
        color: Theme.onFill
        font.bold: true
        font.pixelSize: Theme.h3
        lineHeight: 1
        text: pair.number
    }
}
