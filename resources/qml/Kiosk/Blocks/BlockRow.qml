import QtQuick
import Kiosk.Theme

// A row of a reading screen. `gap` is the room below it, which a page does not end with; a row
// that `leads` belongs on a page with the next, and a card that `goesOn` there is one with it.
Item {
    id: row

    property int gap: Theme.s4
    property bool goesOn: false
    property bool leads: goesOn
    default property alias within: body.data

    implicitHeight: body.height + gap

    Item {
        id: body

        // Whole pixels keep the borders of the next row sharp.
        height: Math.ceil(childrenRect.height)
        width: row.width
    }
}
