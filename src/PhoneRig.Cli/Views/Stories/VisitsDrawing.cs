using System.Globalization;
using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Recovery;

namespace PhoneRig.Cli.Views.Stories;

/// <summary>The runs of each station over time: labels that stay, and lanes that scroll beside them.</summary>
/// <param name="html">Takes the drawing.</param>
/// <param name="account">The campaign.</param>
internal sealed class VisitsDrawing(HtmlWriter html, CampaignAccount account)
{
    private const double Labels = 70;
    private const double Axis = 24;
    private const double Row = 26;

    private readonly VisitsScale scale = new(account.Visits);

    private double Height => Axis + account.Stations.Length * Row + 8;

    public void Draw()
    {
        if (account.Visits.IsEmpty)
        {
            html.Leaf("p", "No run has reached its verdict yet.");
            return;
        }

        using var figure = html.Open("figure");
        using (html.Open("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", "Runs of each station over time; it scrolls sideways")))
        using (html.Open("div", ("class", "plot")))
        {
            using (html.Open("svg", ("class", "labels"), ("width", Px(Labels)), ("height", Px(Height)), ("viewBox", $"0 0 {Px(Labels)} {Px(Height)}"), ("style", $"--w:{Px(Labels)}"), ("aria-hidden", "true")))
            {
                html.Leaf("text", "UTC", ("x", "8"), ("y", "16"), ("class", "t"));
                foreach (var (at, station) in account.Stations.Index())
                {
                    html.Leaf("text", station.Station, ("x", "8"), ("y", Px(Top(at) + 15)), ("class", "l"));
                }
            }

            using (html.Open("svg", ("class", "lanes"), ("width", Px(scale.Width)), ("height", Px(Height)), ("viewBox", $"0 0 {Px(scale.Width)} {Px(Height)}"), ("style", $"--w:{Px(scale.Width)}"), ("role", "img"), ("aria-label", $"{account.Visits.Length} runs at {account.Stations.Length} stations; the tables say the same in words")))
            {
                Grid();
                foreach (var (at, station) in account.Stations.Index())
                {
                    html.Shape("path", null, ("class", "row"), ("d", $"M0 {Px(Top(at) + Row - 3)}H{Px(scale.Width)}"));
                    foreach (var visit in account.Visits.Where(visit => visit.Station == station.Station))
                    {
                        Visit(visit, Top(at));
                    }
                }
            }
        }

        using var caption = html.Open("figcaption");
        html.Leaf("p", "Each block is a run that reached its verdict. Shaded breaks are stretches of more than an hour in which none did; each is drawn equally wide.", ("class", "soft small"));
        Legend();
    }

    private static double Top(int row) => Axis + row * Row;

    private void Grid()
    {
        foreach (var (x, text) in scale.Breaks)
        {
            html.Shape("rect", text, ("class", "gap"), ("x", Px(x)), ("y", "0"), ("width", Px(VisitsScale.Break)), ("height", Px(Height)));
            html.Leaf("text", text, ("class", "t"), ("x", Px(x + VisitsScale.Break / 2)), ("y", "16"), ("text-anchor", "middle"));
        }

        foreach (var (x, at) in scale.Ticks)
        {
            html.Shape("path", null, ("class", "grid"), ("d", $"M{Px(x)} {Px(Axis - 4)}V{Px(Height)}"));
            html.Leaf("text", at.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture), ("class", "t"), ("x", Px(x + 3)), ("y", "16"));
        }
    }

    private void Visit(AccountedVisit visit, double top)
    {
        var x = scale.X(visit.BeganAt);
        html.Shape(
            "rect",
            $"{visit.Phone}, run {visit.Run}, {StationPhrases.Clock(visit.Took)}: {visit.Diagnosis ?? visit.Verdict.ToString().ToLowerInvariant()}{(visit.Counts ? "" : ", counts against no phone")}",
            ("class", ClassOf(visit)), ("x", Px(x)), ("y", Px(top + 2)), ("width", Px(Math.Max(scale.X(visit.EndedAt) - x, 2))), ("height", Px(Row - 8)), ("rx", "2"));
    }

    private static string ClassOf(AccountedVisit visit) => visit switch
    {
        { Counts: false } => "lit",
        { Verdict: Verdict.Recovered or Verdict.Identified } => "green",
        { Verdict: Verdict.Scrap } => "red",
        { Verdict: Verdict.Stopped } => "boot",
        _ => "amber",
    };

    private void Legend()
    {
        using var list = html.Open("ul", ("class", "legend"), ("aria-hidden", "true"));
        foreach (var (css, text) in new[] { ("green", "home"), ("amber", "needs a person or files"), ("red", "scrap"), ("boot", "stopped"), ("lit", "spoilt by the rig") }.Where(one => account.Visits.Any(visit => ClassOf(visit) == one.Item1)))
        {
            using var item = html.Open("li");
            using (html.Open("svg", ("width", "14"), ("height", "12")))
            {
                html.Shape("rect", null, ("class", css), ("width", "14"), ("height", "12"), ("rx", "2"));
            }

            html.Text(text);
        }
    }

    private static string Px(double pixels) => ChartLanesDrawing.Px(pixels);
}
