namespace PhoneRig.Simulator.Bench.Remote;

/// <summary>What a rig asks of a bench in another process: the first byte of a request. The README beside this file has the rest of each.</summary>
internal enum BenchOperation : byte
{
    /// <summary>Says who asks; the first request of a connection.</summary>
    Hello = 1,

    /// <summary>Opens a line of the header.</summary>
    OpenPin = 2,

    /// <summary>Closes a line of the header.</summary>
    ClosePin = 3,

    /// <summary>Makes a line an input or output.</summary>
    SetMode = 4,

    /// <summary>Makes a line an input or output, its latch set before.</summary>
    SetModeAndLevel = 5,

    /// <summary>How a line is set.</summary>
    Mode = 6,

    /// <summary>The level of a line.</summary>
    Read = 7,

    /// <summary>Sets the latch of a line.</summary>
    Write = 8,

    /// <summary>One I2C transfer, from start to stop.</summary>
    Transfer = 9,

    /// <summary>Plugs a UDP socket of 127.0.0.1 into the segment.</summary>
    Plug = 10,

    /// <summary>Unplugs it.</summary>
    Unplug = 11,

    /// <summary>Asks the simulated person at a station.</summary>
    Ask = 12,

    /// <summary>Enters a listening TCP socket of 127.0.0.1 in the segment's directory.</summary>
    Listen = 13,

    /// <summary>Strikes it out.</summary>
    Unlisten = 14,

    /// <summary>Who listens somewhere on the segment.</summary>
    Find = 15,

    /// <summary>A person takes the phone at a station away, and puts the next one of its pile there.</summary>
    Swap = 16,

    /// <summary>A person presses a station's button.</summary>
    Press = 17,
}
