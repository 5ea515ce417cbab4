import QtQuick
import Kiosk.Blocks
import Kiosk.Controls
import Kiosk.Display
import Kiosk.Theme

// What a code opens, that nothing has been sent, and whom to call instead.
Column {
    id: words

    readonly property int alignment: Panel.portrait ? Text.AlignHCenter : Text.AlignLeft
    required property CodeModel code
    readonly property int space: Panel.small ? Theme.s1 : Theme.s2
    required property string title

    BlockRow {
        gap: words.space
        leads: true
        visible: !Panel.portrait && !Panel.small
        width: words.width

        Words {
            Accessible.role: Accessible.Heading
            font.bold: true
            font.pixelSize: Theme.h2
            text: words.title
            width: parent.width
        }
    }
    BlockRow {
        gap: words.space
        width: words.width

        Words {
            font.bold: true
            font.pixelSize: Theme.number
            fontSizeMode: Text.HorizontalFit
            height: contentHeight
            horizontalAlignment: words.alignment
            lineHeight: 1
            minimumPixelSize: Theme.label
            text: words.code.host
            width: parent.width
            wrapMode: Text.WrapAnywhere
        }
    }
    // In large text it must not be on a later page.
    BlockRow {
        gap: words.space
        visible: Theme.large
        width: words.width

        NothingSent {
            width: parent.width
        }
    }
    BlockRow {
        gap: words.space
        width: words.width

        Words {
            color: Theme.inkSoft
            font.pixelSize: Theme.caption
            horizontalAlignment: words.alignment
            text: words.code.url
            width: parent.width
            wrapMode: Text.WrapAnywhere
        }
    }
    BlockRow {
        gap: words.space
        width: words.width

        Words {
            font.pixelSize: Theme.label
            horizontalAlignment: words.alignment
            text: words.code.opens
            width: parent.width
        }
    }
    BlockRow {
        gap: words.space
        visible: !Theme.large
        width: words.width

        NothingSent {
            width: parent.width
        }
    }
    BlockRow {
        gap: 0
        visible: words.code.callNumber !== ""
        width: words.width

        CallInstead {
            name: words.code.callName
            number: words.code.callNumber
            width: parent.width
        }
    }
}
