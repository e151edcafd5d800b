using PhoneRig.Core.Loop;

namespace PhoneRig.Hosting.Simulations.Faults;

/// <summary>What befalls the rig's process, its disk and its clock.</summary>
internal sealed class ProcessFaults
{
    /// <summary>Within how many entries a death comes that is due: about those of one run, so that it may hit any of them.</summary>
    private const int Entries = 400;

    private readonly SimulatedHall hall;
    private readonly Random random;
    private readonly PriorityQueue<long, long> deaths = new();

    public ProcessFaults(SimulatedHall hall, Seed seed)
    {
        (this.hall, random) = (hall, seed.Draw());
        hall.Disk.Appended += count =>
        {
            if (deaths.TryPeek(out var at, out _) && count >= at)
            {
                deaths.Dequeue();
                hall.Spells.Add(new FaultSpell(FaultKind.Kill, null, hall.Now) { Until = hall.Now });
                hall.Kill(written: random.Next(2) == 0);
            }
        };
    }

    /// <summary>The process dies at one of its next entries: right after it, or before it is on the disk.</summary>
    public void Kill()
    {
        var at = hall.Disk.Appends + random.Next(1, Entries);
        deaths.Enqueue(at, at);
    }

    /// <summary>The disk takes nothing, for up to twenty minutes.</summary>
    public void FillDisk()
    {
        if (!hall.Disk.Full)
        {
            hall.Disk.Full = true;
            var spell = new FaultSpell(FaultKind.DiskFull, null, hall.Now);
            hall.Spells.Add(spell);
            hall.After(TimeSpan.FromSeconds(random.Next(10, 1200)), () =>
            {
                hall.Disk.Full = false;
                spell.Until = hall.Now;
            });
        }
    }

    /// <summary>The wall clock jumps, by up to a year, back or forth: a Pi has no clock of its own until the network tells it the time.</summary>
    public void JumpClock()
    {
        hall.Spells.Add(new FaultSpell(FaultKind.ClockJump, null, hall.Now) { Until = hall.Now });
        hall.JumpClock(TimeSpan.FromSeconds(random.Next(-31_536_000, 31_536_000)));
    }
}
