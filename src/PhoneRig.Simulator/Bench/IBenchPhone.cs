using System.Collections.Immutable;
using PhoneRig.Core.Phones;

namespace PhoneRig.Simulator.Bench;

/// <summary>A phone as the bench's metal knows it: a power jack, keys, lamps and a console socket. Everything happens on the bench's loop.</summary>
public interface IBenchPhone
{
    /// <summary>A lamp changed its colour.</summary>
    event Action? LampsChanged;

    /// <summary>The console printed bytes.</summary>
    event Action<ReadOnlyMemory<byte>>? ConsoleOutput;

    /// <summary>It draws another current from its power jack.</summary>
    event Action? DrawChanged;

    /// <summary>What it draws from its power jack now, in mA at 48 V.</summary>
    int Milliamps { get; }

    /// <summary>The colour of every lamp that is not dark, by its name in the phone's file; a lamp that is not in it is dark.</summary>
    ImmutableDictionary<string, LampColour> Lamps { get; }

    /// <summary>The 48 V at the power jack come or go. Called on changes, and once when the phone is put on the bench.</summary>
    void SetBrickPower(bool on);

    /// <summary>A key's contacts close or open.</summary>
    /// <param name="name">What is printed on it.</param>
    /// <param name="down">True: closed.</param>
    void SetKey(string name, bool down);

    /// <summary>The receiver is lifted or put back.</summary>
    void SetHook(bool offHook);

    /// <summary>The Speaker key is pressed, which toggles.</summary>
    void PressSpeaker();

    /// <summary>Bytes come in at the console socket.</summary>
    void ConsoleInput(ReadOnlyMemory<byte> bytes);
}
