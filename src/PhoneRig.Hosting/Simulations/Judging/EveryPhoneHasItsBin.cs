using PhoneRig.Core.Campaigns;

namespace PhoneRig.Hosting.Simulations.Judging;

/// <summary>In the end every phone has had a verdict, and lies in a bin where it stays, in truth where the record says: in its own, or, where that was decided later, in the one that it was put into. Where every station has ended in quarantine, no run can come any more.</summary>
internal sealed class EveryPhoneHasItsBin : IRule
{
    public string Name => "phone-without-bin";

    public IEnumerable<string> Broken(CampaignStory story)
    {
        foreach (var phone in story.Phones)
        {
            var record = story.State.Phones.GetValueOrDefault(phone.Mac);
            var told = record?.Bin is { } bin ? CampaignWords.Describe(bin) : null;
            if (record is not null && told is null)
            {
                yield return $"{phone.Mac} ({phone.Ailment}) has no bin";
            }
            else if (record is { Bin: Bin.KeyStation or Bin.AnotherStation } && story.HasStations)
            {
                yield return $"{phone.Mac} ({phone.Ailment}) was left in the bin {told}, with runs to come";
            }
            else if (told is not null && phone.Bin != CampaignWords.Describe(record!.Lies ?? record.Bin!.Value))
            {
                yield return $"{phone.Mac} ({phone.Ailment}) lies {(phone.Station is { } at ? $"at {at}" : phone.Bin is { } other ? $"in the bin {other}" : "on the pile")}, and the record says {told}";
            }
        }
    }
}
