"""Boxes of forms come out to the letter as Django's own templates draw them."""

from typing import Any

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.forms.utils import ErrorList
from django.utils.safestring import mark_safe

from config.form_boxes import DRAWN_HERE, FormBoxes

RISKY = "a \"b\" 'c' <d> & é"
CHOICES = [("", "---"), ("x", "Six & <seven>"), (5, 5), ("Some <group>", [("y", "Why"), (None, "None")])]
BOXES: list[forms.Widget] = [
    *(kind() for kind in (forms.TextInput, forms.HiddenInput, forms.NumberInput, forms.EmailInput, forms.URLInput)),
    forms.PasswordInput(render_value=True),
    *(kind() for kind in (forms.DateInput, forms.CheckboxInput, forms.Textarea)),
    forms.Select(choices=CHOICES),
    forms.SelectMultiple(choices=CHOICES),
    forms.Select(),
]
ATTRS: list[dict[str, Any]] = [
    {},
    {"id": "id_one", "class": RISKY, "required": True, "disabled": False, "rows": 3, "title": mark_safe("a&amp;b")},
]


@pytest.mark.parametrize("box", BOXES, ids=lambda box: type(box).__name__)
@pytest.mark.parametrize("attrs", ATTRS, ids=["plain", "with attributes"])
def test_a_box(box: forms.Widget, attrs: dict[str, Any]) -> None:
    assert box.template_name in DRAWN_HERE
    for value in (None, "", "x", 5, 0, True, RISKY, mark_safe("a&amp;b"), ["x", "y"], "1\n2"):
        here, there = (box.render(f"n-{RISKY}", value, attrs, each) for each in (FormBoxes(), DjangoTemplates()))
        assert (here, type(here)) == (there, type(there)), value


class Form(forms.Form):
    name = forms.CharField(label=RISKY, help_text=RISKY)
    kind = forms.ChoiceField(choices=CHOICES, widget=forms.RadioSelect)


@pytest.mark.parametrize("name", ["name", "kind"])
def test_a_label(name: str) -> None:
    given: list[dict[str, str | bool] | None] = [None, {"class": "required", "for": RISKY, "hidden": True}]
    for auto_id in (False, "id_%s"):
        for attrs in given:
            here, there = (
                Form(renderer=each, auto_id=auto_id)[name].label_tag(attrs=attrs)
                for each in (FormBoxes(), DjangoTemplates())
            )
            assert here == there


def test_what_is_wrong_and_a_form_as_a_whole() -> None:
    for said in ([], [RISKY], ["One.", "Two."]):
        for name in (None, "id_one"):
            here, there = (
                str(ErrorList(said, renderer=each, field_id=name)) + ErrorList(said, renderer=each).as_ul()
                for each in (FormBoxes(), DjangoTemplates())
            )
            assert here == there
    here, there = (str(Form({"name": "", "kind": RISKY}, renderer=each)) for each in (FormBoxes(), DjangoTemplates()))
    assert here == there
