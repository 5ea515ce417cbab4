import QtQuick
import Kiosk.Display
import Kiosk.Theme

// A picture of the content, with its text alternative.
Item {
    id: picture

    required property string symbol
    required property string body

    implicitHeight: image.height

    Image {
        id: image

        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(parent.width, implicitWidth * Panel.pxPerMm / Theme.pictureDensity)
        fillMode: Image.PreserveAspectFit
        source: "image://media/" + picture.symbol
        Accessible.role: Accessible.Graphic
        Accessible.name: picture.body
    }
}
