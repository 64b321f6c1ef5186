from briefviewer.ui.plain import tool_tip


def test_a_tool_tip_holds_no_markup_of_a_store() -> None:
    assert tool_tip("<img src=x> & more\nline") == "<qt>&lt;img src=x&gt; &amp; more<br>line</qt>"
    assert tool_tip("") == ""
