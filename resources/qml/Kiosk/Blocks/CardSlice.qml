import QtQuick
import Kiosk.Theme

// A row of a white card that may go on in the next row, so that a long card can be paged.
BlockRow {
    id: slice

    required property bool first
    required property bool last
    property int inset: Theme.s4
    default property alias parts: column.data

    gap: last ? Theme.s4 : 0

    Rectangle {
        width: slice.width
        height: column.height + Theme.s2 * (slice.first ? 1 : 0) + Theme.s2 * (slice.last ? 1 : 0)
        topLeftRadius: slice.first ? Theme.cardRadius : 0
        topRightRadius: topLeftRadius
        bottomLeftRadius: slice.last ? Theme.cardRadius : 0
        bottomRightRadius: bottomLeftRadius
        color: Theme.surface

        Column {
            id: column

            x: slice.inset
            y: slice.first ? Theme.s2 : 0
            width: parent.width - 2 * x
            topPadding: Theme.s1
            bottomPadding: Theme.s1
        }
    }
}
