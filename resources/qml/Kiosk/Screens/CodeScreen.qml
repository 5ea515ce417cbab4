import QtQuick
import Kiosk.Controls
import Kiosk.Display
import Kiosk.Theme

// A code to scan, what it opens, and that nothing has been sent.
Item {
    id: screen

    // Whole pixels to a module: as many as the frame has room for, and at least 80 mm of code.
    readonly property int modulePixels: Math.max(Math.ceil(Theme.codeAtLeast / (visit.codeModules - 8)), Math.floor(room / visit.codeModules))
    readonly property int ring: Panel.small ? Theme.s2 : Theme.s4
    readonly property int room: Panel.portrait ? Theme.mm(158) : Math.min(Theme.mm(150), frame.height - 2 * ring - 2 * Theme.s2)
    readonly property int side: visit.codeModules * modulePixels
    required property VisitModel visit

    TopBand {
        id: band

        height: Theme.topBand
        section: Panel.small ? screen.visit.title : screen.visit.section
        width: parent.width
    }
    Words {
        id: headline

        Accessible.role: Accessible.Heading
        font.bold: true
        font.pixelSize: Theme.h2
        height: visible ? implicitHeight : 0
        horizontalAlignment: Text.AlignHCenter
        text: screen.visit.title
        visible: Panel.portrait
        width: parent.width - 2 * x
        x: Theme.margin
        y: band.height + Theme.s4
    }
    Arch {
        id: frame

        color: Theme.pine
        height: Panel.portrait ? Theme.mm(223) : parent.height - y
        topLeftRadius: Panel.portrait ? width / 2 : 2 * screen.ring + Theme.mm(Panel.small ? 11 : 26)
        topRightRadius: topLeftRadius
        width: Panel.portrait ? Theme.mm(213) : screen.side + 4 * screen.ring + 2 * Theme.s2
        x: Panel.portrait ? Math.round((parent.width - width) / 2) : Theme.margin
        y: Panel.portrait ? headline.y + headline.height + Theme.s3 : band.height + Theme.s4

        Arch {
            anchors.bottomMargin: 0
            anchors.fill: parent
            anchors.margins: screen.ring
            color: Theme.arch2
            topLeftRadius: frame.topLeftRadius - screen.ring
            topRightRadius: topLeftRadius
        }
        Arch {
            anchors.bottomMargin: 0
            anchors.fill: parent
            anchors.margins: 2 * screen.ring
            color: Theme.codeLight
            topLeftRadius: frame.topLeftRadius - 2 * screen.ring
            topRightRadius: topLeftRadius
        }
        Image {
            Accessible.description: screen.visit.codeUrl
            Accessible.name: qsTr("Code that opens %1").arg(screen.visit.codeHost)
            Accessible.role: Accessible.Graphic
            height: width
            smooth: false
            source: screen.visit.codeUrl === "" ? "" : "image://code/" + screen.modulePixels + "/" + screen.visit.codeUrl
            width: screen.side
            x: Math.round((frame.width - width) / 2)
            y: frame.height - height - Theme.s2
        }
    }
    Rectangle {
        color: Theme.pine
        height: Theme.s1
        radius: height / 2
        visible: Panel.portrait
        width: parent.width - 2 * x
        x: Theme.margin
        y: frame.y + frame.height
    }
    Column {
        spacing: Panel.small ? Theme.s1 : Theme.s2
        width: parent.width - x - Theme.margin
        x: Panel.portrait ? Theme.margin : frame.x + frame.width + Theme.s7
        y: Panel.portrait ? frame.y + frame.height + Theme.s4 : band.height + (Panel.small ? Theme.s2 : Theme.s5)

        Words {
            Accessible.role: Accessible.Heading
            font.bold: true
            font.pixelSize: Theme.h2
            text: screen.visit.title
            visible: !Panel.portrait && !Panel.small
            width: parent.width
        }
        Words {
            font.bold: true
            font.pixelSize: Theme.number
            fontSizeMode: Text.HorizontalFit
            height: contentHeight
            horizontalAlignment: Panel.portrait ? Text.AlignHCenter : Text.AlignLeft
            lineHeight: 1
            minimumPixelSize: Theme.label
            text: screen.visit.codeHost
            width: parent.width
            wrapMode: Text.WrapAnywhere
        }
        Words {
            color: Theme.inkSoft
            font.pixelSize: Theme.caption
            horizontalAlignment: Panel.portrait ? Text.AlignHCenter : Text.AlignLeft
            text: screen.visit.codeUrl
            width: parent.width
            wrapMode: Text.WrapAnywhere
        }
        Words {
            font.pixelSize: Theme.label
            horizontalAlignment: Panel.portrait ? Text.AlignHCenter : Text.AlignLeft
            text: screen.visit.codeOpens
            width: parent.width
        }
        NothingSent {
            width: parent.width
        }
        CallInstead {
            name: screen.visit.callName
            number: screen.visit.callNumber
            visible: number !== ""
            width: parent.width
        }
    }
}
