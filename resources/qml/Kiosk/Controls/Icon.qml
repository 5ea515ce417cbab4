import QtQuick
import Kiosk.Theme

// A decorative outline; the word beside it says what it means.
Image {
    id: icon

    required property string name
    property color tone: Theme.ink
    property int size: Theme.cardIcon

    width: size
    height: size
    sourceSize: Qt.size(size, size)
    source: name === "" ? "" : "image://icon/" + name + "/" + Theme.hex(tone)
}
