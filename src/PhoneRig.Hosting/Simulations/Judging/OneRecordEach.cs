namespace PhoneRig.Hosting.Simulations.Judging;

/// <summary>
/// One phone, one record, under its own address: none lost, none twice, no run told twice, and none put away for another. Where every station has ended in quarantine, what was put on none has no record.
/// </summary>
internal sealed class OneRecordEach : IRule
{
    public string Name => "recorded-twice-or-lost";

    public IEnumerable<string> Broken(CampaignStory story)
    {
        var macs = story.Phones.Select(phone => phone.Mac).ToHashSet(StringComparer.Ordinal);
        foreach (var lost in story.Phones.Where(phone => story.HasStations && !story.State.Phones.ContainsKey(phone.Mac)))
        {
            yield return $"{lost.Mac} ({lost.Ailment}) has no record";
        }

        foreach (var stranger in story.State.Phones.Keys.Where(name => !macs.Contains(name)))
        {
            yield return $"there is a record of {stranger}, and no such phone";
        }

        foreach (var twice in story.State.Visits.CountBy(visit => (visit.Run, visit.Station)).Where(run => run.Value > 1))
        {
            yield return $"run {twice.Key.Run} at {twice.Key.Station} is in the account {twice.Value} times";
        }

        foreach (var handed in story.Handed.Where(handed => handed.Bin is not null && handed.Name != handed.Phone.Mac))
        {
            yield return $"at {handed.At} {handed.Phone.Mac} was put into the bin {handed.Bin} as {handed.Name}";
        }
    }
}
