import QtQuick
import Kiosk.Theme

// A row of a white card that may go on in the next row, so that a long card can be paged.
BlockRow {
    id: slice

    required property bool first
    property int inset: Theme.s4
    required property bool last
    default property alias parts: column.data

    gap: last ? Theme.s4 : 0
    goesOn: !last

    Rectangle {
        bottomLeftRadius: slice.last ? Theme.cardRadius : 0
        bottomRightRadius: bottomLeftRadius
        color: Theme.surface
        height: column.height + Theme.s2 * (slice.first ? 1 : 0) + Theme.s2 * (slice.last ? 1 : 0)
        topLeftRadius: slice.first ? Theme.cardRadius : 0
        topRightRadius: topLeftRadius
        width: slice.width

        Column {
            id: column

            bottomPadding: Theme.s1
            topPadding: Theme.s1
            width: parent.width - 2 * x
            x: slice.inset
            y: slice.first ? Theme.s2 : 0
        }
    }
}
