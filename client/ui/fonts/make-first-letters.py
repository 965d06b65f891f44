"""Makes first-letters.woff2 and first-letters.css: every Chinese letter this product and its city write, in one file.

The bundled font comes in a hundred parts, cut by how frequent letters are on the web: a desk needs some sixty of them,
three megabytes, for 1,500 letters. This puts the outlines of those letters into one variable font of 0.4 megabytes. A letter
that is not among them still comes from its part, so nothing breaks where a new word has one; run this again now and then.

From the project's root, after `npm ci`, with Python 3 and `pip install fonttools brotli`:
    python3 client/ui/fonts/make-first-letters.py
"""
import glob
import textwrap
from pathlib import Path

from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.ttLib import TTFont

HERE = Path("client/ui/fonts")
PARTS = "node_modules/@fontsource-variable/noto-sans-sc/files/*wght-normal.woff2"
WRITTEN_IN = ["client", "shared", "server", "geodata"]
ENDINGS = (".ts", ".tsx", ".json", ".topojson")
FIRST_CHINESE = 0x2E80
PLACING = ("XPlacement", "YPlacement", "XAdvance", "YAdvance")


def letters_written():
    files = [path for folder in WRITTEN_IN for path in Path(folder).rglob("*") if path.suffix in ENDINGS]
    text = "".join(path.read_text("utf8") for path in files)
    return sorted({ord(letter) for letter in text if ord(letter) >= FIRST_CHINESE})


def half_widths(font, glyph):
    """How `halt` sets a glyph of a part narrower: browsers do so to neighbouring punctuation. None: not at all."""
    table = font["GPOS"].table if "GPOS" in font else None
    for record in table.FeatureList.FeatureRecord if table else []:
        if record.FeatureTag != "halt":
            continue
        for index in record.Feature.LookupListIndex:
            for sub in table.LookupList.Lookup[index].SubTable:
                sub = getattr(sub, "ExtSubTable", sub)
                if glyph in sub.Coverage.glyphs:
                    place = sub.Coverage.glyphs.index(glyph)
                    value = sub.Value if sub.Format == 1 else sub.Value[place]
                    return tuple(getattr(value, name, 0) or 0 for name in PLACING)
    return None


def empty(font):
    """Takes everything out of a part but its axes and its box for what is missing."""
    for table in ("GSUB", "GPOS", "GDEF", "BASE", "HVAR", "vhea", "vmtx"):
        if table in font:
            del font[table]
    box = font.getGlyphOrder()[0]
    glyph, metric, variation = font["glyf"][box], font["hmtx"].metrics[box], font["gvar"].variations[box]
    font["glyf"].glyphs, font["hmtx"].metrics, font["gvar"].variations = {box: glyph}, {box: metric}, {box: variation}
    return box


def put(font, part, code, name):
    source = part.getBestCmap()[code]
    assert not part["glyf"][source].isComposite(), hex(code)
    font["glyf"].glyphs[name] = part["glyf"][source]
    font["hmtx"].metrics[name] = part["hmtx"].metrics[source]
    font["gvar"].variations[name] = part["gvar"].variations[source]
    return half_widths(part, source)


def sheet(codes):
    lines = textwrap.wrap(", ".join(f"U+{code:x}" for code in codes), 92)
    listed = "\n    ".join(lines)
    return f"""/*
 * Every Chinese letter that this product and its city write, from the parts of the bundled font (SIL Open Font License 1.1,
 * OFL.txt) by make-first-letters.py. To be declared after the parts: of two that have a letter the later is taken.
 */
@font-face {{
  font-family: "Noto Sans SC Variable";
  font-weight: 100 900;
  font-display: swap;
  src: url("./first-letters.woff2") format("woff2");
  unicode-range:
    {listed};
}}
"""


def main():
    parts = [TTFont(path) for path in sorted(glob.glob(PARTS)) if "-latin" not in path and "cyrillic" not in path]
    home = {code: part for part in parts for code in part.getBestCmap()}
    names = {code: f"uni{code:04X}" for code in letters_written() if code in home}
    font = TTFont(next(path for path in glob.glob(PARTS) if "-119-" in path), recalcTimestamp=False)
    box = empty(font)
    narrow = {name: put(font, home[code], code, name) for code, name in names.items()}
    font.setGlyphOrder([box, *names.values()])
    font["glyf"].setGlyphOrder(font.getGlyphOrder())
    font["cmap"].tables = [table for table in font["cmap"].tables if table.format in (4, 12)]
    for table in font["cmap"].tables:
        table.cmap = {code: name for code, name in names.items() if code <= 0xFFFF or table.format == 12}
    rules = "\n".join(f"pos {name} <{' '.join(map(str, how))}>;" for name, how in narrow.items() if how)
    addOpenTypeFeaturesFromString(font, f"feature halt {{\n{rules}\n}} halt;")
    font.flavor = "woff2"
    font.save(HERE / "first-letters.woff2")
    (HERE / "first-letters.css").write_text(sheet(sorted(names)), "utf8")


main()
