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
        CampaignStarted f => $"campaign {f.Campaign} begun by {f.By}: {f.Playbook}{(f.To is null ? "" : $" to {f.To}")} at {string.Join(", ", f.Places.Select(place => place.Station))}{(f.Expect is { } expect ? $", {expect} phones expected" : "")}",
        CampaignPaused f => $"campaign paused by {f.By}",
        CampaignResumed f => $"campaign resumed by {f.By}",
        CampaignEnded f => $"campaign ended by {f.By}",
        CampaignTakenUp f => $"the campaign goes on after a new start of the rig {f.Rig}",
        LabelRead f => $"label {f.Label} was read by {f.By}{(f.Station is null ? "" : $", at {f.Station}")}",
        PhonePlaced f => $"{f.Station}: another phone stands here now{(f.Label is null ? "" : $", labelled {f.Label}")}, says {f.By}",
        PhoneHeard f => $"{f.Station}: the network says that {f.Mac} stands here",
        VisitBegan f => $"{f.Station}: run {f.Run} begins for {f.Phone}",
        VisitEnded f => $"{f.Station}: run {f.Run} ended, {FactWords.Describe(f.Verdict)}{(f.Diagnosis is null ? "" : $" ({f.Diagnosis})")}",
        VisitBroken f => $"{f.Station}: run {f.Run} was broken off: {f.Why}",
        PhoneBinned f => $"{f.Station}: {f.Phone} goes into the bin {Describe(f.Bin)}: {f.Why}",
        StationRested f => f.Proven ? $"{f.Station} is at rest: its power is off, as was proven" : $"{f.Station} could not be put to rest: {f.Why?.TrimEnd('.')}",
        StationDoubted f => $"{f.Station} is doubted: {f.Why}",
        StationTested f => $"{f.Station} has {(f.Passed ? "passed" : "NOT passed")} its test: {f.Why.TrimEnd('.')}",
        StationQuarantined f => $"{f.Station} is in QUARANTINE: {f.Why.TrimEnd('.')}",
        StationRestored f => $"{f.Station} is trusted again",
        OperatorCalled f => $"OPERATOR: {f.Text.TrimEnd('.')}",
        _ => throw new ArgumentException($"no words for {fact.GetType().Name}", nameof(fact)),
    };

    /// <summary>What is written on a bin: "done", "key-station".</summary>
    public static string Describe(Bin bin) => JsonNamingPolicy.KebabCaseLower.ConvertName(bin.ToString());
}
