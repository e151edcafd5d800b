using System.Globalization;
using System.Text.Json;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Campaigns;

/// <summary>A campaign's facts and bins in plain words.</summary>
public static class CampaignWords
{
    /// <summary>What happened, as a phrase without a full stop.</summary>
    /// <exception cref="ArgumentException">A kind without words: every kind has its line here.</exception>
    internal static string Describe(CampaignFact fact) => fact switch
    {
        CampaignStarted f => $"campaign {f.Campaign} begun by {f.By}: {f.Playbook}{(f.To is null ? "" : $" to {f.To}")} at {string.Join(", ", f.Places.Select(place => place.Station))}{(f.Expect is { } expect ? $", {expect} phones expected" : "")}{(f.Hours is { } hours ? $", {hours}" : "")}",
        CampaignPaused f => $"campaign paused by {f.By}",
        CampaignResumed f => $"campaign resumed by {f.By}",
        EveningBegan f => $"evening, said {f.By}: no run is stopped for taking long",
        EveningEnded f => $"day, said {f.By}: runs that begin now have the day's budget",
        CampaignEnded f => $"campaign ended by {f.By}",
        CampaignTakenUp f => $"the campaign goes on after a new start of the rig {f.Rig}",
        LabelRead f => $"label {f.Label} was read by {f.By}{(f.Station is null ? "" : $", at {f.Station}")}",
        PhonePlaced f => $"{f.Station}: another phone stands here now{(f.Label is null ? "" : $", labelled {f.Label}")}, says {f.By}",
        PhoneDoubted f => $"{f.Station}: nobody knows whose run this is: {f.Why}",
        PhoneHeard f => $"{f.Station}: the network says that {f.Mac} stands here",
        VisitBegan f => $"{f.Station}: run {f.Run} begins for {f.Phone}",
        LoadRewritten f => $"{f.Station}: the phone of run {f.Run} has fetched a whole load",
        NewsTold f => string.Create(CultureInfo.InvariantCulture, $"the webhook was told of all up to entry {f.UpTo}"),
        VisitEnded f => $"{f.Station}: run {f.Run} ended, {FactWords.Describe(f.Verdict)}{(f.Diagnosis is null ? "" : $" ({f.Diagnosis})")}",
        VisitBroken f => $"{f.Station}: run {f.Run} was broken off: {f.Why}",
        SoakBegan f => $"{f.Station}: the phone of run {f.Run} stays powered and is watched until the evening ends, for {Long(f.AtMost)} at the most",
        PhoneFell f => $"{f.Station}: the phone of run {f.Run}, which is watched, {f.Why}",
        SoakEnded f => $"{f.Station}: the phone of run {f.Run} was watched for {Long(f.Lasted)} and {(f.Passed ? "ran all the time" : $"FELL {f.Falls} time{(f.Falls == 1 ? "" : "s")}")}; it is no more, since {f.Why}",
        PhoneBinned f => $"{f.Station}: {f.Phone} goes into the bin {Describe(f.Bin)}: {f.Why}",
        StationRested f => f.Proven ? $"{f.Station} is at rest: its power is off, as was proven" : $"{f.Station} could not be put to rest: {f.Why?.TrimEnd('.')}",
        StationDoubted f => $"{f.Station} is doubted: {f.Why}",
        StationUntested f => $"{f.Station} could not be tested: {f.Why.TrimEnd('.')}",
        StationTested f => $"{f.Station} has {(f.Passed ? "passed" : "NOT passed")} its test: {f.Why.TrimEnd('.')}",
        StationQuarantined f => $"{f.Station} is in QUARANTINE: {f.Why.TrimEnd('.')}",
        StationRestored f => $"{f.Station} is trusted again",
        OperatorCalled f => $"OPERATOR: {f.Text.TrimEnd('.')}",
        _ => throw new ArgumentException($"no words for {fact.GetType().Name}", nameof(fact)),
    };

    /// <summary>A long time in hours and minutes: "7 h 30 min", "6 h", "40 min".</summary>
    public static string Long(TimeSpan time)
    {
        var minutes = (long)Math.Round(time.TotalMinutes);
        return minutes < 60 ? string.Create(CultureInfo.InvariantCulture, $"{minutes} min")
            : minutes % 60 == 0 ? string.Create(CultureInfo.InvariantCulture, $"{minutes / 60} h")
            : string.Create(CultureInfo.InvariantCulture, $"{minutes / 60} h {minutes % 60} min");
    }

    /// <summary>What is written on a bin: "done", "key-station".</summary>
    public static string Describe(Bin bin) => JsonNamingPolicy.KebabCaseLower.ConvertName(bin.ToString());
}
