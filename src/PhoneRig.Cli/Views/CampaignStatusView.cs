using System.Globalization;
using PhoneRig.Core.Campaigns;
using PhoneRig.Hosting.Control;

namespace PhoneRig.Cli.Views;

/// <summary>How a campaign stands: a line a station with what it waits for.</summary>
/// <param name="output">Standard output.</param>
internal sealed class CampaignStatusView(TextWriter output) : IAnswerView
{
    public void Show(ControlEvent told)
    {
        if (told is ControlEvent.Accounted { Account: var account })
        {
            foreach (var line in Lines(account))
            {
                output.WriteLine(line);
            }
        }
    }

    public void Dispose() => output.Flush();

    private static IEnumerable<string> Lines(CampaignAccount account)
    {
        yield return CampaignText.Head(account);
        if (CampaignText.Night(account) is { } night)
        {
            yield return $"  {night}";
        }

        foreach (var station in account.Stations)
        {
            yield return $"  {station.Station,-7} {(station.Light == StationSignal.Nothing ? "-" : station.Light.Describe()),-12} {station.Phone ?? "-",-19} {Doing(account, station)}";
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
        { Soak: { } soak } => string.Create(
            CultureInfo.InvariantCulture,
            $"home, and watched since {soak.Since?.UtcDateTime:HH\\:mm} UTC{(soak.Falls == 0 ? "" : $": it FELL {CountText.Of(soak.Falls, "time")}")} (phonerig campaign next {station.Station} ends that)"),
        { Trust: StationTrust.Doubted } => $"tested: {station.Doubt}",
        { Call: { } call } => call,
        { Trust: StationTrust.Quarantined } => $"in QUARANTINE: {station.Doubt}",
        _ when account.Ended => "nothing",
        { Phone: not null } => account.Paused ? "waits for phonerig campaign resume" : "its run is about to begin",
        _ => "put to rest: its power goes off as its interlocks allow",
    };
}
