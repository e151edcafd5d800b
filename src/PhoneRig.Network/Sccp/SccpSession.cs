using System.Net;

namespace PhoneRig.Network.Sccp;

/// <summary>One connection of a phone to the registrar.</summary>
/// <param name="connection">Its number.</param>
/// <param name="local">Where it called.</param>
/// <param name="remote">Who calls.</param>
/// <param name="now">When.</param>
internal sealed class SccpSession(int connection, IPEndPoint local, IPEndPoint remote, TimeSpan now)
{
    public int Connection => connection;

    public IPEndPoint Local => local;

    public IPEndPoint Remote => remote;

    public string Address { get; } = remote.Address.ToString();

    public TimeSpan Since { get; } = now;

    public SccpFramer Framer { get; } = new();

    /// <summary>What it registered as; null while it has not.</summary>
    public RegisterRequest? Registered { get; set; }

    /// <summary>When it last said something whole.</summary>
    public TimeSpan Heard { get; set; } = now;

    /// <summary>When the message began that is not whole yet; null for none.</summary>
    public TimeSpan? PartSince { get; set; }

    /// <summary>Alarms that were told.</summary>
    public int Alarms { get; set; }

    /// <summary>When its patience ends, and why.</summary>
    public (TimeSpan At, string Why) Deadline(SccpRegistrarOptions options)
    {
        var whole = Registered is null
            ? (Since + options.RegisterWithin, $"it did not register within {options.RegisterWithin.TotalSeconds:0} s")
            : (Heard + options.Silence, $"it said nothing for {options.Silence.TotalSeconds:0} s");
        return PartSince + options.MessageWithin is { } part && part < whole.Item1 ? (part, $"the rest of a message did not come within {options.MessageWithin.TotalSeconds:0} s") : whole;
    }
}
