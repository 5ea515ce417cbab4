import QtQuick
import Kiosk.Blocks
import Kiosk.Controls
import Kiosk.Display
import Kiosk.Theme

// A title and rows, in pages where they do not fit. Wide panels have the title beside the rows.
Item {
    id: reading

    // Beside the rows a long lead has no room: then it is the first of them.
    readonly property bool leadBeside: Panel.portrait || name.height + lead.implicitHeight + head.y + 2 * Theme.s4 < pagerBar.y
    readonly property int side: Panel.portrait ? width - 2 * Theme.margin : Math.round(width * (Panel.small ? 0.3 : 0.31))
    required property VisitModel visit

    TopBand {
        id: band

        height: Theme.topBand
        section: reading.visit.section
        width: parent.width
    }
    Column {
        id: head

        spacing: Theme.s2
        width: reading.side
        x: Theme.margin
        y: band.height + Theme.s4

        Words {
            id: name

            Accessible.role: Accessible.Heading
            font.bold: true
            font.pixelSize: reading.visit.titleIsLong && !Panel.portrait ? Theme.h3 : Theme.h1
            lineHeight: 1
            text: reading.visit.title
            width: parent.width
        }
        Lead {
            id: lead

            contentNote: reading.visit.contentNote
            text: reading.visit.lead
            visible: reading.leadBeside
            width: parent.width
        }
    }
    Item {
        id: viewport

        readonly property bool atStop: !view.moving && Math.abs(view.contentY - pager.top) < 1
        readonly property int foot: action.visible && Panel.portrait ? action.y : reading.height
        readonly property int paged: Panel.portrait ? whole - Theme.pagerHeight - Theme.s4 : whole
        readonly property int whole: foot - y - Theme.s4

        clip: true
        height: atStop ? Math.min(view.height, pager.bottom - pager.top + Math.min(pager.gap, Theme.s3)) : view.height
        width: reading.width - x - Theme.margin + Theme.s3

        // Room for focus rings at the sides; at rest it ends with the page, so that no row is cut.
        x: (Panel.portrait ? Theme.margin : head.x + head.width + Theme.s7) - Theme.s3
        y: Panel.portrait ? Math.max(head.y + head.height + Theme.s4, Panel.reachTop) : band.height + Theme.s4

        Flickable {
            id: view

            boundsBehavior: Flickable.StopAtBounds
            contentHeight: Math.max(rows.height, pager.top + height)
            contentWidth: width
            height: pager.count > 1 ? viewport.paged : viewport.whole
            width: parent.width

            onMovementEnded: pager.follow(contentY)

            Rows {
                id: rows

                contentNote: !reading.leadBeside && reading.visit.contentNote
                lead: reading.leadBeside ? "" : reading.visit.lead
                model: reading.visit.rows
                width: view.width - 2 * x
                x: Theme.s3

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
        function onScreenChanged() {
            pager.first();
        }

        target: reading.visit
    }
    Connections {
        function onChanged() {
            view.contentY = pager.top;
        }

        target: pager
    }
    PagerBar {
        id: pagerBar

        pager: pager
        visible: pager.count > 1
        width: reading.side
        x: Theme.margin
        y: (action.visible ? action.y : reading.height) - height - Theme.s4
    }
    PrimaryButton {
        id: action

        iconName: reading.visit.actionTarget.startsWith("more:") ? "forward" : "code"
        text: reading.visit.action
        visible: text !== ""
        width: reading.side
        x: Theme.margin
        y: reading.height - height - Theme.s4

        onClicked: reading.visit.open(reading.visit.actionTarget)
    }
}
