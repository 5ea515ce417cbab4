import QtQuick
import Kiosk.Controls
import Kiosk.Display
import Kiosk.Theme

// A code to scan, what it opens, and that nothing has been sent.
Item {
    id: screen

    required property VisitModel visit
    readonly property int room: Panel.portrait ? Theme.mm(158) : frame.height - Theme.s6
    // Whole pixels to a module: as many as the frame has room for, and at least 80 mm of code.
    readonly property int modulePixels: Math.max(Math.ceil(Theme.codeAtLeast / (visit.codeModules - 8)), Math.floor(Math.min(room, frame.width - 4 * Theme.s4) / visit.codeModules))

    TopBand {
        id: band

        width: parent.width
        height: Theme.topBand
        section: Panel.small ? screen.visit.title : screen.visit.section
    }
    Words {
        id: headline

        visible: Panel.portrait
        x: Theme.margin
        y: band.height + Theme.s4
        width: parent.width - 2 * x
        height: visible ? implicitHeight : 0
        horizontalAlignment: Text.AlignHCenter
        text: screen.visit.title
        font.pixelSize: Theme.h2
        font.bold: true
        Accessible.role: Accessible.Heading
    }
    Arch {
        id: frame

        x: Panel.portrait ? Math.round((parent.width - width) / 2) : Theme.margin
        y: Panel.portrait ? headline.y + headline.height + Theme.s3 : band.height + Theme.s4
        width: Panel.portrait ? Theme.mm(213) : Math.round(screen.width * (Panel.small ? 0.39 : 0.37))
        height: Panel.portrait ? Theme.mm(223) : parent.height - y
        topLeftRadius: Panel.portrait ? width / 2 : width / 4
        topRightRadius: topLeftRadius
        color: Theme.pine

        Arch {
            anchors.fill: parent
            anchors.margins: Theme.s4
            anchors.bottomMargin: 0
            topLeftRadius: frame.topLeftRadius - Theme.s4
            topRightRadius: topLeftRadius
            color: Theme.arch2
        }
        Arch {
            anchors.fill: parent
            anchors.margins: 2 * Theme.s4
            anchors.bottomMargin: 0
            topLeftRadius: frame.topLeftRadius - 2 * Theme.s4
            topRightRadius: topLeftRadius
            color: Theme.codeLight
        }
        Image {
            x: Math.round((frame.width - width) / 2)
            y: frame.height - height - Theme.s2
            width: screen.visit.codeModules * screen.modulePixels
            height: width
            smooth: false
            source: screen.visit.codeUrl === "" ? "" : "image://code/" + screen.modulePixels + "/" + screen.visit.codeUrl
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("Code that opens %1").arg(screen.visit.codeHost)
            Accessible.description: screen.visit.codeUrl
        }
    }
    Rectangle {
        visible: Panel.portrait
        x: Theme.margin
        y: frame.y + frame.height
        width: parent.width - 2 * x
        height: Theme.s1
        radius: height / 2
        color: Theme.pine
    }
    Column {
        x: Panel.portrait ? Theme.margin : frame.x + frame.width + Theme.s7
        y: Panel.portrait ? frame.y + frame.height + Theme.s4 : band.height + (Panel.small ? Theme.s2 : Theme.s5)
        width: parent.width - x - Theme.margin
        spacing: Panel.small ? Theme.s1 : Theme.s2

        Words {
            visible: !Panel.portrait && !Panel.small
            width: parent.width
            text: screen.visit.title
            font.pixelSize: Theme.h2
            font.bold: true
            Accessible.role: Accessible.Heading
        }
        Words {
            width: parent.width
            horizontalAlignment: Panel.portrait ? Text.AlignHCenter : Text.AlignLeft
            text: screen.visit.codeHost
            font.pixelSize: Theme.number
            font.bold: true
            lineHeight: 1
            wrapMode: Text.WrapAnywhere
        }
        Words {
            width: parent.width
            horizontalAlignment: Panel.portrait ? Text.AlignHCenter : Text.AlignLeft
            text: screen.visit.codeUrl
            color: Theme.inkSoft
            font.pixelSize: Theme.caption
            wrapMode: Text.WrapAnywhere
        }
        Words {
            width: parent.width
            horizontalAlignment: Panel.portrait ? Text.AlignHCenter : Text.AlignLeft
            text: screen.visit.codeOpens
            font.pixelSize: Theme.label
        }
        Rectangle {
            width: parent.width
            height: sent.height + 2 * (Panel.small ? Theme.s1 : Theme.s3)
            radius: Theme.cardRadius
            color: Theme.warm

            IconArch {
                id: arch

                anchors.bottom: parent.bottom
                visible: !Panel.small
                x: Theme.s4
                color: Theme.surface
                name: "info"
            }
            Column {
                id: sent

                anchors.verticalCenter: parent.verticalCenter
                x: Panel.small ? Theme.s4 : arch.x + arch.width + Theme.s4
                width: parent.width - x - Theme.s4

                Words {
                    width: parent.width
                    text: qsTr("Nothing has been sent.")
                    font.pixelSize: Theme.h1
                    font.bold: true
                }
                Words {
                    width: parent.width
                    text: qsTr("The page opens on your phone and stays in its history.")
                    font.pixelSize: Panel.small ? Theme.label : Theme.body
                }
            }
        }
        Item {
            width: parent.width
            height: Math.max(call.height, number.height)
            visible: screen.visit.callNumber !== ""

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                x: Theme.s4
                name: "numbers"
                tone: Theme.pine
            }
            Column {
                id: call

                anchors.verticalCenter: parent.verticalCenter
                x: arch.x + arch.width + Theme.s4
                width: number.x - x - Theme.s3

                Words {
                    width: parent.width
                    visible: !Panel.small
                    text: qsTr("No phone? Rather talk?")
                    font.pixelSize: Theme.label
                    font.bold: true
                }
                Words {
                    width: parent.width
                    text: Panel.small ? qsTr("Or call %1").arg(screen.visit.callName) : screen.visit.callName
                    font.pixelSize: Theme.label
                }
            }
            Words {
                id: number

                anchors.verticalCenter: parent.verticalCenter
                anchors.right: parent.right
                anchors.rightMargin: Theme.s4
                text: screen.visit.callNumber
                color: Theme.pine
                font.pixelSize: Theme.number
                font.bold: true
                lineHeight: 1
            }
        }
    }
}
