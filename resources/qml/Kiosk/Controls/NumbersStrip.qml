import QtQuick
import Kiosk.Display
import Kiosk.Theme

// The numbers that are right whatever else is on the screen.
Rectangle {
    id: strip

    required property RecordList numbers

    implicitHeight: Theme.strip
    color: Theme.night

    Row {
        anchors.centerIn: parent
        spacing: Theme.s7

        Repeater {
            model: strip.numbers

            Row {
                id: pair

                required property string title
                required property string number

                spacing: Theme.s2

                Words {
                    anchors.baseline: digits.baseline
                    text: pair.title
                    color: Theme.onFill
                    font.pixelSize: Theme.label
                }
                Words {
                    id: digits

                    text: pair.number
                    color: Theme.onFill
                    font.pixelSize: Theme.h3
                    font.bold: true
                    lineHeight: 1
                }
            }
        }
    }
}
