using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Ports;
using PhoneRig.Hosting.Journal;
using PhoneRig.Hosting.Rigs;

namespace PhoneRig.Hosting.Campaigns;

/// <summary>How a rig's campaign stands by its journal, whoever owns the rig.</summary>
public static class CampaignJournal
{
    /// <summary>The account of the last campaign; null where there was none.</summary>
    /// <exception cref="HardwareFaultException">The journal cannot be read.</exception>
    public static CampaignAccount? Account(RigState state)
    {
        using var journal = JournalReader.Open(state.Journal);
        return CampaignAccount.Of(CampaignRecord.Read(journal).State);
    }
}
