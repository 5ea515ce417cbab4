pragma ComponentBehavior: Bound

import QtQuick
import QtQml.Models
import Kiosk.Controls
import Kiosk.Display
import Kiosk.Theme

// Fields over the whole screen: each one that a finger is on answers, and dots stay where it was
// told to be. Back and Leave now are where they always are.
Rectangle {
    id: test

    readonly property int gap: Panel.small ? Theme.s2 : Theme.s3
    required property HealthModel health
    readonly property int most: 600
    readonly property int side: Math.floor((width - leave.width) / 2) - Theme.margin - gap
    required property WindowModel visit

    function follow(point: point) {
        if (trail.count === most)
            trail.remove(0);
        trail.append({
            "at": point.x,
            "down": point.y
        });
        health.hit(point.x, point.y);
    }

    color: Theme.bg

    Component.onCompleted: health.lay([Qt.rect(leave.x, leave.y, leave.width, leave.height), Qt.rect(back.x, back.y, back.width, back.height)])

    ListModel {
        id: trail
    }
    Repeater {
        model: test.health.fields

        Rectangle {
            id: field

            required property bool asked
            readonly property int column: index % test.health.columns
            required property int index
            required property string name
            readonly property int row: Math.floor(index / test.health.columns)
            required property bool touched

            border.color: asked ? Theme.line : Theme.hair
            border.width: Theme.thin
            color: touched ? Theme.pine : Theme.surface
            height: Math.round((row + 1) * test.height / test.health.rows) - y
            width: Math.round((column + 1) * test.width / test.health.columns) - x
            x: Math.round(column * test.width / test.health.columns)
            y: Math.round(row * test.height / test.health.rows)

            Words {
                //: A field of the test of touch has answered. %1 is its name, like A1.
                Accessible.name: field.touched ? qsTr("%1: touched").arg(field.name) : field.name
                anchors.centerIn: parent
                color: field.touched ? Theme.onFill : Theme.ink
                font.pixelSize: Theme.label
                text: field.name
                visible: field.asked
            }
        }
    }
    Repeater {
        model: trail

        Rectangle {
            required property real at
            required property real down

            border.color: Theme.ink
            border.width: 1
            color: Theme.surface
            height: width
            radius: width / 2
            width: Theme.mm(3)
            x: Math.round(at - width / 2)
            y: Math.round(down - height / 2)
        }
    }
    PointHandler {
        target: null

        onActiveChanged: {
            if (active)
                test.follow(point.position);
        }
        onPointChanged: {
            if (active)
                test.follow(point.position);
        }
    }
    PlainButton {
        id: back

        iconName: "back"
        text: qsTr("Back")
        width: Panel.portrait ? test.side : Math.min(test.side, Math.max(natural + Theme.s4, Theme.mm(45)))
        x: Theme.mirrored ? leave.x + leave.width + test.gap : leave.x - test.gap - width
        y: leave.y

        onClicked: test.visit.back()
    }
    LeaveButton {
        id: leave

        anchors.horizontalCenter: parent.horizontalCenter
        y: parent.height - Theme.dockGap - Theme.navHeight

        onClicked: test.visit.leave()
    }
}
