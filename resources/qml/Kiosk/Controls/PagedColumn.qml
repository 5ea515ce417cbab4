import QtQuick
import Kiosk.Display
import Kiosk.Theme

// A column in pages: what does not fit stands on the next, and no row is cut. A column that fits
// into `whole` pixels is one page; else pages are `paged` pixels high, which leaves room for the
// controls that turn them.
Item {
    id: pages

    readonly property bool atStop: !view.moving && Math.abs(view.contentY - turner.top) < 1
    required property Column column
    property int paged: whole
    readonly property Pager pager: turner
    required property int whole
    default property alias within: view.flickableData

    clip: true
    height: atStop ? Math.min(view.height, turner.bottom - turner.top + Math.min(turner.gap, Theme.s3)) : view.height

    Flickable {
        id: view

        boundsBehavior: Flickable.StopAtBounds
        contentHeight: Math.max(pages.column.height, turner.top + height)
        contentWidth: width
        height: turner.count > 1 ? pages.paged : pages.whole
        width: pages.width

        onMovementEnded: turner.follow(contentY)
    }
    Pager {
        id: turner

        column: pages.column
        height: pages.paged
        whole: pages.whole
    }
    Connections {
        // Rows may move while all of them together stay as high as others were.
        function onPositioningComplete() {
            turner.lay_out();
        }

        target: pages.column
    }
    Connections {
        function onChanged() {
            view.contentY = turner.top;
        }

        target: turner
    }
}
