import QtQuick
import Kiosk.Controls

// A button that opens a place.
AnswerButton {
    required property string title
    required property string body
    required property string symbol
    required property string target
    signal opened(target: string)

    text: title
    description: body
    iconName: symbol
    onClicked: opened(target)
}
