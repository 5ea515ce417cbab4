import QtQuick
import Kiosk.Display
import Kiosk.Theme

// A picture of the content, with its text alternative.
BlockRow {
    id: picture

    required property string symbol
    required property string body

    Image {
        x: Math.round((picture.width - width) / 2)
        width: Math.min(picture.width, Math.round(implicitWidth * Panel.pxPerMm / Theme.pictureDensity))
        fillMode: Image.PreserveAspectFit
        source: "image://media/" + picture.symbol
        Accessible.role: Accessible.Graphic
        Accessible.name: picture.body
    }
}
