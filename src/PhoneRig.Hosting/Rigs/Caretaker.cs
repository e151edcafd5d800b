using PhoneRig.Core.Configuration;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Stations;
using PhoneRig.Hosting.Supplies;
using PhoneRig.Hosting.Worlds;

namespace PhoneRig.Hosting.Rigs;

/// <summary>Looks after what all stations of a rig hang on: its boards, the actuator rail, and the supply behind its mains. Lives on the rig's loop.</summary>
internal sealed class Caretaker : IDisposable
{
    private readonly IReadOnlyDictionary<string, LiveStation> stations;
    private readonly Action<Fact> tell;
    private readonly RailBeat? rail;
    private readonly BoardRounds boards;
    private readonly UpsDesk? ups;

    /// <summary>Asks and moves nothing yet: see <see cref="Start"/> and <see cref="RaiseRail"/>.</summary>
    /// <param name="rig">The rig.</param>
    /// <param name="world">Where it is.</param>
    /// <param name="stations">The stations.</param>
    /// <param name="tell">Puts a fact on the rig's own timeline.</param>
    /// <param name="stop">Stops every run safely, by <see cref="UpsDesk.Name"/>.</param>
    /// <param name="supplied">Told that <see cref="Supply"/> is another, before anything is stopped for it.</param>
    public Caretaker(RigConfig rig, IWorld world, IReadOnlyDictionary<string, LiveStation> stations, Action<Fact> tell, Action stop, Action supplied)
    {
        (this.stations, this.tell) = (stations, tell);
        rail = world.Rail() is { } pin ? new RailBeat(world.Loop, world.Executor("rail"), pin, tell) : null;
        boards = new BoardRounds(rig, world, stations, tell);
        ups = world.Ups() is { } supply
            ? new UpsDesk(supply, world.Loop, world.Executor("UPS"), tell, fact => stations.Values.ToList().ForEach(station => station.Append(fact)), stop, supplied)
            : null;
    }

    /// <summary>What feeds the rig; null where it has no such supply, or has not asked it yet.</summary>
    public UpsSeen? Supply => ups?.Seen;

    /// <summary>True once it is known what feeds the rig, or nobody can be asked: before that nothing is begun, since the mains may be away.</summary>
    public bool KnowsSupply => ups is not { Seen: null };

    /// <summary>True where it is known that the mains are away.</summary>
    public bool OnBattery => ups is { OnBattery: true };

    /// <summary>Begins to ask boards and supply.</summary>
    public void Start()
    {
        boards.Start();
        ups?.Start();
    }

    /// <summary>Only where no coil would move with it: what would cut a phone off, unasked and perhaps while it writes, leaves the rail down.</summary>
    public void RaiseRail()
    {
        var doubtful = stations.Values.Where(station => station is { OnRail: true, PowerOn: not true }).Select(station => station.Name).ToList();
        if (doubtful.Count == 0)
        {
            rail?.Start();
        }
        else
        {
            tell(new RigFault("rail", $"the relay of {string.Join(", ", doubtful)} could not be put to rest, and would cut its phone off as the rail comes; the rail stays down, so no phone can be switched off: mend the relay's board, and start again"));
        }
    }

    /// <summary>Ends the rounds; the rail drops.</summary>
    public void Dispose()
    {
        rail?.Dispose();
        boards.Dispose();
        ups?.Dispose();
    }
}
