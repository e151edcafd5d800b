using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.BringUps;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Rigs;
using PhoneRig.Hosting.Stations;

namespace PhoneRig.Hosting.Campaigns;

/// <summary>A test of a station that a campaign hears of. Lives on the rig's loop.</summary>
/// <param name="station">The station.</param>
/// <param name="tests">Tests stations.</param>
/// <param name="loop">The loop.</param>
/// <param name="asked">Who asked; null: the campaign itself.</param>
/// <param name="ended">Told once what came of it; null where it was not begun, since somebody else had the station.</param>
internal sealed class StationTest(LiveStation station, BringUpDesk tests, IEventLoop loop, Reply? asked, Action<CampaignFact?> ended) : IControlSink, IDisposable
{
    private bool begun;
    private bool over;

    public void Begin()
    {
        if (!over)
        {
            tests.Test(station, CampaignDesk.Name, new Reply(this, loop));
        }
    }

    public void Tell(ControlEvent told)
    {
        begun = true;
        asked?.Tell(told);
    }

    public void End(ControlEnd end)
    {
        if (!over)
        {
            over = true;
            ended(!begun ? null
                : end.Outcome == ControlOutcome.Refused ? new StationUntested(station.Name, end.Message!)
                : new StationTested(station.Name, end.Outcome == ControlOutcome.Done, end.Message!));
        }

        asked?.End(end.Outcome, end.Message);
    }

    /// <summary>Gives up; the campaign hears nothing of it.</summary>
    public void Dispose()
    {
        if (!over)
        {
            over = true;
            tests.Stop([station.Name], CampaignDesk.Name);
        }
    }
}
