pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Display
import Kiosk.Theme

// The numbers that are right whatever else is on the screen. Where they do not fit on one line,
// each stands under its words.
Rectangle {
    id: strip

    readonly property int column: Math.floor((width - 2 * Theme.margin - (pairs.count - 1) * Theme.s4) / Math.max(1, pairs.count))
    readonly property bool fits: needed + (pairs.count - 1) * Theme.s4 <= width - 2 * Theme.margin
    property int needed: 0
    property int neededStacked: 0
    required property RecordList numbers
    readonly property bool stackFits: neededStacked + (pairs.count - 1) * Theme.s4 <= width - 2 * Theme.margin

    function measure() {
        let flat = 0, stacked = 0;
        for (let i = 0; i < pairs.count; i++) {
            const pair = pairs.itemAt(i) as NumberPair;
            flat += Math.ceil(pair?.flatWidth ?? 0);
            stacked += Math.ceil(pair?.stackWidth ?? 0);
        }
        needed = flat;
        neededStacked = stacked;
    }

    color: Theme.night
    implicitHeight: fits ? Theme.strip : Math.max(Theme.strip, row.height + Theme.s2)

    Row {
        id: row

        anchors.centerIn: parent
        spacing: strip.fits ? Math.min(Theme.s7, (strip.width - 2 * Theme.margin - strip.needed) / Math.max(1, pairs.count - 1)) : strip.stackFits ? (strip.width - 2 * Theme.margin - strip.neededStacked) / Math.max(1, pairs.count - 1) : Theme.s4

        Repeater {
            id: pairs

            model: strip.numbers

            NumberPair {
                flat: strip.fits
                room: strip.stackFits ? Math.ceil(stackWidth) : strip.column

                onFlatWidthChanged: Qt.callLater(strip.measure)
                onStackWidthChanged: Qt.callLater(strip.measure)
            }
        }
    }
}
