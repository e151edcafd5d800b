using System.Globalization;
using PhoneRig.Core.Campaigns;

namespace PhoneRig.Cli.Views;

/// <summary>A campaign's report for a terminal of 100 columns: what a person wants to know in the morning first, then the numbers.</summary>
internal static class CampaignReportText
{
    private const int Columns = 100;

    /// <summary>The report, a line each.</summary>
    public static IEnumerable<string> Of(CampaignAccount account) =>
        Lines(account).SelectMany(line => Wrapped(line));

    private static IEnumerable<string> Lines(CampaignAccount account)
    {
        yield return CampaignText.Head(account);
        yield return $"  begun {Moment(account.StartedAt)}, told as of {Moment(account.At)}; {account.Phones.Count(phone => phone.Station is not null)} at stations then";
        yield return $"  {account.Done} done{(account.Left is { } left ? $", {left} left" : "")}{Forecast(account)}";
        if (CampaignText.Night(account) is { } night)
        {
            yield return $"  {night}";
        }

        foreach (var line in Waits(account).Concat(Lacks(account)).Concat(Numbers(account)).Concat(Stations(account)).Concat(Wear(account)).Concat(Phones(account)))
        {
            yield return line;
        }
    }

    private static string Forecast(CampaignAccount account) => account.Forecast is { } forecast
        ? $"; through {Moment(forecast.EndsAt)}, in {CampaignWords.Long(forecast.Takes)}: {CountText.Of(forecast.Visits, "run")} of {CampaignWords.Long(forecast.Visit)} and {CampaignWords.Long(forecast.Turnaround)} between two, at {CountText.Of(forecast.Stations, "station")}"
        : account is { Ended: false, Expect: null } ? "; no forecast: nobody said how many phones there are (campaign start --expect)"
        : "";

    private static IEnumerable<string> Waits(CampaignAccount account)
    {
        if (account.Waits.IsEmpty)
        {
            yield return "  nothing waits for a person";
            yield break;
        }

        yield return $"  a person is waited for, for about {CampaignWords.Long(CampaignText.Hands(account))}:";
        foreach (var wait in account.Waits)
        {
            yield return $"    {wait.Count,4} {wait.For,-30} {CampaignWords.Long(wait.Hands),8}";
        }
    }

    private static IEnumerable<string> Lacks(CampaignAccount account) => account.Lacks
        .OrderByDescending(lacking => lacking.Value)
        .Select((lacking, at) => $"  {(at == 0 ? "the firmware whose lack blocks most" : "also lacking")}: {lacking.Key}, {CountText.Of(lacking.Value, "phone")}");

    private static IEnumerable<string> Numbers(CampaignAccount account)
    {
        if (account.Yield is { } yield)
        {
            yield return $"  yield {CampaignText.Percent(yield)}, at the first run {CampaignText.Percent(account.FirstPassYield!.Value)}";
        }

        if (account.Median is { } median)
        {
            yield return $"  a recovery took {StationPhrases.Clock(median)} (p50), {StationPhrases.Clock(account.Longest20th!.Value)} (p95)";
        }

        if (account.Pace is { } pace && (pace.PhonesPerHour ?? pace.TouchesPerPhone) is not null)
        {
            yield return $"  {string.Join("; ", new[] { CampaignText.PerHour(pace), CampaignText.Touches(pace) }.OfType<string>())}";
        }

        if (!account.Diagnoses.IsEmpty)
        {
            yield return $"  not recovered: {CampaignText.Counts(account.Diagnoses)}";
        }

        if (account.RigFaults + account.BrokenOff > 0)
        {
            yield return $"  the rig's own: {CountText.Of(account.RigFaults, "run")} that it spoilt, {account.BrokenOff} that its end broke off; they count against no phone";
        }
    }

    private static IEnumerable<string> Stations(CampaignAccount account)
    {
        yield return "  station  runs  rig faults  broken off  doubts  quarantines  idle since";
        foreach (var one in account.Health)
        {
            var since = one.IdleSince is { } at ? $"{(at.Date == account.At.Date ? at.ToString("HH:mm", CultureInfo.InvariantCulture) : Moment(at))}, {one.Idle}" : "at a run";
            yield return string.Create(CultureInfo.InvariantCulture, $"  {one.Station,-7} {one.Runs,5}  {one.RigFaults,10}  {one.BrokenOff,10}  {one.Doubts,6}  {one.Quarantines,11}  {since}");
        }
    }

    private static IEnumerable<string> Wear(CampaignAccount account) => account.Wear.Select(wear => $"  wear of {CampaignText.Worn(wear)}");

    private static IEnumerable<string> Phones(CampaignAccount account) => account.Phones
        .Where(phone => phone is { Station: null, Bin: not (null or Bin.Done) })
        .OrderBy(phone => phone.Bin)
        .Select(phone => $"  {phone.Phone,-19} {CampaignWords.Describe(phone.Bin!.Value),-15} {phone.Why}{(phone.Run is { } run ? $" (phonerig run explain {run})" : "")}");

    private static string Moment(DateTimeOffset at) => at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A line in pieces of the terminal's width, the later ones further in; a word that is longer stays whole.</summary>
    private static IEnumerable<string> Wrapped(string line)
    {
        var inset = new string(' ', line.Length - line.TrimStart().Length + 4);
        while (line.Length > Columns)
        {
            var at = line.LastIndexOf(' ', Columns);
            if (at <= inset.Length)
            {
                break;
            }

            yield return line[..at].TrimEnd();
            line = inset + line[at..].TrimStart();
        }

        yield return line;
    }
}
