/// How a report's page looks, on screens of both kinds and on paper.
enum CapturePageStyle {
  static let text = """
    :root{color-scheme:light dark;--ink:#1a1c1e;--soft:#5c6166;--paper:#fff;--line:#d8dce0;
    --fill:#3b6ea5;--wash:#e8eff7;--low:#6b7177;--medium:#a06a00;--high:#b3261e;--critical:#7d0a12}
    @media (prefers-color-scheme:dark){:root{--ink:#e4e6e8;--soft:#9aa1a8;--paper:#15181b;
    --line:#33393f;--fill:#7fb0e6;--wash:#1d2a38;--low:#9aa1a8;--medium:#e0b050;--high:#ff8a80;
    --critical:#ff5c6c}}
    *{box-sizing:border-box}
    body{margin:0 auto;max-width:64rem;padding:2rem 1.25rem;background:var(--paper);
    color:var(--ink);font:16px/1.5 system-ui,sans-serif}
    h1{font-size:1.5rem;margin:0;overflow-wrap:anywhere}h2{font-size:1.1rem;margin:2.2rem 0 .6rem}
    h3{font-size:1rem;margin:0 0 .3rem}h3 small{font-weight:400;color:var(--soft);
    overflow-wrap:anywhere}
    .lead{font-size:1.1rem;margin:.4rem 0 1rem}.meta{color:var(--soft);margin:.2rem 0}
    .low{color:var(--low)}.medium{color:var(--medium)}.high{color:var(--high)}
    .critical{color:var(--critical)}
    dl.figures{display:flex;flex-wrap:wrap;gap:.4rem 2rem;margin:0}
    dl.figures dt{color:var(--soft);font-size:.85rem}dl.figures dd{margin:0;font-weight:600;
    font-variant-numeric:tabular-nums}
    .damage{border-left:4px solid var(--medium);padding-left:.8rem}
    .finding{border:1px solid var(--line);border-left:5px solid currentColor;border-radius:6px;
    padding:.9rem 1.1rem;margin:.8rem 0;break-inside:avoid}
    .finding>*{color:var(--ink)}.finding .meta{color:var(--soft)}
    .finding .badge{display:inline-block;font-size:.75rem;font-weight:600;padding:.05rem .5rem;
    border:1px solid;border-radius:1rem}
    .finding.low .badge{color:var(--low)}.finding.medium .badge{color:var(--medium)}
    .finding.high .badge{color:var(--high)}.finding.critical .badge{color:var(--critical)}
    table{border-collapse:collapse;width:100%;font-size:.9rem}
    th,td{text-align:left;padding:.2rem .6rem .2rem 0;border-bottom:1px solid var(--line);
    font-weight:400;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
    thead th{color:var(--soft)}.n{text-align:right;white-space:nowrap}td.wide{width:35%}
    .flows th,.flows td{white-space:nowrap}.flows table{min-width:38rem}
    .bar{display:inline-block;height:.6rem;background:var(--fill);border-radius:2px;
    vertical-align:middle;max-width:100%}
    .why td:last-child{width:35%}.why .bar{max-width:60%}
    .columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(20rem,1fr));gap:0 2rem}
    details{margin:.5rem 0}summary{cursor:pointer;color:var(--fill)}.scroll{overflow-x:auto}
    code{background:var(--wash);padding:.1rem .4rem;border-radius:4px;font-size:.85rem}
    a{color:var(--fill)}footer{color:var(--soft);margin-top:3rem;font-size:.85rem}
    svg{width:100%;min-width:44rem;height:auto;font:12px system-ui,sans-serif}
    svg text{fill:var(--ink)}svg text.axis{fill:var(--soft)}svg line.axis{stroke:var(--line)}
    svg .rate{fill:var(--fill);opacity:.75}svg .band{opacity:.18;fill:currentColor}
    svg .mark{fill:currentColor}
    :focus-visible{outline:3px solid var(--fill);outline-offset:2px}
    @media print{:root{--ink:#000;--paper:#fff;--soft:#444;--line:#bbb;--wash:#eee;--fill:#336;
    --low:#555;--medium:#8a5a00;--high:#b3261e;--critical:#7d0a12}
    body{max-width:none;padding:0;font-size:10.5pt}svg{min-width:0}.scroll{overflow:visible}
    details:not([open])>*{display:revert}
    details::details-content{content-visibility:visible;display:block}summary{list-style:none}
    .flows:not([open]){display:none}.flows table{min-width:0;font-size:8pt}
    h2{break-after:avoid}tr{break-inside:avoid}.columns{break-inside:avoid}
    .bar,svg rect,svg polygon,code{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
    """
}
