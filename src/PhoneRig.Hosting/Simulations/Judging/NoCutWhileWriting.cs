using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Simulator.Phone;

namespace PhoneRig.Hosting.Simulations.Judging;

/// <summary>The rig cuts no phone off that is downloading, erasing, formatting or writing. What the operator or the mains cut off is not the rig's.</summary>
internal sealed class NoCutWhileWriting : IRule
{
    /// <summary>
    /// What a phone began so shortly before the coil moved nobody could have known of: its packet was on its way. A coil that has moved takes its 10 ms, and what capacitors still
    /// carry begins what it likes.
    /// </summary>
    private static readonly TimeSpan Unknowable = TimeSpan.FromMilliseconds(10);

    public string Name => "cut-while-writing";

    public IEnumerable<string> Broken(CampaignStory story) =>
        from cut in story.Cuts
        where cut.By == CutBy.Rig && cut.MustNotSince < cut.CoilMovedAt - Unknowable && !HasNothingToWrite(story, cut)
        select $"{cut.Station} cut {cut.Mac} off at {cut.At}, which had written or downloaded since {cut.MustNotSince}";

    /// <summary>
    /// A phone that asks a server for its load that is not the rig's, and does not answer, has nothing yet to write: what it would fetch there nobody sees. Nor has one whose every request the rig
    /// has refused, by a refusal that its network lost.
    /// </summary>
    private static bool HasNothingToWrite(CampaignStory story, HarmfulCut cut)
    {
        var told = story.Journal
            .Where(entry => entry.Timeline == cut.Station && entry.At >= cut.MustNotSince - Unknowable && entry.At <= cut.At)
            .Select(entry => entry.Entry.Fact);
        var (asked, refused) = (told.OfType<TftpRequested>().Count(), told.OfType<TftpRefused>().Count());
        return cut.Activity == PhoneActivity.Downloading && asked == refused;
    }
}
