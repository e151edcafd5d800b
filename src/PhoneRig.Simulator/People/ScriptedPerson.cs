using PhoneRig.Core.Loop;
using PhoneRig.Core.Ports;
using PhoneRig.Simulator.Phone;

namespace PhoneRig.Simulator.People;

/// <summary>A simulated person at <c>keypad: manual</c> and <c>power: manual</c> stations: hears what is asked and does it on the simulated phones, one request after the other, as fast as people are.</summary>
/// <param name="loop">The phones' loop.</param>
/// <param name="seed">What reaction and finger times are drawn from.</param>
/// <param name="phones">The phone at each station.</param>
/// <param name="plug">Plugs a station's brick in (true) or out; null: the phones' own power is switched. Called on the loop.</param>
public sealed class ScriptedPerson(IEventLoop loop, Seed seed, IReadOnlyDictionary<string, SimulatedPhone> phones, Action<string, bool>? plug = null) : IPerson
{
    private readonly Random random = seed.Draw();
    private readonly Queue<(string Station, SimulatedPhone Phone, PersonRequest Request)> requests = new();
    private bool busy;

    /// <summary>The person does nothing any more: gone for lunch. Requests wait.</summary>
    public bool Away { get; private set; }

    /// <inheritdoc/>
    /// <remarks>May be called from any thread.</remarks>
    public void Ask(string station, PersonRequest request) => loop.Post(() =>
    {
        if (!phones.TryGetValue(station, out var phone))
        {
            throw new HardwareFaultException($"simulated person at {station}", $"there is no simulated phone; there are phones at {string.Join(", ", phones.Keys.Order(StringComparer.Ordinal))}.");
        }

        requests.Enqueue((station, phone, request));
        Next();
    });

    /// <summary>Walks off, or comes back. Only from the loop.</summary>
    public void SetAway(bool away)
    {
        Away = away;
        Next();
    }

    private void Next()
    {
        if (busy || Away || !requests.TryDequeue(out var next))
        {
            return;
        }

        busy = true;
        // Hearing or reading, then finding the key: a second at best (no source; L).
        After(1000, 6000, () => Do(next.Station, next.Phone, next.Request));
    }

    private void Do(string station, SimulatedPhone phone, PersonRequest request)
    {
        switch (request.Kind)
        {
            case PersonRequestKind.Hold or PersonRequestKind.Release:
                foreach (var key in request.Keys)
                {
                    phone.SetKey(key.ToString(), request.Kind == PersonRequestKind.Hold);
                }

                Done();
                break;
            case PersonRequestKind.Type:
                Press(phone, request.Keys, 0);
                break;
            case PersonRequestKind.PlugIn or PersonRequestKind.Unplug:
                var into = request.Kind == PersonRequestKind.PlugIn;
                if (plug is null)
                {
                    phone.SetBrickPower(into);
                }
                else
                {
                    plug(station, into);
                }

                Done();
                break;
            default:
                phone.SetHook(request.Kind == PersonRequestKind.OffHook);
                Done();
                break;
        }
    }

    /// <summary>One key after the other: 100 to 300 ms down, 200 to 400 ms apart (facts 9).</summary>
    private void Press(SimulatedPhone phone, string keys, int index)
    {
        if (index == keys.Length)
        {
            Done();
            return;
        }

        var key = keys[index].ToString();
        phone.SetKey(key, down: true);
        After(100, 300, () =>
        {
            phone.SetKey(key, down: false);
            After(200, 400, () => Press(phone, keys, index + 1));
        });
    }

    private void Done()
    {
        busy = false;
        Next();
    }

    private void After(int fromMs, int toMs, Action work) =>
        loop.Schedule(loop.Uptime + TimeSpan.FromMilliseconds(random.Next(fromMs, toMs + 1)), work);
}
