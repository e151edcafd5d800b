using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Cli.Tests.Scripts;

/// <summary>A campaign in the middle of a morning: two phones home, one silent, two without their firmware, one that the rig failed, one at its run; a station in quarantine.</summary>
internal static class SmallCampaign
{
    public const string Set = "\"dual-key\" (8-3-3 to 8-5-2, package cmterm-7970_7971-sccp.8-5-2)";

    private static readonly CampaignPlace[] Places = [new("s1", TimeSpan.FromMinutes(15), Keys: true), new("s2", TimeSpan.FromMinutes(15), Keys: true), new("s3", TimeSpan.FromMinutes(15), Keys: true)];

    private static readonly DateTimeOffset Began = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private static readonly (int Minute, Fact Fact)[] Facts =
    [
        (0, new CampaignStarted("c-1", "recover", null, 12, [.. Places], "kim")),
        (1, new StationRested("s1", Proven: true)),
        (1, new StationRested("s2", Proven: true)),
        (1, new StationRested("s3", Proven: true)),
        .. Visit(2, "s1", 1, 6, Verdict.Recovered),
        .. Visit(4, "s2", 2, 9, Verdict.NeedsAttention, VerdictOwner.Phone, "silent"),
        .. Visit(6, "s3", 3, 1, Verdict.NeedsAttention, VerdictOwner.Rig, "rig-fault"),
        (8, new StationRested("s3", Proven: false, "there is power behind the open relay")),
        (8, new StationQuarantined("s3", "there is power behind the open relay")),
        .. Visit(10, "s1", 4, 5, Verdict.NeedsAttention, VerdictOwner.SetUp, "signing-generation", Set),
        .. Visit(15, "s2", 5, 7, Verdict.Recovered),
        .. Visit(17, "s1", 6, 4, Verdict.NeedsAttention, VerdictOwner.SetUp, "signing-generation", Set),
        (24, new StationRested("s1", Proven: true)),
        (25, new PhonePlaced("s2", null, "kim")),
        (25, new VisitBegan("s2", "s2-29", "r-7")),
    ];

    public static string Mac(int number) => FormattableString.Invariant($"00:1b:2c:3d:4e:{number:x2}");

    public static CampaignAccount Account() => CampaignAccount.Of(Timeline().Aggregate(CampaignState.None, Campaign.Step))! with
    {
        Wear = [new("s1", 1203, 100_000, "#", 340, 200_000), new("s2", 85_000, 100_000, null, 0, 200_000)],
    };

    /// <summary>With the decisions that follow, as a rig puts them there.</summary>
    public static List<Entry> Timeline()
    {
        var timeline = new List<Entry>();
        var state = CampaignState.None;
        void Add(int minute, Fact fact)
        {
            var entry = new Entry(timeline.Count + 1, Began + TimeSpan.FromMinutes(minute), TimeSpan.FromMinutes(minute), fact);
            timeline.Add(entry);
            state = Campaign.Step(state, entry);
        }

        foreach (var (minute, fact) in Facts.OrderBy(fact => fact.Minute))
        {
            Add(minute, fact);
            while (Campaign.Due(state, TimeSpan.FromMinutes(minute)).Fact is { } decision)
            {
                Add(minute, decision);
            }
        }

        return timeline;
    }

    private static IEnumerable<(int Minute, Fact Fact)> Visit(int from, string station, int phone, int took, Verdict verdict, VerdictOwner? owner = null, string? diagnosis = null, string? lacks = null) =>
    [
        (from, new PhonePlaced(station, Mac(phone), "kim")),
        (from, new VisitBegan(station, Mac(phone), FormattableString.Invariant($"r-{phone}"))),
        (from + took, new VisitEnded(
            station, FormattableString.Invariant($"r-{phone}"), verdict, owner, diagnosis, verdict == Verdict.Recovered ? "SCCP70.9-4-2SR3-1S" : null, Mac(phone), TimeSpan.FromMinutes(took), lacks is null ? null : [lacks])),
    ];
}
