using System.Globalization;
using PhoneRig.Core.Campaigns;
using PhoneRig.Hosting.Control;

namespace PhoneRig.Cli.Views;

/// <summary>How a campaign stands: a line a station with what it waits for; or its numbers, and each phone that waits for a person.</summary>
/// <param name="output">Standard output.</param>
/// <param name="whole">True for the numbers and phones.</param>
internal sealed class CampaignView(TextWriter output, bool whole) : IAnswerView
{
    public void Show(ControlEvent told)
    {
        if (told is ControlEvent.Accounted { Account: var account })
        {
            foreach (var line in whole ? Report(account) : Status(account))
            {
                output.WriteLine(line);
            }
        }
    }

    public void Dispose() => output.Flush();

    private static string Head(CampaignAccount account) =>
        $"Campaign {account.Campaign}, {account.Playbook}{(account.To is null ? "" : $" to {account.To}")}, {(account.Ended ? "over" : account.Paused ? "PAUSED" : "under way")}: "
        + $"{account.Phones.Length}{(account.Expect is { } expect ? $" of {expect}" : "")} {(account.Phones.Length == 1 && account.Expect is null ? "phone" : "phones")} seen"
        + $"{(account.Bins.IsEmpty ? "" : $"; {Counts(account.Bins)}")}";

    private static IEnumerable<string> Status(CampaignAccount account)
    {
        yield return Head(account);
        foreach (var station in account.Stations)
        {
            yield return $"  {station.Station,-7} {station.Phone ?? "-",-19} {Doing(account, station)}";
            if (station.Remark is { } remark)
            {
                yield return $"          NOTE: {remark}";
            }
        }
    }

    private static string Doing(CampaignAccount account, AccountedStation station) => station switch
    {
        { BrokenOff: true } => $"watched until it is idle: its run {station.Run} was broken off",
        { Run: { } run } => $"run {run}",
        { Trust: StationTrust.Doubted } => $"tested: {station.Doubt}",
        { Call: { } call } => call,
        { Trust: StationTrust.Quarantined } => $"in QUARANTINE: {station.Doubt}",
        _ when account.Ended => "nothing",
        { Phone: not null } => account.Paused ? "waits for phonerig campaign resume" : "its run is about to begin",
        _ => "put to rest: its power goes off as its interlocks allow",
    };

    private static IEnumerable<string> Report(CampaignAccount account)
    {
        yield return Head(account);
        yield return $"  begun {account.StartedAt.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}; {account.Phones.Count(phone => phone.Station is not null)} at stations now";
        if (account.Yield is { } yield)
        {
            yield return $"  yield {Percent(yield)}, at the first run {Percent(account.FirstPassYield!.Value)}";
        }

        if (account.Median is { } median)
        {
            yield return $"  a recovery took {StationPhrases.Clock(median)} (p50), {StationPhrases.Clock(account.Longest20th!.Value)} (p95)";
        }

        if (!account.Diagnoses.IsEmpty)
        {
            yield return $"  not recovered: {Counts(account.Diagnoses)}";
        }

        if (account.RigFaults + account.BrokenOff > 0)
        {
            yield return $"  the rig's own: {account.RigFaults} runs that it spoilt, {account.BrokenOff} that its end broke off; they count against no phone";
        }

        foreach (var station in account.Stations.Where(station => station.Trust != StationTrust.Good))
        {
            yield return $"  {station.Station} is {(station.Trust == StationTrust.Doubted ? "doubted" : "in QUARANTINE")}: {station.Doubt}";
        }

        foreach (var phone in account.Phones.Where(phone => phone is { Station: null, Bin: not (null or Bin.Done) }))
        {
            yield return $"  {phone.Phone,-19} {CampaignWords.Describe(phone.Bin!.Value),-15} {phone.Why}{(phone.Run is { } run ? $" (phonerig run explain {run})" : "")}";
        }
    }

    private static string Counts(IEnumerable<KeyValuePair<string, int>> counts) => string.Join(", ", counts.Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Key} {count.Value}")));

    private static string Percent(double part) => (100 * part).ToString("0 '%'", CultureInfo.InvariantCulture);
}
