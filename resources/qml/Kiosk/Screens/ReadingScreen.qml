import QtQuick
import Kiosk.Blocks
import Kiosk.Controls
import Kiosk.Display
import Kiosk.Theme

// A title and rows, in pages where they do not fit. Wide panels have the title beside the rows.
Item {
    id: reading

    required property VisitModel visit
    // Beside the rows a long lead has no room: then it is the first of them.
    readonly property bool leadBeside: Panel.portrait || name.height + lead.implicitHeight + head.y + 2 * Theme.s4 < pagerBar.y
    readonly property int side: Panel.portrait ? width - 2 * Theme.margin : Math.round(width * (Panel.small ? 0.285 : 0.31))

    TopBand {
        id: band

        width: parent.width
        height: Theme.topBand
        section: reading.visit.section
    }
    Column {
        id: head

        x: Theme.margin
        y: band.height + Theme.s4
        width: reading.side
        spacing: Theme.s2

        Words {
            id: name

            width: parent.width
            text: reading.visit.title
            font.pixelSize: Theme.h1
            font.bold: true
            lineHeight: 1
            Accessible.role: Accessible.Heading
        }
        Lead {
            id: lead

            width: parent.width
            visible: reading.leadBeside
            text: reading.visit.lead
            contentNote: reading.visit.contentNote
        }
    }
    Item {
        id: viewport

        readonly property int foot: action.visible && Panel.portrait ? action.y : reading.height
        readonly property int whole: foot - y - Theme.s4
        readonly property int paged: Panel.portrait ? whole - Theme.pagerHeight - Theme.s4 : whole
        readonly property bool atStop: !view.moving && Math.abs(view.contentY - pager.top) < 1

        // Room for focus rings at the sides; at rest it ends with the page, so that no row is cut.
        x: (Panel.portrait ? Theme.margin : head.x + head.width + Theme.s7) - Theme.s3
        y: Panel.portrait ? head.y + head.height + Theme.s4 : band.height + Theme.s4
        width: reading.width - x - Theme.margin + Theme.s3
        height: atStop ? Math.min(view.height, pager.bottom - pager.top + Theme.s3) : view.height
        clip: true

        Flickable {
            id: view

            width: parent.width
            height: pager.count > 1 ? viewport.paged : viewport.whole
            contentWidth: width
            contentHeight: Math.max(rows.height, pager.top + height)
            boundsBehavior: Flickable.StopAtBounds
            onMovementEnded: pager.follow(contentY)

            Rows {
                id: rows

                x: Theme.s3
                width: view.width - 2 * x
                model: reading.visit.rows
                lead: reading.leadBeside ? "" : reading.visit.lead
                contentNote: !reading.leadBeside && reading.visit.contentNote
                onOpened: target => reading.visit.open(target)
            }
        }
    }
    Pager {
        id: pager

        column: rows
        height: viewport.paged
        whole: viewport.whole
    }
    Connections {
        target: reading.visit

        function onScreenChanged() {
            pager.first();
        }
    }
    Connections {
        target: pager

        function onChanged() {
            view.contentY = pager.top;
        }
    }
    PagerBar {
        id: pagerBar

        x: Theme.margin
        y: (action.visible ? action.y : reading.height) - height - Theme.s4
        width: reading.side
        visible: pager.count > 1
        pager: pager
    }
    PrimaryButton {
        id: action

        x: Theme.margin
        y: reading.height - height - Theme.s4
        width: reading.side
        visible: text !== ""
        text: reading.visit.action
        iconName: "code"
        onClicked: reading.visit.open(reading.visit.actionTarget)
    }
}
