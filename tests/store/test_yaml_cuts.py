from collections.abc import Iterable

from briefviewer.store.yaml_cuts import (
    Cut,
    cut_to_add,
    cuts_to_begin,
    cuts_to_remove,
    cuts_to_rewrite,
    field_cuts,
    scalar_cuts,
)
from briefviewer.store.yaml_events import MappingNode, SequenceNode, read_yaml
from briefviewer.store.yaml_layout import NULL, Items, Record, Setting, Text

ONE = Record((("id", Text("a")), ("t", Text("one"))))


def a_list(text: str) -> SequenceNode:
    root = read_yaml(text.encode()).root
    assert isinstance(root, SequenceNode)
    return root


def a_record_of(text: str) -> MappingNode:
    item = a_list(text).items[0]
    assert isinstance(item, MappingNode)
    return item


def after(text: str, cuts: Iterable[Cut]) -> str:
    for cut in sorted(cuts, key=lambda each: -each.start):
        text = text[: cut.start] + cut.text + text[cut.end :]
    return text


def test_values_change_in_their_place_on_one_line() -> None:
    text = "- {id: a, t: 'x', u: , l: [b]}  # c\n"
    node = a_record_of(text)
    cuts = scalar_cuts(node, ONE, ["t"])
    assert cuts is not None
    assert after(text, cuts) == "- {id: a, t: one, u: , l: [b]}  # c\n"
    for key, value in (("u", Text("y")), ("l", Text("y")), ("v", Text("y")), ("t", Items(()))):
        assert scalar_cuts(node, Record(((key, value),)), [key]) is None
    assert scalar_cuts(node, Record(()), ["t"]) is None


def test_fields_change_on_their_own_lines() -> None:
    text = "- id: a  # 1\n  # 2\n  t: >-  # 3\n    x\n  # 4\n  u:\n  l:  # 5\n    - x  # 6\n# 7\n"
    node = a_record_of(text)
    new = Record((("id", Text("a")), ("s", NULL), ("t", Text("why")), ("u", Text("z")), ("l", Items((Text("x"),)))))
    assert after(text, field_cuts(node, text, new, ["s", "t", "u", "l"])) == (
        "- id: a  # 1\n  s: null\n  # 2\n  t: why  # 3\n  # 4\n  u: z\n  l: [x]  # 5  # 6\n# 7\n"
    )
    gone = Record((("id", Text("a")),))
    assert after(text, field_cuts(node, text, gone, ["t", "u", "l"])) == "- id: a  # 1\n  # 2\n  # 4\n# 7\n"


def test_a_record_is_set_anew_with_the_comment_at_its_end() -> None:
    text = "- id: a\n  t: x  # c\n- id: b\n"
    cuts = list(cuts_to_rewrite(a_record_of(text), text, ONE))
    assert after(text, cuts[:1]) == "- id: a\n  t: one\n  # c\n- id: b\n"
    text = "- {id: a}  # c\n"
    cuts = list(cuts_to_rewrite(a_record_of(text), text, ONE))
    assert after(text, cuts[:1]) == "- {id: a, t: one}  # c\n"
    long = Record((("id", Text("a")), ("t", Text("x " * 70 + "x", Setting.BLOCK))))
    cuts = list(cuts_to_rewrite(a_record_of(text), text, long))
    assert after(text, cuts[:1]).startswith("- id: a\n  t: >-\n    x x")


def test_a_record_is_taken_out_with_its_dash() -> None:
    text = "- id: a\n-\n  id: b\n  # own\n# not\n- id: c\n"
    holder = a_list(text)
    assert after(text, [next(cuts_to_remove(holder, 1, text))]) == "- id: a\n# not\n- id: c\n"
    assert after(text, [next(cuts_to_remove(holder, 0, text))]) == "-\n  id: b\n  # own\n# not\n- id: c\n"
    assert after(text, [next(cuts_to_remove(holder, 2, text))]) == "- id: a\n-\n  id: b\n  # own\n# not\n"
    flow = "[{id: a}, {id: b}]\n"
    assert after(flow, [next(cuts_to_remove(a_list(flow), 0, flow))]) == "[{id: b}]\n"
    assert after(flow, [next(cuts_to_remove(a_list(flow), 1, flow))]) == "[{id: a}]\n"
    assert after("[a]\n", [next(cuts_to_remove(a_list("[a]\n"), 0, "[a]\n"))]) == "[]\n"


def test_a_record_is_put_among_others() -> None:
    text = "  - id: x\n\n  - id: y"
    holder = a_list(text)
    assert after(text, [cut_to_add(holder, 0, text, ONE)]) == "  - id: a\n    t: one\n\n" + text
    assert after(text, [cut_to_add(holder, 2, text, ONE)]) == text + "\n\n  - id: a\n    t: one"
    flow = "[{id: x}]"
    assert after(flow, [cut_to_add(a_list(flow), 0, flow, ONE)]) == "[{id: a, t: one}, {id: x}]"


def test_the_first_record_never_takes_the_place_of_something_else() -> None:
    text = "cells: some text\n"
    root = read_yaml(text.encode()).root
    assert isinstance(root, MappingNode)
    assert cuts_to_begin(root, root, text, None, ONE) == []
    assert cuts_to_begin(root, root.values["cells"], text, "cells", ONE) == []
    assert after("# c", cuts_to_begin(None, None, "# c", None, ONE)) == "# c\n- id: a\n  t: one\n"
