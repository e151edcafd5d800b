using System.Globalization;
using PhoneRig.Core.Campaigns;

namespace PhoneRig.Cli.Views.Stories;

/// <summary>The bins as one bar: each as wide as its share of the phones.</summary>
/// <param name="html">Takes the drawing.</param>
/// <param name="account">The campaign.</param>
internal sealed class BinsDrawing(HtmlWriter html, CampaignAccount account)
{
    private const double Width = 1000;
    private const double Height = 34;

    /// <summary>Pixels that a figure takes, on average.</summary>
    private const double Figure = 8;

    public void Draw()
    {
        (string Name, string Class, int Count)[] parts =
        [
            .. Enum.GetValues<Bin>().Select(bin => (CampaignWords.Describe(bin), ClassOf(bin), account.Bins.GetValueOrDefault(CampaignWords.Describe(bin)))),
            ("at a station", "on", account.Phones.Count(phone => phone.Station is not null)),
            ("not seen yet", "idle", Math.Max(0, (account.Expect ?? 0) - account.Phones.Length)),
        ];
        parts = [.. parts.Where(part => part.Count > 0)];
        if (parts.Length == 0)
        {
            html.Leaf("p", "No phone has been seen yet.");
            return;
        }

        using var figure = html.Open("figure");
        Bar(parts);
        Legend(parts);
    }

    private static string ClassOf(Bin bin) => bin switch
    {
        Bin.Done => "green",
        Bin.KeyStation => "fetch",
        Bin.AnotherStation => "write",
        Bin.Evening => "boot",
        Bin.Attention => "amber",
        Bin.Scrap => "red",
        _ => "lit",
    };

    private void Bar((string Name, string Class, int Count)[] parts)
    {
        var all = parts.Sum(part => part.Count);
        using var svg = html.Open(
            "svg", ("class", "bins"), ("viewBox", $"0 0 {Px(Width)} {Px(Height)}"), ("width", "100%"), ("preserveAspectRatio", "none"), ("height", Px(Height)),
            ("role", "img"), ("aria-label", string.Join(", ", parts.Select(part => $"{part.Name} {part.Count}"))));
        var x = 0.0;
        foreach (var (name, css, count) in parts)
        {
            var width = Width * count / all;
            html.Shape("rect", string.Create(CultureInfo.InvariantCulture, $"{name}: {count} of {all}"), ("class", css), ("x", Px(x)), ("y", "0"), ("width", Px(Math.Max(width - 1.5, 1))), ("height", Px(Height)));
            x += width;
        }
    }

    /// <summary>The figures stand here, where no share is too narrow for them.</summary>
    private void Legend((string Name, string Class, int Count)[] parts)
    {
        using var list = html.Open("ul", ("class", "legend"));
        foreach (var (name, css, count) in parts)
        {
            using var item = html.Open("li");
            using (html.Open("svg", ("width", Px(Figure + 4)), ("height", Px(Figure + 4)), ("aria-hidden", "true")))
            {
                html.Shape("rect", null, ("class", css), ("width", Px(Figure + 4)), ("height", Px(Figure + 4)));
            }

            html.Text(string.Create(CultureInfo.InvariantCulture, $"{name} {count}"));
        }
    }

    private static string Px(double pixels) => ChartLanesDrawing.Px(pixels);
}
