using System.Collections.Immutable;
using PhoneRig.Core.Ports;
using PhoneRig.Hosting.Control;

namespace PhoneRig.Hosting.Rigs;

/// <summary>Lets the keys of a rig without an owner go: each station on a thread of its own, so that a bus that hangs holds up no other.</summary>
internal static class KeyReleases
{
    /// <summary>How long a station may take: a keypad's lines take milliseconds, and a kernel gives up a hung I2C transfer after a second (i2c_adapter's timeout). Ten times that.</summary>
    public static readonly TimeSpan Within = TimeSpan.FromSeconds(10);

    /// <summary>Lets them go.</summary>
    /// <param name="stations">The stations.</param>
    /// <param name="fingers">Opens a station's fingers; null where it has none.</param>
    /// <param name="parts">Disposed of once all have answered; where one hangs they stay open until the process ends, since closing them could hang too.</param>
    /// <param name="within">How long to wait in all; null: <see cref="Within"/>.</param>
    /// <returns>What came of it at each station.</returns>
    public static ImmutableArray<KeyRelease> Of(IEnumerable<string> stations, Func<string, IKeypad?> fingers, IDisposable parts, TimeSpan? within = null)
    {
        var names = stations.ToImmutableArray();
        var bound = within ?? Within;
        var answers = new KeyRelease?[names.Length];
        var left = new CountdownEvent(names.Length);
        for (var one = 0; one < names.Length; one++)
        {
            var index = one;
            var thread = new Thread(() =>
            {
                Volatile.Write(ref answers[index], Release(names[index], fingers));
                left.Signal();
            })
            {
                Name = $"{names[index]} release",
                IsBackground = true,
            };
            thread.Start();
        }

        if (left.Wait(bound))
        {
            parts.Dispose();
        }

        return
        [
            .. names.Select((name, index) => Volatile.Read(ref answers[index])
                ?? new KeyRelease(name, HasFingers: true, $"its keypad did not answer within {bound.TotalSeconds:0.#} s: check its bus and its supply")),
        ];
    }

    private static KeyRelease Release(string station, Func<string, IKeypad?> fingers)
    {
        try
        {
            var keypad = fingers(station);
            keypad?.ReleaseAll();
            return new KeyRelease(station, HasFingers: keypad is not null, null);
        }
        catch (HardwareFaultException fault)
        {
            return new KeyRelease(station, HasFingers: true, fault.Message);
        }
        catch (Exception fault) // whatever a driver throws: on this thread it would end the process, and the other stations' keys wait
        {
            return new KeyRelease(station, HasFingers: true, $"{fault.GetType().Name}: {fault.Message}");
        }
    }
}
