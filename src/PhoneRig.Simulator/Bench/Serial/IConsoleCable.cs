using PhoneRig.Core.Configuration;

namespace PhoneRig.Simulator.Bench.Serial;

/// <summary>The serial cable between a phone and the rig, from the phone's end. It does not pace the bytes: a whole line arrives at once.</summary>
public interface IConsoleCable : IDisposable
{
    /// <summary>The rig sent bytes. Raised on any thread, one at a time.</summary>
    event Action<ReadOnlyMemory<byte>>? ToPhone;

    /// <summary>The speed, in bits a second, that the rig's end is set to; before anybody sets it, <see cref="BenchConsoleConfig.RigBaud"/>.</summary>
    int RigBaud { get; }

    /// <summary>Bytes that the phone sent while nobody had the port open, or that nobody took: they are gone, as on a real port.</summary>
    long Lost { get; }

    /// <summary>The phone sends bytes. Never waits. May be called from any thread.</summary>
    void FromPhone(ReadOnlyMemory<byte> bytes);

    /// <summary>The USB plug is pulled: an open port is hung up and cannot be opened again. Nothing where it is out already.</summary>
    void HangUp();

    /// <summary>The USB plug is put in again. Nothing where it is in already.</summary>
    void Replug();
}
