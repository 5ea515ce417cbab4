import QtQuick
import Kiosk.Display
import Kiosk.Theme

// Four nested arches: the frame of the attract screen and of the idle question.
Rectangle {
    id: portal

    // How far the outermost arch reaches beyond the sides.
    property int bleed: Math.round(Math.min(width, height) * 0.055)
    property int head: plain ? 0 : Math.max(Math.round(height * 0.065), Math.round(Theme.body * 1.6))
    // A small panel has no room for arches round large text.
    readonly property bool plain: Panel.small && Theme.large
    readonly property int step: Math.round(Math.min(width, height) * 0.046)
    default property alias within: inner.data

    clip: true
    color: Theme.portal

    Arch {
        border.color: Theme.line
        border.width: Theme.outline
        color: Theme.arch1
        height: portal.height - y
        width: portal.width + 2 * portal.bleed
        x: -portal.bleed
        y: portal.head
    }
    Arch {
        border.color: Theme.line
        border.width: Theme.outline
        color: Theme.contrast ? Theme.surface : Theme.arch2
        height: portal.height - y
        width: portal.width - 2 * x
        x: portal.step * 0.7
        y: portal.head + portal.bleed + portal.step * 0.7 - portal.step * 0.4
    }
    Arch {
        border.color: Theme.line
        border.width: Theme.outline
        color: Theme.mint
        height: portal.height - y
        width: portal.width - 2 * x
        x: portal.step * 1.7
        y: portal.head + portal.bleed + portal.step * 1.1
    }
    Arch {
        id: inner

        border.color: Theme.line
        border.width: Theme.outline
        color: Theme.light
        height: portal.height - y
        topLeftRadius: portal.plain ? 0 : width / 2
        topRightRadius: topLeftRadius
        width: portal.width - 2 * x
        x: portal.plain ? 0 : portal.step * 2.4
        y: portal.head + (portal.plain ? 0 : portal.bleed + portal.step * 1.8)
    }
    Words {
        anchors.horizontalCenter: parent.horizontalCenter
        color: Theme.onDeep
        font.pixelSize: Theme.body
        text: qsTr("Rights · Safety · Help")
        visible: !portal.plain
        y: Math.round((portal.head - height) / 2)
    }
}
