using PhoneRig.Core.Configuration;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Hosting.BringUps;

/// <summary>Each finger moves, one by one, on a phone that is off: there it can do no harm.</summary>
/// <param name="bench">The station.</param>
internal sealed class RestingKeysStep(Workbench bench) : IBringUpStep
{
    /// <summary>Long enough to be heard and seen (facts 9: 100 to 300 ms).</summary>
    private static readonly TimeSpan Press = TimeSpan.FromMilliseconds(200);

    private static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(300);

    public string Name => "keys-move";

    public string ToDo => "move each finger once, on the phone that is off: listen, and see that it is the right one";

    public bool Gates => false;

    public void Begin(Action<StepEnd> end)
    {
        if (!bench.Wired.Keypad.Kind.HasFingers())
        {
            end(StepEnd.Skipped(bench.Wired.Keypad.Kind == KeypadKind.Manual ? "a person is this station's finger" : "the station has no keypad"));
            return;
        }

        if (!bench.Station.OffProven)
        {
            end(StepEnd.Skipped("only a power that the rig switches itself is proven off, and keys are moved on no other"));
            return;
        }

        Move([.. bench.Wired.Keypad.Keys.Keys.Order(StringComparer.Ordinal)], 0, end);
    }

    private void Move(string[] keys, int index, Action<StepEnd> end)
    {
        if (index == keys.Length)
        {
            end(StepEnd.Ok($"{string.Join(' ', keys)} moved, by what their drivers say"));
            return;
        }

        bench.Do(new Deed.PressKey(new Key(keys[index]), Press), ended =>
        {
            switch (ended)
            {
                case KeyPressed:
                    bench.After(Gap, () => Move(keys, index + 1, end));
                    break;
                case DeedFailed failed:
                    end(StepEnd.Failed($"key {keys[index]}: {failed.Part}: {failed.Reason}", "the board of this key, its supply and its bus: phonerig rig doctor"));
                    break;
                default:
                    end(StepEnd.Failed($"key {keys[index]}: {FactWords.Describe(ended)}", "what it says"));
                    break;
            }
        });
    }
}
