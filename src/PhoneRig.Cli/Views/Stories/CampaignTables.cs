using System.Globalization;
using PhoneRig.Core.Campaigns;

namespace PhoneRig.Cli.Views.Stories;

/// <summary>A campaign's figures as tables.</summary>
/// <param name="html">Takes the tables.</param>
/// <param name="account">The campaign.</param>
internal sealed class CampaignTables(HtmlWriter html, CampaignAccount account)
{
    public void Numbers()
    {
        using var list = html.Open("dl", ("class", "told"));
        void Told(string name, string? value)
        {
            if (value is not null)
            {
                html.Leaf("dt", name);
                html.Leaf("dd", value);
            }
        }

        Told("Yield", account.Yield is { } yield ? $"{CampaignText.Percent(yield)} of the phones with a verdict of their own are home; {CampaignText.Percent(account.FirstPassYield!.Value)} were at the first run" : "no phone has a verdict of its own yet");
        Told("Recovery", account.Median is { } median ? $"{StationPhrases.Clock(median)} (p50), {StationPhrases.Clock(account.Longest20th!.Value)} (p95)" : null);
        Told("Pace", account.Pace is { } pace ? CampaignText.PerHour(pace) : null);
        Told("Hands", account.Pace is { } hands ? CampaignText.Touches(hands) : null);
        Told("Nights", CampaignText.Night(account));
        Told("Not recovered", account.Diagnoses.IsEmpty ? null : CampaignText.Counts(account.Diagnoses));
        Told("The rig's own", account.RigFaults + account.BrokenOff == 0 ? null : $"{CountText.Of(account.RigFaults, "run")} that it spoilt, {account.BrokenOff} that its end broke off; they count against no phone");
    }

    public void Stations() => Table(
        "Stations",
        ["station", "runs", "rig faults", "broken off", "doubts", "quarantines", "idle since", "why", "worn"],
        account.Health.Select(one => new[]
        {
            one.Station, Number(one.Runs), Number(one.RigFaults), Number(one.BrokenOff), Number(one.Doubts), Number(one.Quarantines), one.IdleSince is { } at ? Moment(at) : "at a run", one.Idle ?? "",
            account.Wear.FirstOrDefault(wear => wear.Station == one.Station) is { } wear ? CampaignText.Worn(wear)[(one.Station.Length + 2)..] : "",
        }));

    public void Phones() => Table(
        "Phones",
        ["phone", "bin", "why", "runs", "last run", "station", "took", "load"],
        account.Phones.Select(phone =>
        {
            var last = account.Visits.LastOrDefault(visit => visit.Phone == phone.Phone);
            return new[]
            {
                phone.Phone, phone.Station is { } station ? $"at {station}" : phone.Bin is { } bin ? CampaignWords.Describe(bin) : "", phone.Why ?? "", Number(phone.Visits), last?.Run ?? "", last?.Station ?? "",
                last is null ? "" : StationPhrases.Clock(last.Took), phone.Load ?? "",
            };
        }));

    private void Table(string caption, string[] heads, IEnumerable<string[]> rows)
    {
        using var box = html.Open("div", ("class", "box"));
        using var table = html.Open("table");
        html.Leaf("caption", caption);
        using (html.Open("thead"))
        using (html.Open("tr"))
        {
            foreach (var head in heads)
            {
                html.Leaf("th", head, ("scope", "col"));
            }
        }

        using var body = html.Open("tbody");
        foreach (var row in rows)
        {
            using var tr = html.Open("tr");
            foreach (var cell in row)
            {
                html.Leaf("td", cell);
            }
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
