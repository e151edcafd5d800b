using System.Collections.Concurrent;
using System.Collections.Immutable;
using PhoneRig.Core.Phones;

namespace PhoneRig.Simulator.Phone;

/// <summary>The lamps and what makes them move (facts 1.2, 1.3).</summary>
/// <param name="step">How long each step of a pattern lasts.</param>
internal sealed class LampBoard(TimeSpan step)
{
    private const int Headset = LampSnapshot.Lines;
    private const int Mute = LampSnapshot.Lines + 1;

    // What all phones show: made once.
    private static readonly ConcurrentDictionary<LampColour, ImmutableArray<LampSnapshot>> Walks = new();
    private static readonly LampSnapshot HeadsetGreen = LampSnapshot.Of(lamp => lamp == Headset ? LampColour.Green : LampColour.Dark);
    private static readonly ImmutableArray<LampSnapshot> Bricked = [LampSnapshot.Of(lamp => OfBrick(lamp, LampColour.Green)), LampSnapshot.Of(lamp => OfBrick(lamp, LampColour.Dark))];
    private static readonly ImmutableArray<LampSnapshot> Blinking = [LampSnapshot.Of(lamp => lamp < LampSnapshot.Lines ? LampColour.Green : LampColour.Dark), LampSnapshot.Dark];

    private volatile LampSnapshot current = LampSnapshot.Dark;
    private IDisposable? next;

    /// <summary>The colours changed.</summary>
    public event Action<LampSnapshot>? Changed;

    /// <summary>The colours now; from any thread.</summary>
    public LampSnapshot Current => current;

    /// <summary>Everything dark, and still.</summary>
    public void Dark() => Still(LampSnapshot.Dark);

    /// <summary>Line lamps dark, headset green: the look of the boot loop (facts 1.3, bug CSCsc48289).</summary>
    public void HeadsetOnly() => Still(HeadsetGreen);

    /// <summary>One line lamp at a time, from the top.</summary>
    public void Walk(WakeUps wakeUps, LampColour colour) => Animate(wakeUps, Walks.GetOrAdd(colour, WalkIn), 0);

    /// <summary>The brick: lines blink together, headset green, mute red (facts 1.3; that the lines are green: L).</summary>
    public void Brick(WakeUps wakeUps) => Animate(wakeUps, Bricked, 0);

    /// <summary>The look of a wiped phone without its brick: lines blink together, all else dark (facts 7.2 row 13; that the lines are green: L).</summary>
    public void LinesBlink(WakeUps wakeUps) => Animate(wakeUps, Blinking, 0);

    private static LampColour OfBrick(int lamp, LampColour lines) => lamp switch
    {
        Headset => LampColour.Green,
        Mute => LampColour.Red,
        < LampSnapshot.Lines => lines,
        _ => LampColour.Dark,
    };

    private static ImmutableArray<LampSnapshot> WalkIn(LampColour colour) =>
        [.. Enumerable.Range(0, LampSnapshot.Lines).Select(at => LampSnapshot.Of(lamp => lamp == at ? colour : LampColour.Dark))];

    private void Animate(WakeUps wakeUps, ImmutableArray<LampSnapshot> frames, int at)
    {
        Still(frames[at]);
        next = wakeUps.After(step, () => Animate(wakeUps, frames, (at + 1) % frames.Length));
    }

    private void Still(LampSnapshot snapshot)
    {
        next?.Dispose();
        next = null;
        if (!snapshot.Same(current))
        {
            current = snapshot;
            Changed?.Invoke(snapshot);
        }
    }
}
