using System.Net;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Network.Dhcp;
using PhoneRig.Network.Tftp.Hosts;

namespace PhoneRig.Hosting.Worlds;

/// <summary>What differs between virtual time, the bench in real time, and real parts; all else is the same code.</summary>
internal interface IWorld : IDisposable
{
    /// <summary>The rig's loop; whoever runs the rig runs it.</summary>
    IRunLoop Loop { get; }

    /// <summary>The loop that the network's servers live on.</summary>
    IEventLoop NetworkLoop { get; }

    /// <summary>A segment that phones are on, for <see cref="NetworkLoop"/>: one of the rig's (<see cref="Segments.Of"/>).</summary>
    ISegment NetworkOf(Segment segment);

    /// <summary>Opens a port of the rig's on the network where its switch is managed, for <see cref="NetworkLoop"/>.</summary>
    /// <exception cref="HardwareFaultException">There is none to be had.</exception>
    IDatagramPort OpenManagement(DatagramReceived received);

    /// <summary>Who runs the TFTP server of a segment.</summary>
    ITftpHost TftpOf(Segment segment) => new LoopTftpHost(NetworkOf(segment), NetworkLoop);

    /// <summary>
    /// True where a DHCP server that nobody knows of may answer on a segment, so that one is looked for before the rig's own serves. A simulated
    /// segment holds what its rig file puts there: only where that is a rival is there anything to look for, and the time to look is not spent elsewhere.
    /// </summary>
    bool MayHaveRivals => false;

    /// <summary>The hardware address of a host of a segment; null where it cannot be told.</summary>
    string? HardwareOf(Segment segment, IPAddress host) => null;

    /// <summary>Where a segment's frames are heard, for <see cref="NetworkLoop"/>.</summary>
    IFrameTap FramesOf(Segment segment);

    /// <summary>Where a segment's leases outlive the process, other than in the rig's own files; null: nowhere.</summary>
    ILeaseKeeper? LeasesOf(Segment segment) => null;

    /// <summary>What is real here and what is not, as a phrase for people.</summary>
    string Surroundings { get; }

    /// <summary>True where lamps are looked at only after <see cref="LampsChanged"/>.</summary>
    bool LampsOnChange { get; }

    /// <summary>Where <see cref="LampsOnChange"/>: a station's lamps have changed. Raised on <see cref="Loop"/>.</summary>
    event Action<string>? LampsChanged;

    /// <summary>The parts of a station.</summary>
    /// <param name="station">Its name.</param>
    /// <param name="phone">The phone that it is for.</param>
    /// <exception cref="HardwareFaultException">A part is missing; the message says what to do.</exception>
    StationEdges Edges(string station, PhoneModel phone);

    /// <summary>The boards that its stations hang on, to be asked whether they still are what they were told to be; known once every station's parts are put together.</summary>
    IReadOnlyList<IBoardCheck> Boards() => [];

    /// <summary>The serial ports of lines whose close has not returned and most likely never will: their adapter's driver holds them.</summary>
    IReadOnlyList<string> StuckPorts => [];

    /// <summary>The pin before the actuator rail; null where there is none.</summary>
    /// <exception cref="HardwareFaultException">It is missing; the message says what to do.</exception>
    IActuatorRail? Rail() => null;

    /// <summary>The light and the button of a station.</summary>
    /// <inheritdoc cref="Edges" path="/exception"/>
    StationPanel Panel(string station) => StationPanel.None;

    /// <summary>The rig's buzzer; null where it has none.</summary>
    /// <inheritdoc cref="Edges" path="/exception"/>
    ISignal? Buzzer() => null;

    /// <summary>The uninterruptible power supply that rig and phones hang on; null where the rig file names none.</summary>
    /// <exception cref="HardwareFaultException">Its pin is missing; the message says what to do.</exception>
    IUps? Ups() => null;

    /// <summary>The fingers of a station alone, for who lets keys go and owns nothing else of it; null: it has none.</summary>
    /// <inheritdoc cref="Edges" path="/exception"/>
    IKeypad? Fingers(string station);

    /// <summary>Where an edge's blocking work is done.</summary>
    IEdgeExecutor Executor(string name);

    /// <summary>Tells a simulated person, where there is one, what a station asks for.</summary>
    void Ask(string station, PersonRequest request);
}
