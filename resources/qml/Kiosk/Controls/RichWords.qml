import QtQuick

// Running text with strong words. `rich` is built from typed spans, everything in it escaped.
Words {
    required property string plain
    required property string rich

    Accessible.name: plain
    text: rich
    textFormat: Text.StyledText
}
