using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Hosting.Stations;

/// <summary>
/// The boards that a station hangs on, as far as something is wrong with them. Nothing that was ordered before is ordered again: keys are let go, since one may be down that
/// nobody knows of; a relay stays where it is, and is asked where that is. Lives on the rig's loop.
/// </summary>
/// <param name="station">What hangs on which.</param>
/// <param name="loop">The rig's loop.</param>
/// <param name="append">Puts a fact on the station's timeline.</param>
/// <param name="releaseKeys">Calls off presses and lets every key go, for a reason.</param>
/// <param name="readBack">Asks the relay where it is.</param>
internal sealed class StationBoards(StationConfig station, IEventLoop loop, Action<Fact> append, Action<string> releaseKeys, Action readBack)
{
    private ImmutableSortedDictionary<string, string> faulty = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>What is wrong now, for people.</summary>
    public IEnumerable<string> Faults => faulty.Values;

    /// <summary>A board that something of the station hangs on is not what it was told to be, or does not answer.</summary>
    public void Failed(string board, string reason)
    {
        var use = BoardUse.Of(station, board);
        faulty = faulty.SetItem(board, $"board {board} since rig time {loop.Uptime:hh\\:mm\\:ss}: {reason}");
        append(new RigFault($"board {board}", reason, use.Hand ? true : null));
        if (use.Keys)
        {
            releaseKeys($"board {board} failed");
        }

        if (use.Power)
        {
            readBack();
        }
    }

    /// <summary>A board that did not answer does again.</summary>
    public void Mended(string board)
    {
        faulty = faulty.Remove(board);
        append(new Notice($"board {board} answers again"));
        if (BoardUse.Of(station, board).Power)
        {
            readBack();
        }
    }
}
