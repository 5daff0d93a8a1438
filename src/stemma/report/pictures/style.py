"""How pictures look: one style sheet, the same in each, so that a page may allow it once by its hash.

Every colour is a variable with a name of its own that a page may set (`--stemma-ink`, `--stemma-paper`, …). Otherwise they follow
`prefers-color-scheme`, or `data-theme="dark"` or `"light"` on an element around the picture. On paper they are the light ones.
"""

#: light and dark value of each variable; kinds of descent keep apart for the colour-blind, and have dashes besides
COLOURS = {
    "ink": ("#1d1d1b", "#ecebe6"),
    "soft": ("#66635c", "#a9a69d"),
    "paper": ("#fffefb", "#191a1c"),
    "rule": ("#dedad0", "#3a3b3d"),
    "band": ("#f6f4ee", "#212225"),
    "span": ("#d8d3c6", "#4b4c4f"),
    "loss": ("#a5281b", "#ff9a8b"),
    "gain": ("#39702f", "#9bd48d"),
    "same": ("#1f6c8c", "#74c1e0"),
    "moved": ("#b4611a", "#f0ab68"),
    "across": ("#2c7d50", "#7dd3a0"),
    "joined": ("#77479c", "#caa2ec"),
    "fresh": ("#94305f", "#f093bd"),
    "loss-wash": ("#f7d9d3", "#5b2a25"),
    "gain-wash": ("#deebd8", "#2b4226"),
    "same-wash": ("#e3edf0", "#233840"),
    "moved-wash": ("#fbe6bd", "#574218"),
    "across-wash": ("#dfeee4", "#1f3d2d"),
}

_RULES = """
.sp{font:12px "Helvetica Neue",Helvetica,Arial,"Liberation Sans","Noto Sans",sans-serif;font-size-adjust:.519;background:var(--sp-paper);
fill:var(--sp-ink);max-width:none;-webkit-text-size-adjust:none}
.sp text{white-space:pre}
.sp .n{font-size:11px}.sp .h{font-size:13px}.sp .b{font-weight:bold}.sp .s{fill:var(--sp-soft)}
.sp .w{paint-order:stroke;stroke:var(--sp-paper);stroke-width:3.5px;stroke-linejoin:round}
.sp .on{fill:var(--sp-paper)}
.sp .paper{fill:var(--sp-paper)}.sp .band{fill:var(--sp-band)}.sp .span{fill:var(--sp-span)}.sp .ink{fill:var(--sp-ink)}
.sp .rule{stroke:var(--sp-rule);fill:none}.sp .strong{stroke:var(--sp-soft);fill:none}
.sp .open{fill:var(--sp-span);fill-opacity:.35;stroke:var(--sp-soft);stroke-dasharray:3 3}
.sp .own{fill:var(--sp-ink);stroke:var(--sp-ink)}.sp .ring{fill:var(--sp-paper);stroke:var(--sp-ink);stroke-width:1.8}
.sp .lost{fill:var(--sp-paper);stroke:var(--sp-ink);stroke-width:1.6;stroke-dasharray:2.5 2.5}
.sp .faint{fill-opacity:.28;stroke-opacity:.45}
.sp .edge{fill:none;stroke-linecap:butt}.sp .hatch{stroke:var(--sp-ink);stroke-width:1.3}
.sp .ribbon{fill-opacity:.75;stroke-opacity:.55}
.sp .pill{fill:var(--sp-paper)}
.sp a{cursor:pointer}.sp a:focus{outline:none}.sp a:focus-visible{outline:2px solid var(--sp-same);outline-offset:2px}
.sp a:hover text,.sp [data-lit] text,.sp text[data-lit]{text-decoration:underline}
.sp [data-lit] .mark,.sp .mark[data-lit]{stroke:var(--sp-moved);stroke-width:4}
"""


def _variables(place: int) -> str:
    return "".join(f"--sp-{name}:var(--stemma-{name},{values[place]});" for name, values in COLOURS.items())


def _kinds() -> str:
    names = ("loss", "gain", "same", "moved", "across", "joined", "fresh", "soft", "ink", "paper")
    strokes = "".join(f".sp .k-{n}{{stroke:var(--sp-{n})}}.sp .f-{n}{{fill:var(--sp-{n})}}" for n in names)
    washes = "".join(f".sp .w-{n}{{fill:var(--sp-{n}-wash)}}" for n in ("loss", "gain", "same", "moved", "across"))
    return strokes + washes


def _sheet() -> str:
    light, dark = _variables(0), _variables(1)
    return " ".join(
        (
            f".sp{{{light}}}",
            f"@media screen and (prefers-color-scheme:dark){{.sp{{{dark}}}}}",
            f'@media screen{{[data-theme="light"] .sp{{{light}}}[data-theme="dark"] .sp{{{dark}}}}}',
            *_RULES.split("\n"),
            _kinds(),
        )
    ).strip()


#: the style sheet that stands in every picture
STYLE = " ".join(_sheet().split())
