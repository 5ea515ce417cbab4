"""The page of numbers that still stands when visitor processes fail.

Made when the program is built, as outlines; shown without fonts, QML or content. Where even
its file is damaged, the numbers in `built_in` are drawn in digits made by code.
"""
