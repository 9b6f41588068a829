import pytest
from PIL import Image, ImageChops, ImageColor

from appmanifest import mark
from appmanifest.manifest import ACCENT
from appmanifest.png import PngHead, png_head

COLOR, OUTLINE = mark.ICONS / "color.png", mark.ICONS / "outline.png"


def pixels(path):
    with Image.open(path) as icon:
        return icon.copy()


@pytest.mark.parametrize(("path", "draw"), [(COLOR, mark.color_icon), (OUTLINE, mark.outline_icon)])
def test_the_kept_icons_are_what_the_module_draws(path, draw):
    kept, drawn = pixels(path), draw()
    assert kept.mode == drawn.mode
    assert kept.tobytes() == drawn.tobytes(), "run `python -m appmanifest.mark` and look at them"


def test_drawing_writes_both_files(tmp_path, monkeypatch):
    monkeypatch.setattr(mark, "ICONS", tmp_path / "icons")
    mark.main()
    assert pixels(tmp_path / "icons" / "color.png").tobytes() == pixels(COLOR).tobytes()
    assert pixels(tmp_path / "icons" / "outline.png").tobytes() == pixels(OUTLINE).tobytes()


def test_the_heads_say_what_teams_asks():
    assert png_head(COLOR.read_bytes()) == PngHead(192, 192, alpha=False)
    assert png_head(OUTLINE.read_bytes()) == PngHead(32, 32, alpha=True)


def test_the_colour_icon_keeps_its_symbol_in_the_central_96():
    icon = pixels(COLOR)
    ground = Image.new("RGB", icon.size, ACCENT)
    left, top, right, bottom = ImageChops.difference(icon, ground).getbbox()
    assert (top, bottom) == (48, 144)
    assert left >= 48
    assert right <= 144
    assert abs((left - 48) - (144 - right)) <= 1


def test_the_outline_is_only_white_on_transparent_and_without_padding():
    red, green, blue, alpha = pixels(OUTLINE).split()
    assert red.getextrema() == green.getextrema() == blue.getextrema() == (255, 255)
    assert alpha.getextrema() == (0, 255)
    assert alpha.getbbox()[1::2] == (0, 32)
    assert alpha.getpixel((31, 31)) == 0


def luminance(colour):
    shares = [each / 255 for each in ImageColor.getrgb(colour)]
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return sum(weight * s for weight, s in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_colours_can_be_told_apart():
    assert contrast(ACCENT, "#FFFFFF") >= 4.5
    assert contrast(ACCENT, mark.CYCLE) >= 3
