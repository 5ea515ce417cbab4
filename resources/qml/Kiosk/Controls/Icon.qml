import QtQuick
import Kiosk.Theme

// A decorative outline; the word beside it says what it means.
Image {
    id: icon

    required property string name
    property int size: Theme.cardIcon
    property color tone: Theme.ink

    height: size
    mirror: Theme.mirrored && Theme.turning.includes(name)
    source: name === "" ? "" : "image://icon/" + name + "/" + Theme.hex(tone)
    sourceSize: Qt.size(size, size)
    width: size
}
