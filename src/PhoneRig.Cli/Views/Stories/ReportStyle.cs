namespace PhoneRig.Cli.Views.Stories;

/// <summary>The page's style sheet. It names no address, and no colour twice: dark pages and print redefine the same names.</summary>
internal static class ReportStyle
{
    public const string Css = """

        :root{color-scheme:light dark;--page:#f5f5f2;--card:#fff;--ink:#1b1d21;--soft:#5b616c;--line:#dcdee3;--faint:#eef0f2;
         --amber:#d98800;--green:#23894a;--red:#cc2f2f;--fetch:#3674cc;--write:#7647c4;--boot:#aab1bd;--idle:#dfe2e7;--on:#4b525e;
         --good:#1c7a40;--bad:#b42318;--warn:#9a5b00;--link:#1d5fb4}
        @media (prefers-color-scheme:dark){:root{--page:#121317;--card:#1a1c21;--ink:#e9eaed;--soft:#a0a7b3;--line:#343841;--faint:#23262c;
         --amber:#f0a72e;--green:#49b873;--red:#f06a62;--fetch:#6aa3f0;--write:#a582ea;--boot:#666e7b;--idle:#30343c;--on:#b4bac5;
         --good:#5bc987;--bad:#ff8b80;--warn:#f0b450;--link:#8bb8f5}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--page);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
        main,header{max-width:1240px;margin:0 auto;padding:0 24px}
        header{padding-top:28px}
        h1{font-size:1.5rem;line-height:1.25;margin:0 0 4px;overflow-wrap:anywhere}
        h2{font-size:1.3rem;margin:0;display:flex;flex-wrap:wrap;align-items:baseline;gap:4px 12px}
        h3{font-size:1rem;margin:28px 0 8px}
        h4{font-size:.95rem;margin:16px 0 4px;font-weight:600}
        p{margin:4px 0;max-width:76ch;overflow-wrap:anywhere}
        a{color:var(--link)}
        a.ref{font-weight:600;text-decoration:none;white-space:nowrap}
        a:focus-visible,.scroll:focus-visible,summary:focus-visible{outline:2px solid var(--link);outline-offset:2px}
        .soft{color:var(--soft)}
        .small{font-size:.875rem}
        .simulated{display:inline-block;border:1.5px solid currentColor;border-radius:3px;padding:0 6px;font-size:.75rem;font-weight:700;letter-spacing:.06em;color:var(--warn);vertical-align:middle}
        .station{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:20px 24px 24px;margin:20px 0}
        .verdict{font-weight:700}
        .good{color:var(--good)}.bad{color:var(--bad)}.warn{color:var(--warn)}
        .next{border-left:4px solid var(--warn);background:var(--faint);padding:8px 14px;margin:14px 0 0;border-radius:0 6px 6px 0}
        .next h3{margin:0 0 2px}
        ul.stations{list-style:none;margin:14px 0 0;padding:0;display:flex;flex-wrap:wrap;gap:6px 22px}
        .told{display:grid;grid-template-columns:9.5rem minmax(0,1fr);gap:2px 14px;margin:0;max-width:92ch}
        .told dt{color:var(--soft);font-size:.85rem;font-variant-numeric:tabular-nums;white-space:nowrap;padding-top:2px}
        .told dd{margin:0;overflow-wrap:anywhere}
        ol.quotes{list-style:none;margin:8px 0 0;padding:0;max-width:100ch}
        ol.quotes li{display:grid;grid-template-columns:1.7rem 4.5rem minmax(0,1fr);gap:0 10px;padding:5px 6px;border-top:1px solid var(--line)}
        ol.quotes li:target{background:var(--faint)}
        ol.quotes code{font:.86rem/1.45 ui-monospace,"SF Mono",Menlo,Consolas,monospace;overflow-wrap:anywhere;white-space:pre-wrap}
        .num{display:inline-block;min-width:1.5rem;height:1.5rem;padding:0 3px;border-radius:.75rem;background:var(--ink);color:var(--card);font-size:.78rem;font-weight:700;line-height:1.5rem;text-align:center;text-decoration:none}
        .when{color:var(--soft);font-size:.85rem;font-variant-numeric:tabular-nums;padding-top:1px}
        figure{margin:18px 0 0}
        .scroll{overflow-x:auto;border:1px solid var(--line);border-radius:6px}
        .plot{display:flex;width:max-content;min-width:100%}
        .plot svg{display:block;flex:none}
        .labels{position:sticky;left:0;z-index:1;background:var(--card);border-right:1px solid var(--line)}
        svg text{font:11px system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;fill:var(--ink)}
        svg text.t{fill:var(--soft);font-variant-numeric:tabular-nums}
        svg text.l{font-size:12px}
        svg text.n{fill:var(--card);font-weight:700;font-size:10.5px}
        svg text.in{fill:var(--card);font-weight:600}
        svg text.halo{paint-order:stroke;stroke:var(--card);stroke-width:3px;font-weight:700;font-size:10.5px}
        .row{stroke:var(--line);stroke-width:1}.grid{stroke:var(--line);stroke-width:1;opacity:.75}
        .gap{fill:var(--faint)}.cut{stroke:var(--soft);stroke-width:1.25;fill:none}.gapline{stroke:var(--soft);stroke-width:1;fill:none;stroke-dasharray:2 3}
        .on{fill:var(--on)}.off{fill:none;stroke:var(--on);stroke-width:1.25}.untold{fill:none;stroke:var(--soft);stroke-dasharray:3 3}
        .try{fill:var(--faint);stroke:var(--soft);stroke-width:1}
        .key{fill:var(--ink)}
        .amber{fill:var(--amber)}.green{fill:var(--green)}.red{fill:var(--red)}.lit{fill:var(--soft)}.dark{stroke:var(--line);stroke-width:1.5}
        .edge{fill:none;stroke-width:1}.edge.amber{fill:none;stroke:var(--amber)}.edge.green{fill:none;stroke:var(--green)}.edge.red{fill:none;stroke:var(--red)}.edge.lit{fill:none;stroke:var(--soft)}
        .idle{fill:var(--idle)}.boot{fill:var(--boot)}.fetch{fill:var(--fetch)}.write{fill:var(--write)}.maybe{fill:var(--write);opacity:.45}
        .line{stroke:var(--boot);stroke-width:1}.telling{stroke:var(--ink);stroke-width:2}
        .asked{fill:var(--card);stroke:var(--fetch);stroke-width:1.5}.answered{fill:var(--fetch)}
        .area{fill:var(--fetch);opacity:.28}.curve{fill:none;stroke:var(--fetch);stroke-width:1.5}.request{stroke:var(--fetch);stroke-width:1.5}
        .cross{stroke:var(--bad);stroke-width:1.75;fill:none}
        .note{fill:var(--warn)}.grave{fill:var(--bad)}
        .lead{stroke:var(--ink);stroke-width:1;stroke-dasharray:1 2;opacity:.7}.pin{fill:var(--ink)}.ring{fill:none;stroke:var(--ink);stroke-width:1.5}
        a.mark:target .pin,a.mark:focus-visible .pin{fill:var(--link)}
        .legend{display:flex;flex-wrap:wrap;gap:4px 18px;margin-top:8px;font-size:.84rem;color:var(--soft);list-style:none;padding:0}
        .legend li{display:flex;align-items:center;gap:6px}
        .legend svg{flex:none}
        .box{overflow-x:auto}
        table{border-collapse:collapse;font-size:.86rem;margin:4px 0 12px}
        caption{text-align:left;font-weight:600;padding:6px 0 2px}
        th,td{text-align:left;padding:3px 14px 3px 0;border-top:1px solid var(--line);vertical-align:top;font-variant-numeric:tabular-nums}
        th{color:var(--soft);font-weight:600;white-space:nowrap}
        td.n,th.n{text-align:right}
        details{margin-top:22px}
        summary{cursor:pointer;color:var(--link)}
        footer{max-width:1240px;margin:0 auto;padding:0 24px 32px}
        .defs{position:absolute}
        @media (max-width:700px){main,header,footer{padding-left:12px;padding-right:12px}.station{padding:16px 14px}
         .told{grid-template-columns:minmax(0,1fr);gap:0}.told dd{margin-bottom:8px}
         ol.quotes li{grid-template-columns:1.7rem minmax(0,1fr)}ol.quotes code{grid-column:2}}
        @media print{@page{size:A4 landscape;margin:12mm}:root{--page:#fff;--card:#fff;--ink:#000;--soft:#444;--line:#bbb;--faint:#eee}
         body{font-size:11pt}main,header,footer{max-width:none;padding:0}.station{border:0;padding:0;break-before:auto}
         .scroll{overflow:visible;border:0}.plot{width:100%}.plot svg{flex:var(--w) 1 0;width:0;min-width:0;height:auto}.labels{position:static}
         figure,ol.quotes li,.next{break-inside:avoid}a{color:inherit}}

        """;
}
