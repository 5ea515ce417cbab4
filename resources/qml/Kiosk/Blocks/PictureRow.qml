import QtQuick
import Kiosk.Display
import Kiosk.Theme

// A picture of the content, with its text alternative.
BlockRow {
    id: picture

    required property string body
    required property string symbol

    Image {
        Accessible.name: picture.body
        Accessible.role: Accessible.Graphic
        fillMode: Image.PreserveAspectFit
        source: "image://media/" + picture.symbol
        width: Math.min(picture.width, Math.round(implicitWidth * Panel.pxPerMm / Theme.pictureDensity))
        x: Math.round((picture.width - width) / 2)
    }
}
