"""Form controls in the look of the pages: the class a widget needs, and which kind it is."""

from django import forms, template

register = template.Library()


@register.filter
def control(field):
    """The widget of the bound `field` with the class of its kind; classes set by the form stay."""
    widget = field.field.widget
    if is_checkbox(field):
        look = "form-check-input"
    elif isinstance(widget, forms.Select):
        look = "form-select"
    else:
        look = "form-control"
    return field.as_widget(attrs={"class": " ".join(filter(None, [look, widget.attrs.get("class")]))})


@register.filter
def is_checkbox(field):
    """Whether `field` is one box to tick, which stands before its label."""
    return isinstance(field.field.widget, forms.CheckboxInput)


@register.filter
def is_choices(field):
    """Whether `field` shows all its choices at once (radio buttons or several boxes)."""
    return isinstance(field.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple)


@register.filter
def is_radio(field):
    """Whether one choice of `field` excludes the others."""
    widget = field.field.widget
    return isinstance(widget, forms.RadioSelect) and not isinstance(widget, forms.CheckboxSelectMultiple)
