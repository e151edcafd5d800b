using System.Globalization;
using PhoneRig.Core.Campaigns;

namespace PhoneRig.Cli.Views.Stories;

/// <summary>A campaign as one page that needs nothing else, in the style of a run's.</summary>
/// <param name="html">Takes the page.</param>
/// <param name="account">The campaign.</param>
/// <param name="rig">The rig's name.</param>
/// <param name="simulated">Whether its phones are.</param>
internal sealed class CampaignPage(HtmlWriter html, CampaignAccount account, string rig, bool simulated)
{
    /// <summary>Writes it.</summary>
    public static void Write(TextWriter to, CampaignAccount account, string rig, bool simulated)
    {
        to.Write(ReportPage.Mark);
        new CampaignPage(new HtmlWriter(to), account, rig, simulated).Write();
    }

    private void Write()
    {
        using var page = html.Open("html", ("lang", "en"));
        ReportPage.Head(html, $"{account.Campaign}: campaign on rig {rig}{(simulated ? " (simulated)" : "")}");
        using var body = html.Open("body");
        Header();
        using (html.Open("main"))
        {
            Now();
            using (html.Open("section", ("class", "station"), ("aria-labelledby", "bins-h")))
            {
                html.Leaf("h2", "Where the phones are", ("id", "bins-h"));
                new BinsDrawing(html, account).Draw();
            }

            using (html.Open("section", ("class", "station"), ("aria-labelledby", "stations-h")))
            {
                html.Leaf("h2", "What the stations did", ("id", "stations-h"));
                new VisitsDrawing(html, account).Draw();
                new CampaignTables(html, account).Stations();
            }

            using (html.Open("section", ("class", "station"), ("aria-labelledby", "phones-h")))
            {
                html.Leaf("h2", "Phone by phone", ("id", "phones-h"));
                new CampaignTables(html, account).Phones();
            }
        }

        using (html.Open("footer", ("class", "soft small")))
        {
            html.Leaf("p", "Told from the campaign's timeline in the journal. `phonerig campaign report --json` has all of it as data; `phonerig run report RUN --html FILE` makes a page of one run.");
        }
    }

    private void Header()
    {
        using var header = html.Open("header");
        using (html.Open("h1"))
        {
            html.Text($"campaign {account.Campaign} on rig {rig} ");
            if (simulated)
            {
                html.Leaf("span", "SIMULATED", ("class", "simulated"));
            }
        }

        html.Leaf("p", $"{account.Playbook}{(account.To is null ? "" : $" to {account.To}")} · begun {Moment(account.StartedAt)} · told as of {Moment(account.At)} UTC{(simulated ? " · no real phone was touched" : "")}", ("class", "soft"));
    }

    private void Now()
    {
        using var section = html.Open("section", ("class", "station"), ("aria-labelledby", "now-h"));
        using (html.Open("h2", ("id", "now-h")))
        {
            html.Leaf("span", $"{account.Done} done{(account.Left is { } left ? $", {left} left" : "")}");
            html.Leaf("span", account.Ended ? "■ over" : account.Paused ? "■ paused" : "→ under way", ("class", $"verdict {(account.Ended ? "soft" : account.Paused ? "warn" : "good")}"));
        }

        if (account.Forecast is { } forecast)
        {
            html.Leaf("p", $"Through {Moment(forecast.EndsAt)} UTC, in {CampaignWords.Long(forecast.Takes)}: {CountText.Of(forecast.Visits, "run")} of {CampaignWords.Long(forecast.Visit)}, {CampaignWords.Long(forecast.Turnaround)} between two, at {CountText.Of(forecast.Stations, "station")}.", ("class", "soft"));
        }

        if (!account.Waits.IsEmpty || !account.Lacks.IsEmpty)
        {
            using var next = html.Open("div", ("class", "next"));
            html.Leaf("h3", account.Waits.IsEmpty ? "Firmware is lacking" : $"A person is waited for, for about {CampaignWords.Long(CampaignText.Hands(account))}");
            foreach (var wait in account.Waits)
            {
                html.Leaf("p", $"{wait.Count} {wait.For}: {CampaignWords.Long(wait.Hands)}");
            }

            foreach (var (lacking, phones) in account.Lacks.OrderByDescending(lacking => lacking.Value))
            {
                html.Leaf("p", $"{CountText.Of(phones, "phone")} would go on with the firmware {lacking}");
            }
        }

        html.Leaf("h3", "Numbers");
        new CampaignTables(html, account).Numbers();
    }

    private static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
