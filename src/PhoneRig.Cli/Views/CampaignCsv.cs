using System.Globalization;
using PhoneRig.Core.Campaigns;
using PhoneRig.Hosting.Edges;

namespace PhoneRig.Cli.Views;

/// <summary>A campaign's phones as comma-separated values: a line of names, then one a phone, by its last run.</summary>
internal static class CampaignCsv
{
    private static readonly string[] Names =
    [
        "campaign", "rig", "simulated", "phone", "mac", "label", "bin", "why", "at-station", "runs", "rig-faults", "run", "station", "verdict", "owner", "diagnosis", "load", "began", "ended", "seconds", "soaked-seconds", "falls",
    ];

    /// <summary>Writes it.</summary>
    public static void Write(TextWriter to, CampaignAccount account, string rig, bool simulated)
    {
        Line(to, Names);
        foreach (var phone in account.Phones)
        {
            var visits = account.Visits.Where(visit => visit.Phone == phone.Phone).ToArray();
            var last = visits.LastOrDefault();
            Line(
                to,
                [
                    account.Campaign, rig, simulated ? "true" : "false", phone.Phone, phone.Mac ?? "", phone.Label ?? "", phone.Bin is { } bin ? CampaignWords.Describe(bin) : "", phone.Why ?? "", phone.Station ?? "",
                    Number(visits.Length), Number(visits.Count(visit => !visit.Counts)), last?.Run ?? "", last?.Station ?? "", last is null ? "" : Word(last.Verdict), last?.Owner is { } owner ? Word(owner) : "",
                    last?.Diagnosis ?? "", phone.Load ?? "", Moment(last?.BeganAt), Moment(last?.EndedAt), last is null ? "" : Seconds(last.Took), phone.Soak?.Lasted is { } soaked ? Seconds(soaked) : "", phone.Soak is { } soak ? Number(soak.Falls) : "",
                ]);
        }
    }

    private static void Line(TextWriter to, string[] fields)
    {
        to.Write(CsvText.Line(fields));
        to.Write(CsvText.LineEnd);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);

    private static string Moment(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "";

    private static string Word<T>(T word)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(word.ToString());
}
