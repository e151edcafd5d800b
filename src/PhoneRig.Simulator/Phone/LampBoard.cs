using System.Collections.Immutable;
using PhoneRig.Core.Phones;

namespace PhoneRig.Simulator.Phone;

/// <summary>The lamps and what makes them move (facts 1.2, 1.3).</summary>
/// <param name="step">How long each step of a pattern lasts.</param>
internal sealed class LampBoard(TimeSpan step)
{
    private const int Headset = LampSnapshot.Lines;
    private const int Mute = LampSnapshot.Lines + 1;

    private volatile LampSnapshot current = LampSnapshot.Dark;
    private IDisposable? next;

    /// <summary>The colours changed.</summary>
    public event Action<LampSnapshot>? Changed;

    /// <summary>The colours now; from any thread.</summary>
    public LampSnapshot Current => current;

    /// <summary>Everything dark, and still.</summary>
    public void Dark() => Still(_ => LampColour.Dark);

    /// <summary>Line lamps dark, headset green: the look of the boot loop (facts 1.3, bug CSCsc48289).</summary>
    public void HeadsetOnly() => Still(lamp => lamp == Headset ? LampColour.Green : LampColour.Dark);

    /// <summary>One line lamp at a time, from the top.</summary>
    public void Walk(WakeUps wakeUps, LampColour colour) =>
        Animate(wakeUps, 0, (lamp, n) => lamp == n % LampSnapshot.Lines ? colour : LampColour.Dark);

    /// <summary>The brick: lines blink together, headset green, mute red (facts 1.3; that the lines are green: L).</summary>
    public void Brick(WakeUps wakeUps) => Animate(wakeUps, 0, (lamp, n) => lamp switch
    {
        Headset => LampColour.Green,
        Mute => LampColour.Red,
        < LampSnapshot.Lines when n % 2 == 0 => LampColour.Green,
        _ => LampColour.Dark,
    });

    /// <summary>The look of a wiped phone without its brick: lines blink together, all else dark (facts 7.2 row 13; that the lines are green: L).</summary>
    public void LinesBlink(WakeUps wakeUps) =>
        Animate(wakeUps, 0, (lamp, n) => lamp < LampSnapshot.Lines && n % 2 == 0 ? LampColour.Green : LampColour.Dark);

    private void Animate(WakeUps wakeUps, int n, Func<int, int, LampColour> colourOf)
    {
        Still(lamp => colourOf(lamp, n));
        next = wakeUps.After(step, () => Animate(wakeUps, unchecked(n + 1), colourOf));
    }

    private void Still(Func<int, LampColour> colourOf)
    {
        next?.Dispose();
        next = null;
        var colours = ImmutableArray.CreateBuilder<LampColour>(LampSnapshot.Lamps.Length);
        for (var lamp = 0; lamp < LampSnapshot.Lamps.Length; lamp++)
        {
            colours.Add(colourOf(lamp));
        }

        var snapshot = new LampSnapshot(colours.MoveToImmutable());
        if (!snapshot.Same(current))
        {
            current = snapshot;
            Changed?.Invoke(snapshot);
        }
    }
}
