import QtQuick
import Kiosk.Display
import Kiosk.Theme

// The controls every screen has, in the same order, at the bottom. Leave now is the centre. The
// tools have a row of their own where the panel is narrow or the text large.
Rectangle {
    id: dock

    readonly property bool apart: Theme.dockRows === 2
    readonly property int gap: Panel.small ? Theme.s2 : Theme.s3
    readonly property int inner: width - 2 * Theme.margin
    readonly property int navTop: height - Theme.dockGap - Theme.navHeight
    // Words wrap only where those of all three do not fit.
    readonly property bool roomy: start.least + textSize.natural + contrast.natural + 2 * gap <= side
    readonly property int side: Math.floor((inner - leave.width) / 2) - gap
    // In one row each is as wide as its words need, and shares what is left.
    readonly property int spareLeft: Math.floor((side - gap - language.least - back.least) / 2)
    readonly property int spareRight: Math.floor((side - 2 * gap - start.least - need(textSize) - need(contrast)) / 3)
    // In a row of their own the tools are equally wide, as long as the language's name fits.
    readonly property int third: Math.floor((inner - 2 * gap) / 3)
    readonly property int toolWidth: Math.floor((inner - language.width - 2 * gap) / 2)
    readonly property bool usable: !visit.asking
    required property WindowModel visit

    // Where something stands that is `offset` away from where reading begins.
    function at(offset: int, breadth: int): int {
        return Theme.mirrored ? width - Theme.margin - offset - breadth : Theme.margin + offset;
    }
    function need(tool: ToolButton): int {
        return (roomy ? tool?.natural : tool?.least) ?? 0;
    }

    color: Theme.surface
    implicitHeight: Theme.dock

    ToolButton {
        id: language

        //: %1 is a language, in its own name.
        Accessible.name: qsTr("Language: %1").arg(text)
        enabled: dock.usable && dock.visit.tools.severalLanguages
        iconName: "language"
        on: dock.visit.tools.choosing
        text: dock.visit.tools.language
        width: dock.apart ? Math.max(dock.third, least) : least + dock.spareLeft
        x: dock.at(0, width)
        y: Theme.dockGap

        onClicked: dock.visit.tools.switchLanguages()
    }
    ToolButton {
        id: textSize

        enabled: dock.usable
        iconName: Theme.mirrored ? "text-size-arabic" : "text-size"
        on: dock.visit.tools.large
        text: qsTr("Text size")
        width: dock.apart ? dock.toolWidth : dock.need(textSize) + dock.spareRight
        x: dock.at(dock.apart ? language.width + dock.gap : dock.inner - dock.side + start.width + dock.gap, width)
        y: Theme.dockGap

        onClicked: dock.visit.tools.switchTextSize()
    }
    ToolButton {
        id: contrast

        enabled: dock.usable
        iconName: "contrast"
        on: dock.visit.tools.contrast
        text: qsTr("Contrast")
        width: dock.apart ? dock.toolWidth : dock.need(contrast) + dock.spareRight
        x: dock.at(dock.inner - width, width)
        y: Theme.dockGap

        onClicked: dock.visit.tools.switchContrast()
    }
    PlainButton {
        id: back

        enabled: dock.visit.canGoBack && dock.usable
        iconName: "back"
        text: qsTr("Back")
        width: dock.apart ? dock.side : least + dock.spareLeft
        x: dock.at(dock.side - width, width)
        y: dock.navTop

        onClicked: dock.visit.back()
    }
    LeaveButton {
        id: leave

        anchors.horizontalCenter: parent.horizontalCenter
        y: dock.navTop

        onClicked: dock.visit.leave()
    }
    PlainButton {
        id: start

        enabled: dock.visit.canGoBack && dock.usable
        iconName: "start"
        text: qsTr("Start")
        width: dock.apart ? dock.side : least + dock.spareRight
        x: dock.at(dock.inner - dock.side, width)
        y: dock.navTop

        onClicked: dock.visit.home()
    }
}
