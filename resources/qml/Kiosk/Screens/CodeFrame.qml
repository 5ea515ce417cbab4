import QtQuick
import Kiosk.Controls
import Kiosk.Display
import Kiosk.Theme

// A code in its doorway: black on white in every theme, in whole pixels, never scaled.
Arch {
    id: frame

    required property CodeModel code
    required property int modulePixels
    required property int ring
    readonly property int side: code.modules * modulePixels

    color: Theme.pine
    topLeftRadius: Panel.portrait ? width / 2 : 2 * ring + Theme.mm(Panel.small ? 11 : 26)
    topRightRadius: topLeftRadius

    Arch {
        anchors.bottomMargin: 0
        anchors.fill: parent
        anchors.margins: frame.ring
        color: Theme.arch2
        topLeftRadius: frame.topLeftRadius - frame.ring
        topRightRadius: topLeftRadius
    }
    Arch {
        anchors.bottomMargin: 0
        anchors.fill: parent
        anchors.margins: 2 * frame.ring
        color: Theme.codeLight
        topLeftRadius: frame.topLeftRadius - 2 * frame.ring
        topRightRadius: topLeftRadius
    }
    Image {
        Accessible.description: frame.code.url
        Accessible.name: qsTr("Code that opens %1").arg(frame.code.host)
        Accessible.role: Accessible.Graphic
        height: width
        smooth: false
        source: frame.code.url === "" ? "" : "image://code/" + frame.modulePixels + "/" + frame.code.url
        width: frame.side
        x: Math.round((frame.width - width) / 2)
        y: frame.height - height - Theme.s2
    }
}
