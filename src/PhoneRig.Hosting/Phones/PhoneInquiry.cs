using System.Net;
using PhoneRig.Core.Loop;
using PhoneRig.Hosting.Clocks;
using PhoneRig.Network.Life;
using PhoneRig.Network.PhoneWeb;
using PhoneRig.Network.Sockets;

namespace PhoneRig.Hosting.Phones;

/// <summary>Asks a phone for its web page, without a rig.</summary>
public static class PhoneInquiry
{
    /// <summary>How long a phone may take: one that is there answers in a second (L).</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Asks, and waits for the answer.</summary>
    /// <exception cref="Core.Ports.HardwareFaultException">This computer has no address to ask from.</exception>
    public static PhoneAnswer Ask(IPEndPoint phone)
    {
        var loop = new EventLoop(new ScaledClock(new ScaledTime(TimeProvider.System, 1)));
        PageOutcome? outcome = null;
        loop.Post(() => _ = new PageFetch(new TcpNetwork(loop), loop, phone, Patience, took => outcome = took));
        loop.RunUntil(() => outcome is not null);
        return outcome!.Page is { } page
            ? new PhoneAnswer { Load = page.Load, Device = page.Device, Mac = page.Mac, Model = page.Model, Serial = page.Serial, Version = page.Version, Number = page.Number }
            : new PhoneAnswer { Problem = Explain(phone, outcome) };
    }

    private static string Explain(IPEndPoint phone, PageOutcome outcome) => outcome.End switch
    {
        PageEnd.Refused => $"{phone} refuses the connection: the phone's web server is off, or its applications do not run. "
            + "Wait a minute after a start; else set webAccess to 0 in its configuration (SEP….cnf.xml) and restart it",
        PageEnd.Lost => $"no host answers at {phone.Address}: check the address (phonerig status knows leased ones), the cable and the VLAN",
        PageEnd.TimedOut => $"{phone} says nothing for {Patience.TotalSeconds:0} s: a phone answers or refuses at once, so a firewall may drop what is sent, or the host is none",
        PageEnd.Denied => $"{phone} has a web server that shows no device information ({outcome.Words}): it is no phone of this family, or its web access is limited (webAccess 2)",
        _ => $"{phone} answered, but not as a phone does: {outcome.Words}. Check the address",
    };
}
