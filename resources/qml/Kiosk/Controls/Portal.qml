import QtQuick
import Kiosk.Theme

// Four nested arches: the frame of the attract screen and of the idle question.
Rectangle {
    id: portal

    default property alias inside: inner.data
    readonly property int step: Math.round(Math.min(width, height) * 0.046)
    // How far the outermost arch reaches beyond the sides.
    property int bleed: Math.round(Math.min(width, height) * 0.055)
    property int head: Math.round(height * 0.065)

    color: Theme.pine
    clip: true

    Arch {
        x: -portal.bleed
        y: portal.head
        width: portal.width + 2 * portal.bleed
        height: portal.height - y
        color: Theme.arch1
    }
    Arch {
        x: portal.step * 0.7
        y: portal.head + portal.bleed + portal.step * 0.7 - portal.step * 0.4
        width: portal.width - 2 * x
        height: portal.height - y
        color: Theme.arch2
    }
    Arch {
        x: portal.step * 1.7
        y: portal.head + portal.bleed + portal.step * 1.1
        width: portal.width - 2 * x
        height: portal.height - y
        color: Theme.mint
    }
    Arch {
        id: inner

        x: portal.step * 2.4
        y: portal.head + portal.bleed + portal.step * 1.8
        width: portal.width - 2 * x
        height: portal.height - y
        color: Theme.light
    }
    Words {
        anchors.horizontalCenter: parent.horizontalCenter
        y: Math.round((portal.head - height) / 2)
        text: qsTr("Rights · Safety · Help")
        color: Theme.onFill
        font.pixelSize: Theme.body
    }
}
