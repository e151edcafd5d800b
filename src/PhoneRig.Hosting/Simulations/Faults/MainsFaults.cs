using PhoneRig.Core.Loop;
using PhoneRig.Simulator.Bench.I2c;

namespace PhoneRig.Hosting.Simulations.Faults;

/// <summary>Dips of the mains.</summary>
/// <param name="hall">Where.</param>
/// <param name="seed">What is drawn from.</param>
internal sealed class MainsFaults(SimulatedHall hall, Seed seed)
{
    /// <summary>How long a Pi takes from power to a process that runs: our choice.</summary>
    private static readonly TimeSpan Boot = TimeSpan.FromSeconds(35);

    private readonly Random random = seed.Draw();

    /// <summary>Everything that hangs on the mains is without power for a while.</summary>
    /// <param name="ups">Whether the controller and its boards have batteries.</param>
    public void Dip(bool ups)
    {
        var dip = TimeSpan.FromMilliseconds(random.Next(300, 5000));
        hall.Spells.Add(new FaultSpell(ups ? FaultKind.MainsDipUps : FaultKind.MainsDip, null, hall.Now) { Until = hall.Now + dip });
        foreach (var (_, metal) in hall.World.Bench.Metal.Stations.OrderBy(station => station.Key, StringComparer.Ordinal))
        {
            metal.DropBrick(dip);
        }

        if (ups)
        {
            return;
        }

        hall.Kill(written: false, dip + Boot);
        hall.World.Bench.Metal.HeaderPins.LosePower();
        foreach (var board in hall.Config.Boards.Keys.Order(StringComparer.Ordinal))
        {
            (hall.World.Bench.Metal.Chip(board) as IForgetful)?.PowerOnReset();
        }
    }
}
