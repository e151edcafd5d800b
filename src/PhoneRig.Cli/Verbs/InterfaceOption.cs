using System.CommandLine;
using PhoneRig.Network.Sockets;

namespace PhoneRig.Cli.Verbs;

/// <summary>The interface that a verb works on.</summary>
internal sealed class InterfaceOption
{
    private readonly Option<string> device = new("--interface")
    {
        Description = "The network interface that the phones are on, such as eth1",
        HelpName = "IF",
        Required = true,
    };

    /// <summary>Gives the option to a verb.</summary>
    public void AddTo(Command verb) => verb.Options.Add(device);

    /// <summary>The interface; null where there is none of that name or it is off.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="misuse">Why it is null, and what to do.</param>
    public HostInterface? Find(ParseResult parse, out string? misuse)
    {
        var name = parse.GetRequiredValue(device);
        if (HostInterface.Find(name, out misuse) is not { } found)
        {
            return null;
        }

        if (!found.IsUp)
        {
            misuse = $"{name} is switched off: switch it on with \"sudo ip link set {name} up\"";
            return null;
        }

        return found;
    }
}
