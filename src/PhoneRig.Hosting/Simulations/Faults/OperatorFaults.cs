using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Loop;

namespace PhoneRig.Hosting.Simulations.Faults;

/// <summary>What an operator does wrong.</summary>
/// <param name="hall">Where.</param>
/// <param name="person">He.</param>
/// <param name="pile">The phones.</param>
/// <param name="seed">What is drawn from.</param>
internal sealed class OperatorFaults(SimulatedHall hall, SimulatedOperator person, PhonePile pile, Seed seed)
{
    /// <summary>How soon he does it all the same, where no run is under way that he could disturb.</summary>
    private static readonly TimeSpan Later = TimeSpan.FromMinutes(5);

    private readonly Random random = seed.Draw();

    /// <summary>He takes a phone in the middle of its run for the one that he was called to, lays it back onto the pile, and puts the next one there without a word.</summary>
    public void SwapAnother()
    {
        if (!pile.IsEmpty && Running() is { } at && pile.Next() is { } next)
        {
            hall.Spells.Add(new FaultSpell(FaultKind.WrongSwap, at.Name, hall.Now) { Until = hall.Now });
            pile.PutBack(person.Pull(at.Name)!);
            person.Plug(at.Name, next, told: true);
        }
        else if (!pile.IsEmpty)
        {
            hall.After(Later, SwapAnother);
        }
    }

    /// <summary>He pulls the plugs of a phone in the middle of its run, and puts them in again when he has seen what he did.</summary>
    public void PullEarly()
    {
        if (Running() is { } at)
        {
            var spell = new FaultSpell(FaultKind.EarlyPull, at.Name, hall.Now);
            hall.Spells.Add(spell);
            var phone = person.Pull(at.Name)!;
            at.Busy = true;
            hall.After(TimeSpan.FromSeconds(random.Next(5, 120)), () =>
            {
                at.Busy = false;
                spell.Until = hall.Now;
                person.Plug(at.Name, phone, told: true);
            });
        }
        else if (!person.Finished)
        {
            hall.After(Later, PullEarly);
        }
    }

    /// <summary>A station in the middle of a run: by what he saw last, and in truth still.</summary>
    private OperatorStation? Running()
    {
        var campaign = hall.Disk.Of(Campaign.Timeline).Aggregate(CampaignState.None, Campaign.Step);
        var running = person.Stations
            .Where(station => station is { Running: true, Busy: false, Told: true, Here: not null } && campaign.Stations[station.Name].Stand?.Visit is { BrokenOff: false }).ToArray();
        return running.Length == 0 ? null : running[random.Next(running.Length)];
    }
}
