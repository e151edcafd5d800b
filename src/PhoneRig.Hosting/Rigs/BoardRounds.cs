using PhoneRig.Core.Configuration;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Stations;
using PhoneRig.Hosting.Worlds;

namespace PhoneRig.Hosting.Rigs;

/// <summary>The boards of a rig, each asked once a second whether it still is what it was told to be; what is wrong goes to each station that hangs on it. Lives on the rig's loop.</summary>
internal sealed class BoardRounds : IDisposable
{
    private readonly List<BoardWatch> watches = [];

    /// <summary>Asks nothing yet: see <see cref="Start"/>.</summary>
    /// <param name="rig">The rig.</param>
    /// <param name="world">Where it is, its stations' parts put together.</param>
    /// <param name="stations">Its stations.</param>
    /// <param name="strangers">Takes what is wrong with a board that no station hangs on, as that of the rail's pin alone.</param>
    public BoardRounds(RigConfig rig, IWorld world, IReadOnlyDictionary<string, LiveStation> stations, Action<Fact> strangers)
    {
        foreach (var bus in world.Boards().GroupBy(board => board.Bus))
        {
            var executor = world.Executor($"bus {bus.Key} boards");
            foreach (var board in bus)
            {
                var users = stations.Values.Where(station => BoardUse.Of(rig.Stations[station.Name], board.Board).Any).ToList();
                watches.Add(new BoardWatch(
                    board,
                    world.Loop,
                    executor,
                    reason =>
                    {
                        users.ForEach(station => station.Boards.Failed(board.Board, reason));
                        if (users.Count == 0)
                        {
                            strangers(new RigFault($"board {board.Board}", reason));
                        }
                    },
                    () =>
                    {
                        users.ForEach(station => station.Boards.Mended(board.Board));
                        if (users.Count == 0)
                        {
                            strangers(new Notice($"board {board.Board} answers again"));
                        }
                    }));
            }
        }
    }

    public void Start() => watches.ForEach(watch => watch.Start());

    public void Dispose() => watches.ForEach(watch => watch.Dispose());
}
