pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Display
import Kiosk.Theme

// The numbers that are right whatever else is on the screen.
Rectangle {
    id: strip

    required property RecordList numbers

    color: Theme.night
    implicitHeight: Theme.strip

    Row {
        anchors.centerIn: parent
        spacing: Theme.s7

        Repeater {
            model: strip.numbers

            Row {
                id: pair

                required property string number
                required property string title

                spacing: Theme.s2

                Words {
                    anchors.baseline: digits.baseline
                    color: Theme.onFill
                    font.pixelSize: Theme.label
                    text: pair.title
                }
                Words {
                    id: digits

                    color: Theme.onFill
                    font.bold: true
                    font.pixelSize: Theme.h3
                    lineHeight: 1
                    text: pair.number
                }
            }
        }
    }
}
